/** Joins scene, navigation and tour into what the interface and the live layer use: `ViewerApi`. */

import type { Action, SiteHall, SiteMuseum, SiteStop, SiteTexts } from "../content/generated/site";
import { verticalFov } from "../navigation/camera";
import { flight } from "../navigation/flight";
import type { Standing } from "../navigation/floor";
import { Input } from "../navigation/input";
import { EYE_M, STILL, type Wish } from "../navigation/walker";
import type { PanelOf } from "../scene/hall_scene";
import { isSoftware, type Quality, qualityFor, SLOW_FRAME_MS } from "../scene/quality";
import { Stage } from "../scene/stage";
import { type Keyframe, sample } from "../tour/motion";
import type {
  Arrival,
  Device,
  How,
  Place,
  Pose,
  PoseSource,
  Progress,
  RequestAdvisory,
  TourView,
  ViewerApi,
  ViewerEvents,
  Whereabouts,
} from "./api";
import { Emitter } from "./emitter";
import { Gate } from "./gate";
import { HallKeeper, type Kept } from "./hall_keeper";
import { Mover } from "./mover";
import type { SiteStore } from "./site_store";
import { TourRunner } from "./tour_runner";
import { findWay } from "./way";

/** How a viewer is begun. */
export interface ViewerOptions {
  readonly store: SiteStore;
  readonly language: string;
  readonly host: HTMLElement;
  readonly place: Place;
  readonly requestAdvisory: RequestAdvisory;
  /** The page's own `?quality=` and `?view3d=`. */
  readonly quality: string | null;
  readonly always: boolean;
  /** Bytes of the first hall, before there is a viewer to listen to. */
  readonly onProgress?: (progress: Progress) => void;
}

/** A viewpoint is stood at within this distance and turn. */
const AT_VIEW_M = 0.35;
const AT_VIEW_RAD = 0.5;
const FADE_MS = 140;
const TILT_SHARE = 0.85;

/** Begin a viewer in a hall; resolves when one can walk. @throws Error without WebGL2 or without the hall */
export async function createViewer(options: ViewerOptions): Promise<Viewer> {
  const viewer = new Viewer(options);
  await viewer.begin(options.place);
  return viewer;
}

/** The viewer. */
export class Viewer implements ViewerApi {
  readonly canvas: HTMLCanvasElement;
  readonly museum: SiteMuseum;
  texts!: SiteTexts;
  language: string;
  device: Device;
  private readonly emitter = new Emitter<ViewerEvents>();
  private readonly store: SiteStore;
  private readonly gate = new Gate();
  private readonly quality: Quality;
  private stage: Stage;
  private keeper: HallKeeper;
  private mover!: Mover;
  private input: Input | null = null;
  private inputEnabled = true;
  private runner: TourRunner | null = null;
  private source: PoseSource | null = null;
  private reduced = matchMedia("(prefers-reduced-motion: reduce)").matches;
  private held: Wish = STILL;
  private turning = { yaw: 0, pitch: 0, ahead: 0 };
  private marked: string[] = [];
  private evidence = { shown: false, strength: 0 };
  private whereabouts: Whereabouts = { hall: "", room: "", view: null };
  private lastFrame_ms = 0;
  private handle = 0;
  private going = 0;
  private lost = false;
  private readonly off = new AbortController();
  private readonly observer: ResizeObserver;

  constructor(private readonly options: ViewerOptions) {
    const { host, store } = options;
    this.store = store;
    this.museum = store.museum;
    this.language = store.language(options.language);
    this.canvas = document.createElement("canvas");
    this.canvas.tabIndex = 0;
    this.canvas.style.cssText = `display:block;width:100%;height:100%;opacity:0;transition:opacity ${FADE_MS}ms ease`;
    host.prepend(this.canvas);
    this.quality = qualityFor({
      asked: options.quality,
      dpr: window.devicePixelRatio,
      coarse: matchMedia("(pointer: coarse)").matches,
      shortSide_px: Math.min(window.innerWidth, window.innerHeight),
    });
    this.stage = new Stage(this.canvas, this.quality);
    this.keeper = this.newKeeper();
    this.gate.setAsk(options.requestAdvisory);
    const renderer = this.stage.rendererName;
    this.device = { renderer, software: isSoftware(renderer), frame_ms: null, quality: this.quality.name };
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(this.canvas);
    this.canvas.addEventListener("webglcontextlost", (e) => this.onLost(e), { signal: this.off.signal });
    this.canvas.addEventListener("webglcontextrestored", () => void this.onRestored(), {
      signal: this.off.signal,
    });
  }

