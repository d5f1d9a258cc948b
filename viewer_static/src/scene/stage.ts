/** The canvas, the renderer and what stands on it: halls in the museum's frame, one camera, one exposure. */
import {
  Color,
  NeutralToneMapping,
  type Object3D,
  PerspectiveCamera,
  Raycaster,
  Scene,
  SRGBColorSpace,
  Vector2,
  type Vector3,
  WebGLRenderer,
} from "three";
import { Aside } from "./aside";
import type { HallScene } from "./hall_scene";
import { Marker } from "./marker";
import { type Met, metAt, passing } from "./met";
import { Governor, type Quality } from "./quality";
import { meant } from "./through_glass";

export type { Met } from "./met";

/** Something that is drawn beside the halls and changes by itself. */
export interface Beside {
  readonly mesh: Object3D;
  /** Let time pass, seen from `eye`; true where it has to be drawn anew. */
  update(dt_s: number, eye: Vector3): boolean;
}

/** Eyes take about this long to get used to another hall's light. */
const ADAPT_S = 0.9;
const NEAR_M = 0.05;
const FAR_M = 120;
/** What lies where nothing is drawn: the dark of an unlit room, not a hole. */
const NOTHING = 0x0b0b0c;

/** The stage. */
export class Stage {
  readonly scene = new Scene();
  readonly camera = new PerspectiveCamera(62, 1, NEAR_M, FAR_M);
  readonly marker = new Marker();
  readonly renderer: WebGLRenderer;
  private readonly governor: Governor;
  private readonly halls = new Map<string, HallScene>();
  private readonly ray = new Raycaster();
  readonly aside = new Aside(this.camera);
  private readonly beside = new Set<Beside>();
  private exposure = 1;
  private standing: HallScene | null = null;
  private wantedExposure = 1;
  private stale = true;
  private lastDraw_ms = -1;
  private width = 1;
  private height = 1;

  /** @throws Error where the browser gives no WebGL2 */
  constructor(
    readonly canvas: HTMLCanvasElement,
    readonly quality: Quality,
  ) {
    this.renderer = new WebGLRenderer({
      canvas,
      antialias: quality.detail,
      powerPreference: "high-performance",
    });
    this.renderer.outputColorSpace = SRGBColorSpace;
    this.renderer.toneMapping = NeutralToneMapping;
    this.renderer.info.autoReset = true;
    this.governor = new Governor(quality);
    this.scene.background = new Color(NOTHING);
    this.scene.add(this.marker.mesh);
  }

  /** Put a hall on the stage. */
  add(hall: HallScene): void {
    this.halls.set(hall.data.id, hall);
    this.scene.add(hall.group);
    this.invalidate();
  }

  /** Take a hall off it and off the GPU. */
  remove(id: string): void {
    const gone = this.halls.get(id);
    gone?.dispose();
    if (this.standing === gone) this.standing = null;
    this.halls.delete(id);
    this.invalidate();
  }

  /** Put something beside the halls; its program is compiled now, so that no frame waits for it. */
  addBeside(thing: Beside): void {
    this.beside.add(thing);
    this.scene.add(thing.mesh);
    this.renderer.compile(thing.mesh, this.camera, this.scene);
  }

  /** A hall that is on the stage. */
  hall(id: string): HallScene | null {
    return this.halls.get(id) ?? null;
  }

  /** All that are. */
  all(): IterableIterator<HallScene> {
    return this.halls.values();
  }

  /** Stand somewhere: an eye in a hall's frame. */
  stand(hall: HallScene, eye: readonly [number, number, number], yaw: number, pitch: number): void {
    const at = hall.toWorld(eye);
    this.camera.position.copy(at);
    this.camera.rotation.set(pitch, yaw + hall.entry.yaw, 0, "YXZ");
    for (const each of this.halls.values()) each.forgetSmall(at);
    if (this.standing !== hall) {
      // What one looked at through the door stays as it was, and eases from there.
      this.exposure = this.standing ? this.seenAt(hall) : hall.data.exposure;
      this.standing = hall;
    }
    this.wantedExposure = hall.data.exposure;
    this.invalidate();
  }

  /** Something has changed: draw the next frame. */
  invalidate(): void {
    this.stale = true;
  }

  /** Fit the canvas to its box; fov in degrees from top to bottom. */
  resize(width: number, height: number, fov_deg: number): void {
    this.width = Math.max(1, width);
    this.height = Math.max(1, height);
    this.camera.aspect = this.width / this.height;
    this.camera.fov = fov_deg;
    this.camera.updateProjectionMatrix();
    this.fitPixels();
  }

