/** Joins scene, navigation and tour into what the interface and the live layer use: `ViewerApi`. */
import type { SiteHall } from "../content/generated/site";
import type { Pointed } from "../live/pointing";
import type { HallScene } from "../scene/hall_scene";
import type { Cover } from "../ui/covered";
import type {
  Arrival,
  How,
  Place,
  Pose,
  PoseSource,
  RequestAdvisory,
  TourView,
  ViewerApi,
  ViewerEvents,
  Whereabouts,
} from "./api";
import { describe } from "./debug";
import { type LeafTo, swing } from "./leaves";
import type { Pointing } from "./pointing";
import { Touring, type TourOptions } from "./touring";
import { ViewerCore, type ViewerOptions } from "./viewer_core";

export type { ViewerOptions } from "./viewer_core";

/** Begin a viewer in a hall; resolves when one can walk. @throws Error without WebGL2 or without the hall */
export async function createViewer(options: ViewerOptions): Promise<Viewer> {
  const viewer = new Viewer(options);
  await viewer.begin(options.place);
  return viewer;
}

/** The viewer. */
export class Viewer extends ViewerCore implements ViewerApi {
  protected readonly touring: Touring;
  private points = false;
  private pointedAt: Pointed | null = null;

  constructor(options: ViewerOptions) {
    super(options);
    this.touring = new Touring({
      viewer: this,
      store: this.store,
      gate: this.gate,
      reduced: () => this.steering.reduced,
      along: (keyframes, t_ms) => this.steering.along(keyframes, t_ms),
      stand: (hall, view) => void this.steering.standAt(hall, view),
      letGo: () => this.steering.mover.release(),
      changed: (view) => this.emitter.emit("tour", view),
    });
  }

  on<K extends keyof ViewerEvents>(event: K, listener: (value: ViewerEvents[K]) => void): () => void {
    return this.emitter.on(event, listener);
  }

  goto(place: Place, how: How = "auto"): Promise<Arrival> {
    return this.steering.go(place, how);
  }

  pose(): Pose {
    return this.steering.mover.pose();
  }

  where(): Whereabouts {
    return this.steering.where;
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
    await this.speak();
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
    this.steering.hands.hold(ahead, aside, turn);
  }

  turn(angle_rad: number): void {
    this.steering.hands.nudge(angle_rad, 0, 0);
  }

  tilt(angle_rad: number): void {
    this.steering.hands.nudge(0, angle_rad, 0);
  }

  step(ahead_m: number): void {
    this.steering.hands.nudge(0, 0, ahead_m);
  }

  setInputEnabled(enabled: boolean): void {
    const { hands } = this.steering;
    hands.enabled = enabled;
    if (!enabled) hands.hold(0, 0, 0);
  }

  setCovered(cover: Cover): void {
    this.stage.aside.leave(cover, this.steering.reduced);
  }

  setReducedMotion(reduced: boolean): void {
    this.steering.reduced = reduced;
  }

  openLeaf(opening: string, to: LeafTo, eased = true): boolean {
    const found = swing(this.near(), opening, to, eased && !this.steering.reduced);
    if (found) this.stage.invalidate();
    return found;
  }

  setWeights(hall: string, weights: Readonly<Record<string, number>>): void {
    this.keeper.get(hall)?.scene.lamps.set(weights);
    this.stage.invalidate();
  }

  highlight(elements: readonly string[]): void {
    this.marks.mark(elements);
  }

  pointing(on: boolean): void {
    this.points = on;
    if (on || this.pointer) void this.bringPointer((pointer) => pointer.use(this.points));
  }

  showPointer(at: Pointed | null): void {
    this.pointedAt = at;
    void this.bringPointer((pointer) => pointer.show(this.pointedAt));
  }

  setEvidence(shown: boolean): void {
    this.marks.tint(shown);
  }

  async startTour(tour: string, options: TourOptions = {}): Promise<void> {
    this.steering.source = null;
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
    this.steering.follow(source);
  }

  /** What tests and the debug view read. */
  debug(): Record<string, unknown> {
    return describe({
      ready: this.begun && !this.lost,
      stage: this.stage,
      keeper: this.keeper,
      mover: this.steering.mover,
      where: this.steering.where,
      language: this.language,
      following: this.steering.source !== null,
      tour: this.tour(),
      device: this.device,
    });
  }

  /** The pointer comes when it is first asked for; what was asked of it last is what it does. */
  private async bringPointer(then: (pointer: Pointing) => void): Promise<void> {
    if (!this.pointer) {
      // Without its light a page goes on; the next call tries again.
      const loaded = await import("./pointing").catch(() => null);
      if (!loaded || this.closed) return;
      this.pointer ??= new loaded.Pointing({
        stage: this.stage,
        emitter: this.emitter,
        hallAt: (index) => this.museum.halls[index]?.id ?? null,
        reduced: () => this.steering.reduced,
      });
    }
    then(this.pointer);
  }

  /** Halls that are here, the one we stand in first. */
  private *near(): Iterable<HallScene> {
    const first = this.steering.mover.hall;
    yield first.scene;
    for (const id of this.keeper.here) {
      const kept = this.keeper.get(id);
      if (kept && kept !== first) yield kept.scene;
    }
  }
}