  /** Bring the first hall and stand in it. */
  async begin(place: Place): Promise<void> {
    const [texts, kept] = await Promise.all([this.store.texts(this.language), this.keeper.bring(place.hall)]);
    this.texts = texts;
    await this.keeper.speak(this.panels());
    const spot = await this.allowed(kept, this.spotOf(kept, place));
    this.mover = new Mover(
      {
        keeper: this.keeper,
        gate: this.gate,
        frames: this.store.frames,
        onMissing: (hall) => void this.keeper.bring(hall).catch((error) => this.fail(hall, error)),
      },
      kept,
      spot.at,
      spot.yaw,
      spot.pitch,
      spot.eye,
    );
    this.input = new Input(this.canvas, {
      onLook: (dx, dy) => this.onLook(dx, dy),
      onTap: (x, y) => void this.onTap(x, y),
      onHover: (at) => this.onHover(at),
    });
    this.resize();
    this.moved();
    await this.stage.compile(kept.scene);
    this.canvas.style.opacity = "1";
    this.keeper.settle(kept.entry.id);
    this.lastFrame_ms = performance.now();
    this.handle = requestAnimationFrame((t) => this.frame(t));
    if (!this.options.always) void this.testFrames();
  }

  on<K extends keyof ViewerEvents>(event: K, listener: (value: ViewerEvents[K]) => void): () => void {
    return this.emitter.on(event, listener);
  }

  async goto(place: Place, how: How = "auto"): Promise<Arrival> {
    const turn = ++this.going;
    if (!this.keeper.entry(place.hall)) return "unknown";
    let kept: Kept;
    try {
      kept = await this.keeper.bring(place.hall);
    } catch (error) {
      this.fail(place.hall, error);
      return "unknown";
    }
    if (place.view && !kept.scene.data.viewpoints.some((view) => view.id === place.view)) return "unknown";
    const spot = this.spotOf(kept, place);
    const room = kept.scene.data.rooms[kept.floor.room(spot.at)]?.id ?? "";
    if (!(await this.gate.enter(kept.scene.data, room))) return "declined";
    if (turn !== this.going) return "interrupted";
    this.source = null;
    if (how !== "cut" && !this.reduced) {
      const arrived = await this.flyTo(kept, spot, how === "walk" ? 80 : 30);
      if (arrived !== null) return arrived ? "there" : "interrupted";
    }
    await this.cut(() => this.mover.stand(kept, spot.at, spot.yaw, spot.pitch, spot.eye));
    return "there";
  }

  pose(): Pose {
    return this.mover.pose();
  }

  where(): Whereabouts {
    return this.whereabouts;
  }

  hallData(hall: string): SiteHall | null {
    return this.keeper.get(hall)?.scene.data ?? null;
  }

  url(path: string): string {
    return this.store.fetcher.url(path);
  }

  async setLanguage(language: string): Promise<void> {
    const wanted = this.store.language(language);
    if (wanted === this.language) return;
    const texts = await this.store.texts(wanted);
    this.language = wanted;
    this.texts = texts;
    await this.keeper.speak(this.panels());
    const view = this.runner?.view();
    if (view) this.runner?.translate(await this.store.tour(view.tour.id, wanted));
    this.emitter.emit("language", wanted);
  }

  setRequestAdvisory(ask: RequestAdvisory): void {
    this.gate.setAsk(ask);
  }

  acceptAdvisory(advisory: string): void {
    this.gate.accept(advisory);
    this.runner?.do({ do: "accept", advisory });
  }

  move(ahead: number, aside: number, turn: number): void {
    const still = ahead === 0 && aside === 0 && turn === 0;
    this.held = still ? STILL : { ahead, aside, turn: turn * 1.2, tilt: 0, pace: "walk" };
  }

  turn(angle_rad: number): void {
    this.turning.yaw += angle_rad;
  }

