/** Joins scene, navigation and tour into what the interface and the live layer use: `ViewerApi`. */
import type { SiteHall, SiteMuseum, SiteTexts } from "../content/generated/site";
import { verticalFov } from "../navigation/camera";
import { STILL } from "../navigation/walker";
import type { PanelOf, PictureOf } from "../scene/hall_faces";
import { isSoftware, qualityFor } from "../scene/quality";
import { rendererName, Stage } from "../scene/stage";
import { type Keyframe, sample } from "../tour/motion";
import type {
  Arrival,
  Device,
  How,
  Pick,
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
import { describe } from "./debug";
import { Emitter } from "./emitter";
import { testFrames } from "./frame_test";
import { Gate } from "./gate";
import { HallKeeper, type Kept } from "./hall_keeper";
import { Hands } from "./hands";
import { FADE_MS, Journeys } from "./journeys";
import { Marks } from "./marks";
import { Mover } from "./mover";
import type { SiteStore } from "./site_store";
import { isAt, roomOf, type Spot, spotOf, viewAt } from "./spots";
import { Touring, type TourOptions } from "./touring";

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
  /** The halls that may be entered, where not all may: those of a lesson. */
  readonly only?: readonly string[] | null;
  /** Bytes of the first hall, before there is a viewer to listen to. */
  readonly onProgress?: (progress: Progress) => void;
}

