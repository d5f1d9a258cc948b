/** How much a device can carry: measured by its frames, never guessed from its name. */

/** What the renderer is allowed. */
export interface Quality {
  readonly name: "fixed-low" | "software" | "phone" | "desk";
  readonly pixelRatio: number;
  readonly leastPixelRatio: number;
  readonly reflections: boolean;
  /** Normals, roughness and smooth edges; without a graphics processor they cost more than they give. */
  readonly detail: boolean;
  /** Largest side of a texture; 256 keeps the small ones. */
  readonly textureSize: number;
  readonly anisotropy: number;
  /** GPU memory for the textures of this hall and the next. */
  readonly budgetBytes: number;
  readonly faceSize: number;
  readonly adapts: boolean;
}

const MB = 1024 * 1024;

/** Tests and weak machines: everything fixed, so that counts and pictures are the same from run to run. */
export const FIXED_LOW: Quality = {
  name: "fixed-low",
  pixelRatio: 1,
  leastPixelRatio: 1,
  reflections: false,
  detail: false,
  textureSize: 256,
  anisotropy: 1,
  budgetBytes: 96 * MB,
  faceSize: 1024,
  adapts: false,
};

/** No graphics processor: the picture is kept small and plain, so that one can walk at all. */
const SOFTWARE: Quality = { ...FIXED_LOW, name: "software", leastPixelRatio: 0.4, adapts: true };

/** Pick a quality for a device: a small screen that is touched is a phone. */
export function qualityFor(device: {
  readonly asked: string | null;
  readonly software: boolean;
  readonly dpr: number;
  readonly coarse: boolean;
  readonly shortSide_px: number;
}): Quality {
  if (device.asked === "fixed-low") return FIXED_LOW;
  if (device.software && device.asked !== "full") return SOFTWARE;
  const phone = device.coarse && device.shortSide_px < 600;
  return phone
    ? {
        name: "phone",
        pixelRatio: Math.min(device.dpr, 2),
        leastPixelRatio: 0.8,
        reflections: true,
        detail: true,
        textureSize: 1024,
        anisotropy: 4,
        budgetBytes: 96 * MB,
        faceSize: 1024,
        adapts: true,
      }
    : {
        name: "desk",
        pixelRatio: Math.min(device.dpr, 2),
        leastPixelRatio: 0.7,
        reflections: true,
        detail: true,
        textureSize: 2048,
        anisotropy: 8,
        budgetBytes: 256 * MB,
        faceSize: 2048,
        adapts: true,
      };
}

/** Does this renderer's name say that no graphics processor is at work? */
export function isSoftware(renderer: string): boolean {
  return /swiftshader|llvmpipe|softpipe|software|basic render|mesa offscreen/i.test(renderer);
}

/** Frames slower than this on average, over a second, are no walk: 10 a second. */
export const SLOW_FRAME_MS = 100;

const WINDOW = 40;
const TOO_SLOW_MS = 25;
const FAST_ENOUGH_MS = 15;

/** Chooses the pixel ratio by the frames it sees: down soon, up slowly, so that it does not swing. */
export class Governor {
  private readonly frames: number[] = [];
  private calm = 0;
  ratio: number;

  constructor(private readonly quality: Quality) {
    this.ratio = quality.pixelRatio;
  }

  /** Take one frame of continuous drawing; true where the ratio has changed. */
  frame(ms: number): boolean {
    // A gap is a hidden tab or a loaded file, not the drawing.
    if (!this.quality.adapts || ms > 400) return false;
    this.frames.push(ms);
    if (this.frames.length < WINDOW) return false;
    const sorted = this.frames.splice(0).sort((a, b) => a - b);
    const typical = sorted[Math.floor(WINDOW * 0.75)] ?? 0;
    const before = this.ratio;
    if (typical > TOO_SLOW_MS) {
      this.ratio = Math.max(this.quality.leastPixelRatio, this.ratio * 0.82);
      this.calm = 0;
    } else if (typical < FAST_ENOUGH_MS && ++this.calm >= 6) {
      this.ratio = Math.min(this.quality.pixelRatio, this.ratio * 1.12);
      this.calm = 0;
    }
    return this.ratio !== before;
  }
}