  tilt(angle_rad: number): void {
    this.turning.pitch += angle_rad;
  }

  step(ahead_m: number): void {
    this.turning.ahead += ahead_m;
  }

  setInputEnabled(enabled: boolean): void {
    this.inputEnabled = enabled;
    if (!enabled) this.held = STILL;
  }

  setReducedMotion(reduced: boolean): void {
    this.reduced = reduced;
  }

  openLeaf(opening: string, to: number | "open" | "shut" | "rest" | "toggle", eased = true): boolean {
    for (const { scene } of this.near()) {
      const leaf = scene.leaf(opening);
      if (!leaf) continue;
      if (!leaf.data.operable && typeof to === "string" && to !== "rest") return false;
      const { open, rest } = leaf.data;
      const angle = { open, shut: 0, rest, toggle: leaf.isOpen ? 0 : open };
      leaf.turnTo(typeof to === "number" ? to : angle[to], eased && !this.reduced);
      this.stage.invalidate();
      return true;
    }
    return false;
  }

  setWeights(hall: string, weights: Readonly<Record<string, number>>): void {
    this.keeper.get(hall)?.scene.setWeights(weights);
    this.stage.invalidate();
  }

  highlight(elements: readonly string[]): void {
    this.marked = [...elements];
    this.tint();
  }

  setEvidence(shown: boolean): void {
    this.evidence.shown = shown;
  }

  async startTour(
    tour: string,
    options: { readonly stop?: string | null; readonly short?: boolean; readonly paused?: boolean } = {},
  ): Promise<void> {
    const words = await this.store.tour(tour, this.language);
    this.runner?.end();
    this.source = null;
    this.runner = new TourRunner(
      words,
      {
        now: () => performance.now(),
        along: (keyframes, t_ms) => this.along(keyframes, t_ms),
        stand: (stop) => void this.standAt(stop),
        letGo: () => this.mover.release(),
        act: (stop, action, eased) => this.act(stop, action, eased),
        undo: (stop) => this.undo(stop),
        changed: (view) => this.emitter.emit("tour", view),
      },
      () => this.reduced,
      this.gate.all,
      options.short ?? false,
    );
    if (options.stop) this.runner.do({ do: "jump", stop: options.stop });
    else this.runner.do({ do: "play" });
    if (options.paused) this.runner.do({ do: "pause" });
  }

  tour(): TourView | null {
    return this.runner?.view() ?? null;
  }

  playTour(): void {
    this.runner?.do({ do: "play" });
  }

  pauseTour(): void {
    this.runner?.do({ do: "pause" });
  }

  nextStop(): void {
    this.runner?.do({ do: "next" });
  }

  previousStop(): void {
    this.runner?.do({ do: "back" });
  }

  jumpTo(stop: string): void {
    this.runner?.do({ do: "jump", stop });
  }

  seek(position_ms: number): void {
    this.runner?.do({ do: "seek", to_ms: position_ms });
  }

  answerAdvisory(accepted: boolean): void {
    const advisory = this.runner?.advisory;
    if (!advisory) return;
    if (accepted) this.gate.accept(advisory);
    this.runner?.do({ do: accepted ? "accept" : "decline", advisory });
  }

  endTour(): void {
    const { runner } = this;
    this.runner = null;
    runner?.end();
  }

  follow(source: PoseSource | null): void {
    this.source = source;
    if (!source) this.mover.release();
  }

  dispose(): void {
    cancelAnimationFrame(this.handle);
    this.off.abort();
    this.observer.disconnect();
    this.input?.release();
    this.keeper.clear();
    this.stage.dispose();
    this.canvas.remove();
    this.emitter.clear();
  }