/** A tap goes to the floor within this distance of where it fell. */
const TAP_REACH_M = 0.9;

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
  private readonly gate: Gate;
  private readonly stage: Stage;
  private readonly keeper: HallKeeper;
  private readonly marks: Marks;
  private readonly touring: Touring;
  private mover!: Mover;
  private hands!: Hands;
  private journeys!: Journeys;
  private source: PoseSource | null = null;
  private reduced = matchMedia("(prefers-reduced-motion: reduce)").matches;
  private whereabouts: Whereabouts = { hall: "", room: "", view: null };
  private lastFrame_ms = 0;
  private handle = 0;
  private lost = false;
  private begun = false;
  private readonly off = new AbortController();
  private readonly observer: ResizeObserver;

  constructor(private readonly options: ViewerOptions) {
    const { host, store } = options;
    this.store = store;
    this.museum = store.museum;
    this.language = store.language(options.language);
    this.gate = new Gate(options.only);
    this.canvas = canvasIn(host);
    const renderer = rendererName();
    const software = isSoftware(renderer);
    const quality = qualityFor({
      software,
      asked: options.quality,
      dpr: window.devicePixelRatio,
      coarse: matchMedia("(pointer: coarse)").matches,
      shortSide_px: Math.min(window.innerWidth, window.innerHeight),
    });
    this.stage = new Stage(this.canvas, quality);
    if (options.onProgress) this.emitter.on("progress", options.onProgress);
    this.keeper = new HallKeeper(
      store,
      this.stage,
      (progress) => this.emitter.emit("progress", progress),
      (hall, room) => this.gate.guard(hall, room) === null,
    );
    this.gate.opened = () => this.keeper.reveal();
    this.marks = new Marks(
      () => this.stage.all(),
      () => this.stage.invalidate(),
    );
    this.touring = new Touring({
      viewer: this,
      store,
      gate: this.gate,
      reduced: () => this.reduced,
      along: (keyframes, t_ms) => this.along(keyframes, t_ms),
      stand: (hall, view) => void this.standAt(hall, view),
      letGo: () => this.mover.release(),
      changed: (view) => this.emitter.emit("tour", view),
    });
    this.gate.setAsk(options.requestAdvisory);
    this.device = { renderer, software, frame_ms: null, quality: quality.name };
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(this.canvas);
    const on = { signal: this.off.signal };
    this.canvas.addEventListener("webglcontextlost", (e) => this.onLost(e), on);
    this.canvas.addEventListener("webglcontextrestored", () => void this.onRestored(), on);
  }

  /** Bring the first hall and stand in it; a link into a zone asks first, and declined leads to the hall's start. */
  async begin(place: Place): Promise<void> {
    const { keeper, gate, stage, store } = this;
    const [texts, kept] = await Promise.all([store.texts(this.language), keeper.bring(place.hall)]);
    this.texts = texts;
    await keeper.speak(this.panels(), this.pictures());
    let spot = spotOf(kept, place);
    if (!(await gate.enter(kept.scene.data, roomOf(kept, spot.at))))
      spot = spotOf(kept, { hall: place.hall });
    const onMissing = (hall: string): void =>
      void keeper.bring(hall).catch((error) => this.failed(hall, error));
    this.mover = new Mover({ keeper, gate, frames: store.frames, onMissing }, kept, spot);
    this.journeys = new Journeys({
      keeper,
      gate,
      stage,
      mover: this.mover,
      frames: store.frames,
      reduced: () => this.reduced,
      moved: () => this.moved(),
      failed: (hall, error) => this.failed(hall, error),
    });
    this.hands = new Hands(
      stage,
      {
        onLook: (dyaw, dpitch) => this.onLook(dyaw, dpitch),
        onFloor: (hall, point) => void this.onFloor(hall, point),
        onPick: (pick) => void this.onPick(pick),
        onHover: (exhibit, opening) => this.emitter.emit("hover", { exhibit, opening }),
      },
      () => this.mover.ledBy === "hands",
    );
    this.resize();
    this.moved();
    this.canvas.style.opacity = "1";
    this.begun = true;
    keeper.settle(kept.entry.id);
    this.lastFrame_ms = performance.now();
    this.handle = requestAnimationFrame((t) => this.frame(t));
    if (!this.options.always) void this.test();
  }

  on<K extends keyof ViewerEvents>(event: K, listener: (value: ViewerEvents[K]) => void): () => void {
    return this.emitter.on(event, listener);
  }

  goto(place: Place, how: How = "auto"): Promise<Arrival> {
    this.source = null;
    return this.journeys.go(place, how);
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
    await this.keeper.speak(this.panels(), this.pictures());
    await this.touring.translate();
    this.emitter.emit("language", wanted);
  }

  setRequestAdvisory(ask: RequestAdvisory): void {
    this.gate.setAsk(ask);
  }

  acceptAdvisory(advisory: string): void {
    this.gate.accept(advisory);
    this.touring.do({ do: "accept", advisory });
  }

  enterZone(advisory: string): Promise<boolean> {
    return this.gate.request(advisory);
  }

  move(ahead: number, aside: number, turn: number): void {
    this.hands.hold(ahead, aside, turn);
  }

  turn(angle_rad: number): void {
    this.hands.nudge(angle_rad, 0, 0);
  }

  tilt(angle_rad: number): void {
    this.hands.nudge(0, angle_rad, 0);
  }

  step(ahead_m: number): void {
    this.hands.nudge(0, 0, ahead_m);
  }

  setInputEnabled(enabled: boolean): void {
    this.hands.enabled = enabled;
    if (!enabled) this.hands.hold(0, 0, 0);
  }

  setReducedMotion(reduced: boolean): void {
    this.reduced = reduced;
  }

  openLeaf(opening: string, to: number | "open" | "shut" | "rest" | "toggle", eased = true): boolean {
    for (const { scene } of this.near()) {
      const leaves = scene.leavesOf(opening);
      const [first] = leaves;
      if (!first) continue;
      // A tour's own script may move what a visitor may not.
      if (!first.data.operable && typeof to === "string" && to !== "rest") return false;
      const shuts = first.isOpen;
      for (const leaf of leaves) {
        const { open, rest } = leaf.data;
        const angles = { open, shut: 0, rest, toggle: shuts ? 0 : open };
        leaf.turnTo(typeof to === "number" ? to : angles[to], eased && !this.reduced);
      }
      this.stage.invalidate();
      return true;
    }
    return false;
  }

  setWeights(hall: string, weights: Readonly<Record<string, number>>): void {
    this.keeper.get(hall)?.scene.lamps.set(weights);
    this.stage.invalidate();
  }

  highlight(elements: readonly string[]): void {
    this.marks.mark(elements);
  }

  setEvidence(shown: boolean): void {
    this.marks.tint(shown);
  }

  async startTour(tour: string, options: TourOptions = {}): Promise<void> {
    this.source = null;
    await this.touring.start(tour, options);
  }

  tour(): TourView | null {
    return this.touring.view();
  }

  playTour(): void {
    this.touring.do({ do: "play" });
  }

  pauseTour(): void {
    this.touring.do({ do: "pause" });
  }

  nextStop(): void {
    this.touring.do({ do: "next" });
  }

  previousStop(): void {
    this.touring.do({ do: "back" });
  }

  jumpTo(stop: string): void {
    this.touring.do({ do: "jump", stop });
  }

  seek(position_ms: number): void {
    this.touring.do({ do: "seek", to_ms: position_ms });
  }

  answerAdvisory(accepted: boolean): void {
    this.touring.answer(accepted);
  }

  endTour(): void {
    this.touring.end();
  }

  follow(source: PoseSource | null): void {
    this.source = source;
    if (!source) this.mover.release();
  }

  dispose(): void {
    cancelAnimationFrame(this.handle);
    this.off.abort();
    this.observer.disconnect();
    if (this.begun) this.hands.release();
    this.keeper.clear();
    this.stage.dispose();
    this.canvas.remove();
    this.emitter.clear();
  }

  /** What tests and the debug view read. */
  debug(): Record<string, unknown> {
    return describe({
      ready: this.begun && !this.lost,
      stage: this.stage,
      keeper: this.keeper,
      mover: this.mover,
      where: this.whereabouts,
      language: this.language,
      following: this.source !== null,
      tour: this.tour(),
      device: this.device,
    });
  }

  private frame(now: number): void {
    this.handle = requestAnimationFrame((t) => this.frame(t));
    const dt_s = Math.min(0.5, Math.max(0, (now - this.lastFrame_ms) / 1000));
    this.lastFrame_ms = now;
    if (this.lost || document.hidden) return;
    this.touring.frame();
    const wish = this.hands.wish(dt_s, this.reduced);
    const led = this.source !== null || this.touring.leads;
    if (wish !== STILL && led) {
      this.emitter.emit("steer", { by: "walk" });
      this.touring.do({ do: "pause" });
      if (!this.source) this.mover.release();
    }
    const pose = this.source?.sample(performance.now()) ?? null;
    if (pose && this.mover.place({ ...pose, hall: pose.index })) this.moved();
    else if (pose) this.bringFor(pose.index);
    if (!this.source && this.mover.update(performance.now(), dt_s, wish)) this.moved();
    if (this.mover.ledBy === "hands") this.stage.marker.fade();
    this.marks.update(dt_s, this.reduced);
    this.stage.frame(now, dt_s);
  }

  /** The eye has moved: the camera, what is seen, who is told. */
  private moved(): void {
    const pose = this.mover.pose();
    const { scene, entry } = this.mover.hall;
    this.stage.stand(scene, [pose.x, pose.y, pose.z], pose.yaw, pose.pitch);
    const now = { hall: entry.id, room: this.mover.room, view: viewAt(scene.data, pose) };
    const before = this.whereabouts;
    this.whereabouts = now;
    if (before.hall !== now.hall || before.room !== now.room) {
      this.keeper.show(now.hall, now.room);
      this.marks.apply();
    }
    if (before.hall !== now.hall && this.begun) this.keeper.settle(now.hall);
    if (before.hall !== now.hall || before.room !== now.room || before.view !== now.view) {
      this.emitter.emit("where", now);
    }
    this.emitter.emit("pose", pose);
  }

  private onLook(dyaw: number, dpitch: number): void {
    if (this.source) {
      this.emitter.emit("steer", { by: "look" });
      return;
    }
    this.mover.look(dyaw, dpitch);
    this.moved();
  }

  private async onFloor(hall: string, point: readonly [number, number, number]): Promise<void> {
    const kept = this.keeper.get(hall);
    if (this.source) {
      this.emitter.emit("steer", { by: "walk" });
      return;
    }
    const near = kept?.floor.nearest(...point);
    if (!kept || !near || near[1] > TAP_REACH_M) return;
    if (this.touring.leads) this.touring.do({ do: "pause" });
    await this.journeys.goTo(kept, near[0]);
  }

  private along(keyframes: readonly Keyframe[], t_ms: number): boolean {
    const pose = sample(keyframes, t_ms, this.store.frames);
    const done = this.mover.place(pose);
    if (done) this.moved();
    else this.bringFor(pose.hall);
    return done;
  }

  /** Be at a viewpoint, whatever is between. */
  private async standAt(hall: string, view: string): Promise<void> {
    this.mover.release();
    const found = this.hallData(hall)?.viewpoints.find((each) => each.id === view);
    if (found && this.whereabouts.hall === hall && isAt(this.mover.pose(), found.eye, found.yaw)) return;
    await this.goto({ hall, view });
  }

  private bringFor(index: number): void {
    const hall = this.museum.halls[index]?.id;
    if (hall) void this.keeper.bring(hall).catch((error) => this.failed(hall, error));
  }

  /** A thing was tapped: what stands behind a notice says what it is when that has been accepted. */
  private async onPick(pick: Pick): Promise<void> {
    const data = this.keeper.get(pick.hall)?.scene.data;
    const room = data?.elements.find((each) => each.id === pick.element)?.room;
    if (pick.exhibit && data && room && !(await this.gate.enter(data, room))) return;
    this.emitter.emit("pick", pick);
  }

  private panels(): PanelOf {
    const { texts } = this;
    return (exhibit) => texts.exhibits[exhibit]?.panel ?? null;
  }

  private pictures(): PictureOf {
    const { texts } = this;
    return (exhibit) => texts.exhibits[exhibit]?.picture ?? null;
  }

  /** Halls that are here, the one we stand in first. */
  private near(): Kept[] {
    const first = this.mover.hall;
    const rest = this.keeper.here.flatMap((id) => this.keeper.get(id) ?? []);
    return [first, ...rest.filter((kept) => kept !== first)];
  }

  private resize(): void {
    const { clientWidth, clientHeight } = this.canvas;
    if (clientWidth === 0 || clientHeight === 0) return;
    this.stage.resize(clientWidth, clientHeight, verticalFov(clientWidth / clientHeight));
  }

  private async test(): Promise<void> {
    const { frame_ms, slow } = await testFrames(this.stage);
    this.device = { ...this.device, frame_ms, software: this.device.software || slow };
    if (this.device.software) this.emitter.emit("software", this.device);
  }

  private onLost(event: Event): void {
    // Without this the browser does not give the context back.
    event.preventDefault();
    this.lost = true;
    // Now, while there is no context: what is given back after the restoring belongs to the one that is gone.
    if (this.begun) this.keeper.clear();
    this.emitter.emit("context", { lost: true });
  }

  /** The graphics memory is gone with its pictures: bring the halls anew (from the browser's cache), stand as before. */
  private async onRestored(): Promise<void> {
    if (!this.begun) return;
    const pose = this.mover.pose();
    const kept = await this.keeper.bring(pose.hall);
    await this.keeper.speak(this.panels(), this.pictures());
    const spot: Spot = spotOf(kept, { hall: pose.hall, at: pose });
    this.mover.stand(kept, spot.at, pose.yaw, pose.pitch, spot.eye);
    this.whereabouts = { hall: "", room: "", view: null };
    this.lost = false;
    this.moved();
    this.emitter.emit("context", { lost: false });
  }

  private failed(hall: string, error: unknown): void {
    this.emitter.emit("failed", { hall, reason: error instanceof Error ? error.message : String(error) });
  }
}

/** The canvas takes the keyboard and fades at cuts; its size is its host's. */
function canvasIn(host: HTMLElement): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.tabIndex = 0;
  Object.assign(canvas.style, {
    display: "block",
    width: "100%",
    height: "100%",
    opacity: "0",
    transition: `opacity ${FADE_MS}ms ease`,
  });
  host.prepend(canvas);
  return canvas;
}