  /** Let time pass and draw if anything has changed; the milliseconds are those of the page's clock. */
  frame(now_ms: number, dt_s: number): boolean {
    for (const hall of this.halls.values()) if (hall.update(dt_s)) this.stale = true;
    if (this.marker.update(dt_s)) this.stale = true;
    for (const thing of this.beside) if (thing.update(dt_s, this.camera.position)) this.stale = true;
    if (this.adapt(dt_s)) this.stale = true;
    if (this.aside.update(dt_s, this.width, this.height)) this.stale = true;
    if (!this.stale) {
      this.lastDraw_ms = -1;
      return false;
    }
    this.stale = false;
    for (const hall of this.halls.values()) hall.seenAt = this.seenAt(hall);
    this.renderer.toneMappingExposure = this.exposure;
    this.renderer.render(this.scene, this.camera);
    if (this.lastDraw_ms >= 0 && this.governor.frame(now_ms - this.lastDraw_ms)) this.fitPixels();
    this.lastDraw_ms = now_ms;
    return true;
  }

  /** Compile a hall's programs before it is seen, without stopping the page where the browser can. */
  async compile(hall: HallScene): Promise<void> {
    if (this.renderer.extensions.has("KHR_parallel_shader_compile")) {
      await this.renderer.compileAsync(hall.group, this.camera, this.scene);
    } else this.renderer.compile(hall.group, this.camera, this.scene);
  }

  /** What lies under a point of the canvas. */
  pick(x_px: number, y_px: number): Met | null {
    const at = new Vector2((x_px / this.width) * 2 - 1, 1 - (y_px / this.height) * 2);
    this.camera.updateMatrixWorld();
    this.ray.setFromCamera(at, this.camera);
    return this.met();
  }

  /** What is met on the way from the eye to a point of the museum: that point's surface, or what hides it. */
  towards(point: Vector3): Met | null {
    const way = point.clone().sub(this.camera.position);
    this.ray.set(this.camera.position, way.normalize());
    return this.met();
  }

  private met(): Met | null {
    let best: Met | null = null;
    for (const hall of this.halls.values()) {
      const hits = this.ray.intersectObjects(hall.targets(), true);
      const passed = hits.filter((each) => each.object.visible).map((hit) => passing(hall, hit));
      const met = meant(passed);
      if (met && (!best || met.distance < best.distance)) best = metAt(hall, met);
    }
    return best;
  }

  /** Counts of the last frame: exact from run to run at a fixed quality. */
  counts(): { drawCalls: number; triangles: number; textures: number; geometries: number; programs: number } {
    const { render, memory, programs } = this.renderer.info;
    return {
      drawCalls: render.calls,
      triangles: render.triangles,
      textures: memory.textures,
      geometries: memory.geometries,
      programs: programs?.length ?? 0,
    };
  }

  /** The pixel ratio that is drawn with. */
  get pixelRatio(): number {
    return this.governor.ratio;
  }

  /** The canvas's size in CSS pixels. */
  get size(): { width: number; height: number } {
    return { width: this.width, height: this.height };
  }

  /** Give everything back. */
  dispose(): void {
    for (const id of [...this.halls.keys()]) this.remove(id);
    this.renderer.dispose();
  }

  private fitPixels(): void {
    this.renderer.setPixelRatio(this.governor.ratio);
    this.renderer.setSize(this.width, this.height, false);
    this.invalidate();
  }

  /**
   * The exposure at which a hall is seen: one's own where one stands, half way (in stops) to its own through a door. An
   * eye adapts to what it looks at: a lit hall seen from a dim one is bright, not white; a dim one dark, not black.
   */
  private seenAt(hall: HallScene): number {
    return hall === this.standing ? this.exposure : Math.sqrt(this.exposure * hall.data.exposure);
  }

  private adapt(dt_s: number): boolean {
    if (this.exposure === this.wantedExposure) return false;
    // Eyes work in stops: the logarithm eases.
    const left = Math.log(this.wantedExposure / this.exposure) * Math.exp(-dt_s / (ADAPT_S / 2));
    this.exposure = Math.abs(left) < 0.005 ? this.wantedExposure : this.wantedExposure / Math.exp(left);
    return true;
  }
}

/** The graphics processor's name, as far as the browser tells; asked of a context that is given back at once. */
export function rendererName(): string {
  const gl = document.createElement("canvas").getContext("webgl2");
  if (!gl) return "";
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  const name = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return name;
}