  /** What tests and the debug view read. */
  debug(): Record<string, unknown> {
    const counts = this.stage.counts();
    const { hall, room, view } = this.whereabouts;
    const here = this.keeper.get(hall);
    return {
      ...counts,
      ready: !this.lost && this.canvas.style.opacity === "1",
      hall,
      room,
      view,
      pose: this.mover.pose(),
      ledBy: this.source ? "follow" : this.mover.ledBy,
      halls: this.keeper.here,
      rooms: [...(here?.scene.rooms ?? [])],
      leaves: Object.fromEntries((here?.scene.leaves ?? []).map((leaf) => [leaf.data.node, leaf.angle])),
      weights: Object.fromEntries(here?.scene.weights ?? []),
      faces: (here?.scene.faces ?? []).map((face) => ({
        element: face.data.element,
        exhibit: face.data.exhibit,
        shown: face.mesh.visible,
        body_m: face.setting?.body ?? null,
        fits: face.setting?.fits ?? null,
      })),
      cache: this.keeper.cache.counts(),
      pixelRatio: this.stage.pixelRatio,
      language: this.language,
      tour: this.runner
        ? { ...this.runner.view(), tour: this.runner.view().tour.id, stop: this.runner.view().stop.id }
        : null,
      device: this.device,
    };
  }

  private newKeeper(): HallKeeper {
    return new HallKeeper(this.store, this.stage, (progress) => {
      this.options.onProgress?.(progress);
      this.emitter.emit("progress", progress);
    });
  }

  private panels(): PanelOf {
    const { texts } = this;
    return (exhibit) => texts.exhibits[exhibit]?.panel ?? null;
  }

  private frame(now: number): void {
    this.handle = requestAnimationFrame((t) => this.frame(t));
    const dt = Math.min(0.25, Math.max(0, (now - this.lastFrame_ms) / 1000));
    this.lastFrame_ms = now;
    if (this.lost || document.hidden) return;
    this.runner?.frame();
    const pose = this.source?.sample(performance.now());
    let moved = this.runner?.leads ?? false;
    if (pose) {
      moved = this.mover.place({ ...pose, hall: pose.index });
      if (!moved) this.bringFor(pose.index);
    }
    const wish = this.wish(dt);
    if (wish !== STILL && (this.source || this.runner?.leads)) this.emitter.emit("steer", { by: "walk" });
    if (wish !== STILL && this.runner?.leads) this.runner.do({ do: "pause" });
    if (!this.source) moved = this.mover.update(performance.now(), dt, wish) || moved;
    if (moved) this.moved();
    this.easeEvidence(dt);
    if (this.mover.ledBy === "hands") this.stage.marker.fade();
    this.stage.frame(now, dt);
  }

  /** Keys and sticks, the interface's hold-to-move, and what is left of a step or a turn that was asked for. */
  private wish(dt: number): Wish {
    if (!this.inputEnabled || !this.input) return STILL;
    const hands = this.input.wish();
    const base = hands !== STILL ? hands : this.held;
    const left = this.turning;
    if (Math.abs(left.yaw) + Math.abs(left.pitch) + Math.abs(left.ahead) < 1e-3) {
      if (left.yaw !== 0 || left.pitch !== 0 || left.ahead !== 0)
        this.turning = { yaw: 0, pitch: 0, ahead: 0 };
      return base;
    }
    const share = this.reduced ? 1 : Math.min(1, dt * 9);
    const spent = {
      yaw: left.yaw * share,
      pitch: left.pitch * share,
      ahead: Math.sign(left.ahead) * Math.min(Math.abs(left.ahead), 1.4 * dt),
    };
    this.turning = {
      yaw: left.yaw - spent.yaw,
      pitch: left.pitch - spent.pitch,
      ahead: left.ahead - spent.ahead,
    };
    const rate = dt > 0 ? 1 / dt : 0;
    return {
      ahead: left.ahead !== 0 ? Math.sign(left.ahead) : base.ahead,
      aside: base.aside,
      turn: base.turn + spent.yaw * rate,
      tilt: base.tilt + spent.pitch * rate,
      pace: base.pace,
    };
  }

  /** The eye has moved: the camera, what is seen, who is told. */
  private moved(): void {
    const pose = this.mover.pose();
    const { scene, entry } = this.mover.hall;
    this.stage.stand(scene, [pose.x, pose.y, pose.z], pose.yaw, pose.pitch);
    const room = this.mover.room;
    const view = viewAt(scene.data, pose);
    const before = this.whereabouts;
    if (before.hall !== entry.id || before.room !== room || before.view !== view) {
      this.whereabouts = { hall: entry.id, room, view };
      if (before.hall !== entry.id || before.room !== room) this.keeper.show(entry.id, room);
      if (before.hall !== entry.id && before.hall !== "") this.keeper.settle(entry.id);
      this.emitter.emit("where", this.whereabouts);
    }
    this.emitter.emit("pose", pose);
  }

