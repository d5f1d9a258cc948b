/** What a viewer runs on: the canvas and its graphics context, the halls, the frames; opened once, closed once. */
import type { SiteMuseum, SiteTexts } from "../content/generated/site";
import { verticalFov } from "../navigation/camera";
import type { PanelOf, PictureOf } from "../scene/hall_faces";
import { isSoftware, qualityFor } from "../scene/quality";
import { rendererName, Stage } from "../scene/stage";
import type { Device, Place, Progress, RequestAdvisory, ViewerEvents } from "./api";
import { Emitter } from "./emitter";
import { testFrames } from "./frame_test";
import { Gate } from "./gate";
import { HallKeeper } from "./hall_keeper";
import { FADE_MS } from "./journeys";
import { Marks } from "./marks";
import type { Pointing } from "./pointing";
import type { SiteStore } from "./site_store";
import { roomOf, spotOf } from "./spots";
import { Steering } from "./steering";
import type { Touring } from "./touring";

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

/** A viewer without what is asked of it. */
export abstract class ViewerCore {
  readonly canvas: HTMLCanvasElement;
  readonly museum: SiteMuseum;
  texts!: SiteTexts;
  language: string;
  device: Device;
  protected readonly emitter = new Emitter<ViewerEvents>();
  protected readonly store: SiteStore;
  protected readonly gate: Gate;
  protected readonly stage: Stage;
  protected readonly keeper: HallKeeper;
  protected readonly marks: Marks;
  protected abstract readonly touring: Touring;
  protected steering!: Steering;
  /** The pointer, once somebody has asked for it. */
  protected pointer: Pointing | null = null;
  protected begun = false;
  protected lost = false;
  protected closed = false;
  private lastFrame_ms = 0;
  private handle = 0;
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
    const { keeper, gate, stage, store, marks, touring, emitter } = this;
    const [texts, kept] = await Promise.all([store.texts(this.language), keeper.bring(place.hall)]);
    this.texts = texts;
    await this.speak();
    let spot = spotOf(kept, place);
    if (!(await gate.enter(kept.scene.data, roomOf(kept, spot.at))))
      spot = spotOf(kept, { hall: place.hall });
    const failed = (hall: string, error: unknown): void => this.failed(hall, error);
    this.steering = new Steering({ store, stage, keeper, gate, marks, touring, emitter, failed }, kept, spot);
    this.resize();
    this.steering.moved();
    this.canvas.style.opacity = "1";
    this.begun = this.steering.settles = true;
    keeper.settle(kept.entry.id);
    this.lastFrame_ms = performance.now();
    this.handle = requestAnimationFrame((t) => this.frame(t));
    if (!this.options.always) void this.test();
  }

  dispose(): void {
    this.closed = true;
    cancelAnimationFrame(this.handle);
    this.off.abort();
    this.observer.disconnect();
    if (this.begun) this.steering.hands.release();
    this.keeper.clear();
    this.stage.dispose();
    this.canvas.remove();
    this.emitter.clear();
  }

  /** Write the words of the halls in the language that is shown. */
  protected speak(): Promise<void> {
    const { exhibits } = this.texts;
    const panelOf: PanelOf = (exhibit) => exhibits[exhibit]?.panel ?? null;
    const pictureOf: PictureOf = (exhibit) => exhibits[exhibit]?.picture ?? null;
    return this.keeper.speak(panelOf, pictureOf);
  }

  protected failed(hall: string, error: unknown): void {
    this.emitter.emit("failed", { hall, reason: error instanceof Error ? error.message : String(error) });
  }

  private frame(now: number): void {
    this.handle = requestAnimationFrame((t) => this.frame(t));
    const dt_s = Math.min(0.5, Math.max(0, (now - this.lastFrame_ms) / 1000));
    this.lastFrame_ms = now;
    if (this.lost || document.hidden) return;
    this.touring.frame();
    this.steering.frame(dt_s);
    this.marks.update(dt_s, this.steering.reduced);
    this.pointer?.frame(now);
    this.stage.frame(now, dt_s);
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
    const pose = this.steering.mover.pose();
    const kept = await this.keeper.bring(pose.hall);
    await this.speak();
    const spot = spotOf(kept, { hall: pose.hall, at: pose });
    this.steering.again(kept, { ...spot, yaw: pose.yaw, pitch: pose.pitch });
    this.lost = false;
    this.steering.moved();
    this.emitter.emit("context", { lost: false });
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