  private spotOf(kept: Kept, place: Place): Spot {
    const { data } = kept.scene;
    if (place.at) {
      const { x, y, z, yaw, pitch } = place.at;
      const at = kept.floor.locate(x, y - EYE_M, z, 1.2) ?? kept.floor.nearest(x, y - EYE_M, z)?.[0];
      if (at) return { at, yaw, pitch, eye: Math.min(2, Math.max(0.5, y - kept.floor.height(at))) };
    }
    const view =
      data.viewpoints.find((each) => each.id === (place.view ?? data.start)) ??
      data.viewpoints.find((each) => each.id === data.start) ??
      data.viewpoints[0];
    const [x, y, z] = view?.eye ?? [0, EYE_M, 0];
    const found = kept.floor.locate(x, y - EYE_M, z, 1.2) ?? kept.floor.nearest(x, y - EYE_M, z)?.[0];
    const at = found ?? { patch: 0, x, z };
    const eye = Math.min(2, Math.max(0.5, y - kept.floor.height(at)));
    return { at, yaw: view?.yaw ?? 0, pitch: view?.pitch ?? 0, eye };
  }

  /** A link into a zone shows the notice first; declined, one stands at the hall's start. */
  private async allowed(kept: Kept, spot: Spot): Promise<Spot> {
    const room = kept.scene.data.rooms[kept.floor.room(spot.at)]?.id ?? "";
    if (await this.gate.enter(kept.scene.data, room)) return spot;
    return this.spotOf(kept, { hall: kept.entry.id });
  }

  /** Fly along the floor; null where no way of `most_m` or less leads there. */
  private async flyTo(kept: Kept, spot: Spot, most_m: number): Promise<boolean | null> {
    const from = this.mover.hall;
    const corners = findWay(
      { kept: from, at: this.mover.at },
      { kept, at: spot.at },
      (id) => this.keeper.get(id),
      (hall, room) => this.mover.mayEnter(hall, room),
      this.store.frames,
    );
    if (!corners) return null;
    let length = 0;
    for (let i = 1; i < corners.length; i++) {
      const [a, b] = [corners[i - 1], corners[i]];
      if (a && b) length += Math.hypot(b[0] - a[0], b[1] - a[1], b[2] - a[2]);
    }
    if (length > most_m) return null;
    const pose = this.mover.pose();
    const turn = kept.entry.yaw - from.entry.yaw;
    const last = corners[corners.length - 1] ?? [pose.x, pose.y - EYE_M, pose.z];
    const keyframes = flight(
      corners,
      { eye: [pose.x, pose.y, pose.z], yaw: pose.yaw, pitch: pose.pitch },
      { eye: [last[0], last[1] + spot.eye, last[2]], yaw: spot.yaw + turn, pitch: spot.pitch },
      from.entry.index,
    );
    return this.mover.fly(keyframes, performance.now());
  }

  private async cut(change: () => void): Promise<void> {
    this.canvas.style.opacity = "0";
    await pause(FADE_MS);
    change();
    this.moved();
    this.canvas.style.opacity = "1";
  }

  private onLook(dx: number, dy: number): void {
    if (!this.inputEnabled) return;
    const { height } = this.stage.size;
    const perPixel = (this.stage.camera.fov * Math.PI) / 180 / height;
    if (this.source) {
      this.emitter.emit("steer", { by: "look" });
      return;
    }
    // The scene goes with the finger.
    this.mover.look(dx * perPixel, dy * perPixel * TILT_SHARE);
    this.moved();
  }

  private async onTap(x: number, y: number): Promise<void> {
    if (!this.inputEnabled) return;
    const met = this.stage.pick(x, y);
    if (!met) return;
    const { data, entry } = met.hall;
    const leaf =
      met.exhibit === null && met.element
        ? met.hall.leaves.find((l) => l.data.element === met.element && l.data.operable)
        : null;
    const upward = met.normal[1] > 0.7;
    if (!upward || met.exhibit !== null) {
      const element = data.elements.find((each) => each.id === met.element);
      this.emitter.emit("pick", {
        hall: entry.id,
        element: met.element,
        exhibit: met.exhibit,
        evidence: element?.evidence ?? null,
        opening: leaf?.data.opening ?? leaf?.data.element ?? null,
        x_px: x,
        y_px: y,
      });
      return;
    }
    const kept = this.keeper.get(entry.id);
    if (this.source || !kept) {
      if (this.source) this.emitter.emit("steer", { by: "walk" });
      return;
    }
    const near = kept.floor.nearest(...met.point);
    if (!near || near[1] > 0.9) return;
    await this.walkTo(kept, near[0], met.hall.toWorld(met.point));
  }

  private async walkTo(kept: Kept, at: Standing, mark: ReturnType<Kept["scene"]["toWorld"]>): Promise<void> {
    const room = kept.scene.data.rooms[kept.floor.room(at)]?.id ?? "";
    if (!(await this.gate.enter(kept.scene.data, room))) return;
    if (this.runner?.leads) this.runner.do({ do: "pause" });
    this.going++;
    const up = mark.clone().set(0, 1, 0);
    this.stage.marker.place(kept.scene.toWorld([at.x, kept.floor.height(at), at.z]), up);
    const pose = this.mover.pose();
    const turn = kept.entry.yaw - this.mover.hall.entry.yaw;
    const [ex, ey, ez] = [pose.x, pose.y - EYE_M, pose.z];
    const there = kept.scene.toWorld([at.x, kept.floor.height(at), at.z]);
    const here = this.mover.hall.scene.toWorld([ex, ey, ez]);
    const away = Math.hypot(there.x - here.x, there.z - here.z);
    const heading =
      away > 0.8 ? Math.atan2(-(there.x - here.x), -(there.z - here.z)) - kept.entry.yaw : pose.yaw - turn;
    const spot = { at, yaw: heading, pitch: 0, eye: EYE_M };
    if (this.reduced) await this.cut(() => this.mover.stand(kept, at, heading, 0));
    else if ((await this.flyTo(kept, spot, 60)) === null) this.stage.marker.fade();
  }

  private onHover(at: { x_px: number; y_px: number } | null): void {
    if (!at) {
      this.canvas.style.cursor = "";
      return;
    }
    const now = performance.now();
    // A ray costs a millisecond or two in a full hall: ten a second are enough for a cursor.
    if (now - this.hovered_ms < 100 || this.mover.ledBy !== "hands") return;
    this.hovered_ms = now;
    const met = this.stage.pick(at.x_px, at.y_px);
    const leaf = met?.element
      ? met.hall.leaves.find((l) => l.data.element === met.element && l.data.operable)
      : undefined;
    const floor = met !== null && met.normal[1] > 0.7;
    this.canvas.style.cursor = met?.exhibit || leaf ? "pointer" : floor ? "crosshair" : "grab";
    this.emitter.emit("hover", {
      exhibit: met?.exhibit ?? null,
      opening: leaf?.data.opening ?? null,
    });
  }
  private hovered_ms = 0;

  private along(keyframes: readonly Keyframe[], t_ms: number): boolean {
    const pose = sample(keyframes, t_ms, this.store.frames);
    const done = this.mover.place(pose);
    if (done) this.moved();
    else this.bringFor(pose.hall);
    return done;
  }

  /** Be at a stop's viewpoint, whatever is between. */
  private async standAt(stop: SiteStop): Promise<void> {
    const pose = this.mover.pose();
    const here = this.keeper.get(stop.hall)?.scene.data;
    const view = here?.viewpoints.find((each) => each.id === stop.viewpoint);
    this.mover.release();
    if (view && this.whereabouts.hall === stop.hall && isAt(pose, view.eye, view.yaw)) return;
    if (stop.advisory) this.gate.accept(stop.advisory);
    await this.goto({ hall: stop.hall, view: stop.viewpoint }, this.reduced ? "cut" : "auto");
  }

  private bringFor(index: number): void {
    const hall = this.museum.halls[index]?.id;
    if (hall && !this.keeper.get(hall)) void this.keeper.bring(hall).catch((error) => this.fail(hall, error));
  }

  private act(stop: SiteStop, action: Action, eased: boolean): void {
    switch (action.do) {
      case "door":
        this.openLeaf(action.opening, (action.to_deg * Math.PI) / 180, eased);
        break;
      case "highlight":
        this.highlight([...this.marked, action.element]);
        break;
      case "dim":
        this.setWeights(stop.hall, { [action.layer]: action.to });
        break;
      case "show":
        break;
    }
  }

  private undo(stop: SiteStop): void {
    for (const action of stop.actions) {
      if (action.do === "door") this.openLeaf(action.opening, "rest");
      if (action.do === "dim")
        this.setWeights(stop.hall, { [action.layer]: this.atRest(stop.hall, action.layer) });
    }
    this.highlight([]);
  }

  private atRest(hall: string, layer: string): number {
    return this.hallData(hall)?.layers.find((each) => each.name === layer)?.weight ?? 1;
  }

  private near(): Kept[] {
    const first = this.mover.hall;
    const rest = this.keeper.here
      .map((id) => this.keeper.get(id))
      .filter((kept) => kept !== null && kept !== first);
    return [first, ...(rest as Kept[])];
  }

  private tint(): void {
    const marked = new Set(this.marked);
    for (const { scene } of this.near()) scene.tint(this.evidence.strength, marked, 1);
    this.stage.invalidate();
  }

  private easeEvidence(dt: number): void {
    const wanted = this.evidence.shown ? 1 : 0;
    if (this.evidence.strength === wanted) return;
    const step = this.reduced ? 1 : dt / 0.35;
    const { strength } = this.evidence;
    this.evidence.strength = wanted > strength ? Math.min(1, strength + step) : Math.max(0, strength - step);
    this.tint();
  }

  private resize(): void {
    const { clientWidth, clientHeight } = this.canvas;
    if (clientWidth === 0 || clientHeight === 0) return;
    this.stage.resize(clientWidth, clientHeight, verticalFov(clientWidth / clientHeight));
  }

  /** Draw for a second without pause: a software renderer by any name is told by its frames. */
  private async testFrames(): Promise<void> {
    const began = performance.now();
    let frames = 0;
    await new Promise<void>((done) => {
      const tick = (now: number): void => {
        frames++;
        this.stage.invalidate();
        if (now - began < 1000) requestAnimationFrame(tick);
        else done();
      };
      requestAnimationFrame(tick);
    });
    const frame_ms = (performance.now() - began) / Math.max(1, frames);
    const software = this.device.software || frame_ms > SLOW_FRAME_MS;
    this.device = { ...this.device, frame_ms, software };
    if (software) this.emitter.emit("software", this.device);
  }

  private onLost(event: Event): void {
    event.preventDefault();
    this.lost = true;
    this.emitter.emit("context", { lost: true });
  }

  /** The graphics memory is gone with its pictures: bring the halls anew (from the browser's cache) and stand as before. */
  private async onRestored(): Promise<void> {
    const pose = this.mover.pose();
    this.keeper.clear();
    const kept = await this.keeper.bring(pose.hall);
    await this.keeper.speak(this.panels());
    const spot = this.spotOf(kept, { hall: pose.hall, at: pose });
    this.mover.stand(kept, spot.at, pose.yaw, pose.pitch, spot.eye);
    this.whereabouts = { hall: "", room: "", view: null };
    this.lost = false;
    this.moved();
    this.keeper.settle(pose.hall);
    this.emitter.emit("context", { lost: false });
  }

  private fail(hall: string, error: unknown): void {
    this.emitter.emit("failed", { hall, reason: error instanceof Error ? error.message : String(error) });
  }
}

interface Spot {
  readonly at: Standing;
  readonly yaw: number;
  readonly pitch: number;
  readonly eye: number;
}

function viewAt(data: SiteHall, pose: Pose): string | null {
  return data.viewpoints.find((view) => isAt(pose, view.eye, view.yaw))?.id ?? null;
}

function isAt(pose: Pose, eye: readonly [number, number, number], yaw: number): boolean {
  const turn = Math.abs(Math.atan2(Math.sin(pose.yaw - yaw), Math.cos(pose.yaw - yaw)));
  return Math.hypot(pose.x - eye[0], pose.y - eye[1], pose.z - eye[2]) < AT_VIEW_M && turn < AT_VIEW_RAD;
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
