/**
 * Boards, labels and title cards: drawn to a canvas in the visitor's language with the shipped fonts, hung a millimetre
 * before their panels, and lit as the wall behind them is.
 */
import {
  BufferAttribute,
  BufferGeometry,
  CanvasTexture,
  Color,
  LinearFilter,
  LinearMipmapLinearFilter,
  Mesh,
  MeshBasicMaterial,
  RedFormat,
  Vector3,
} from "three";
import type { SaidPanel, SiteFace } from "../content/generated/site";
import { type Setting, setFace } from "./face_layout";

/** The families that `src/ui/fonts.css` declares: Literata for headings, Commissioner for lines. */
const HEADING_FONT = '"Literata", "Noto Serif", Georgia, serif';
const LINE_FONT = '"Commissioner", "Noto Sans", sans-serif';

/** A canvas font at a size. */
export function faceFont(size_px: number, heading: boolean): string {
  return heading ? `600 ${size_px}px ${HEADING_FONT}` : `400 ${size_px}px ${LINE_FONT}`;
}

/** Wait until the fonts that these words need are there: a canvas does not redraw itself when one comes late. */
export async function loadFaceFonts(panels: readonly SaidPanel[]): Promise<void> {
  const headings = panels.map((panel) => panel.heading).join(" ");
  const lines = panels.flatMap((panel) => panel.lines).join(" ");
  await Promise.allSettled([
    document.fonts.load(faceFont(40, true), headings),
    document.fonts.load(faceFont(40, false), lines),
  ]);
}

/** Colours by kind: graphite and warm white; labels on card. Nothing is pure black or white. */
const COLOURS: Readonly<Record<SiteFace["kind"], { readonly ground: string; readonly ink: string }>> = {
  board: { ground: "#454547", ink: "#f3eee4" },
  sign: { ground: "#454547", ink: "#f3eee4" },
  label: { ground: "#e9e4d8", ink: "#26241f" },
  picture: { ground: "#4a4844", ink: "#efe9dd" },
};

/** How much ink the rule takes. */
const RULE_INK = 0.42;

/**
 * Largest body by kind, metres. A board is read from 2.2 m: on an upright phone 844 px high its lower case then stands
 * 10 px; a label is read from one.
 */
const MOST_BODY_M: Readonly<Record<SiteFace["kind"], number>> = {
  board: 0.08,
  sign: 0.09,
  label: 0.03,
  picture: 0.05,
};

/** Pixels a metre of board is drawn with, before the limit on its longer side. */
const DENSITY = 1100;
const OFF_WALL_M = 0.0015;
const GRID = 4;
/** A word has to be readable in the darkest room: at least this share of what the exposure shows as white. */
const LEAST_SHOWN = 0.55;
/** Lower case stands at this share of an em in Commissioner. */
export const X_HEIGHT_EM = 0.5;

/** What a face needs from its hall. */
export interface FaceSurroundings {
  /** Irradiance on the wall at a point (hall frame) seen along `inward`, or null where nothing is behind. */
  irradiance(at: Vector3, inward: Vector3): Color | null;
  readonly exposure: number;
  readonly mostSide_px: number;
  readonly anisotropy: number;
}

/** A face in the scene. */
export class Face {
  readonly mesh: Mesh<BufferGeometry, MeshBasicMaterial>;
  private texture: CanvasTexture | null = null;
  private drawnFor: string | null = null;
  setting: Setting | null = null;

  constructor(
    readonly data: SiteFace,
    private readonly around: FaceSurroundings,
  ) {
    this.mesh = new Mesh(this.geometry(), inked(COLOURS[data.kind]));
    this.mesh.name = `face/${data.element}/${data.name}`;
    this.mesh.userData.face = data;
    this.mesh.visible = false;
  }

  /** Draw these words (null hides the face); nothing is done where they are there already. */
  show(panel: SaidPanel | null): boolean {
    if (!panel) {
      this.hide();
      return false;
    }
    const key = JSON.stringify([panel, this.around.mostSide_px]);
    if (this.drawnFor === key) return false;
    this.drawnFor = key;
    const canvas = this.draw(panel);
    if (!canvas) return false;
    this.texture?.dispose();
    const texture = new CanvasTexture(canvas);
    // One channel holds how much ink there is: a quarter of the memory of a picture (24 MB for five boards on a desk).
    texture.format = RedFormat;
    texture.minFilter = LinearMipmapLinearFilter;
    texture.magFilter = LinearFilter;
    texture.anisotropy = this.around.anisotropy;
    this.texture = texture;
    this.mesh.material.map = texture;
    this.mesh.material.needsUpdate = true;
    this.mesh.visible = true;
    return true;
  }

  /** Take the words off the GPU. */
  hide(): void {
    this.texture?.dispose();
    this.texture = null;
    this.drawnFor = null;
    this.mesh.material.map = null;
    this.mesh.visible = false;
  }

  /** Bytes on the GPU. */
  get bytes(): number {
    const canvas = this.texture?.image as { width: number; height: number } | undefined;
    return canvas ? Math.round((canvas.width * canvas.height * 4) / 3) : 0;
  }

  dispose(): void {
    this.hide();
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }

  /** A grid of points, each as bright as the wall behind it, so that a spot's edge runs over the words. */
  private geometry(): BufferGeometry {
    const { data } = this;
    const right = new Vector3(...data.right);
    const up = new Vector3(...data.up);
    const out = new Vector3().crossVectors(right, up);
    const inward = out.clone().negate();
    const middle = new Vector3(...data.centre);
    const positions: number[] = [];
    const uvs: number[] = [];
    const colours: number[] = [];
    const point = new Vector3();
    const least = (LEAST_SHOWN * Math.PI) / this.around.exposure;
    for (let j = 0; j <= GRID; j++) {
      for (let i = 0; i <= GRID; i++) {
        const u = i / GRID;
        const v = j / GRID;
        // A little inside the rim: the outermost texels of a panel's chart are its rounded edge.
        const inU = 0.06 + 0.88 * u;
        const inV = 0.06 + 0.88 * v;
        point
          .copy(middle)
          .addScaledVector(right, (inU - 0.5) * data.width)
          .addScaledVector(up, (inV - 0.5) * data.height);
        const light = this.around.irradiance(point, inward) ?? new Color(least, least, least);
        const shown = 0.2126 * light.r + 0.7152 * light.g + 0.0722 * light.b;
        if (shown < least) light.multiplyScalar(least / Math.max(shown, 1e-6));
        colours.push(light.r / Math.PI, light.g / Math.PI, light.b / Math.PI);
        point
          .copy(middle)
          .addScaledVector(right, (u - 0.5) * data.width)
          .addScaledVector(up, (v - 0.5) * data.height);
        point.addScaledVector(out, OFF_WALL_M);
        positions.push(point.x, point.y, point.z);
        uvs.push(u, v);
      }
    }
    const index: number[] = [];
    for (let j = 0; j < GRID; j++) {
      for (let i = 0; i < GRID; i++) {
        const a = j * (GRID + 1) + i;
        index.push(a, a + 1, a + GRID + 2, a, a + GRID + 2, a + GRID + 1);
      }
    }
    const geometry = new BufferGeometry();
    geometry.setAttribute("position", new BufferAttribute(new Float32Array(positions), 3));
    geometry.setAttribute("uv", new BufferAttribute(new Float32Array(uvs), 2));
    geometry.setAttribute("color", new BufferAttribute(new Float32Array(colours), 3));
    geometry.setIndex(index);
    return geometry;
  }

  private draw(panel: SaidPanel): HTMLCanvasElement | null {
    const { data } = this;
    const density = Math.min(DENSITY, this.around.mostSide_px / Math.max(data.width, data.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(64, Math.round(data.width * density));
    canvas.height = Math.max(32, Math.round(data.height * density));
    canvas.lang = panel.lang;
    const pen = canvas.getContext("2d");
    if (!pen) return null;
    const setting = setFace(
      panel,
      data.width,
      data.height,
      (text, heading) => {
        pen.font = faceFont(100, heading);
        return pen.measureText(text).width / 100;
      },
      MOST_BODY_M[data.kind],
    );
    this.setting = setting;
    pen.fillStyle = "#000";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.textBaseline = "alphabetic";
    pen.fontKerning = "normal";
    pen.fillStyle = "#fff";
    for (const line of setting.lines) {
      pen.font = faceFont(line.size * density, line.heading);
      pen.fillText(line.text, line.x * density, line.y * density);
    }
    if (setting.rule !== null) {
      const grey = Math.round(RULE_INK * 255);
      pen.fillStyle = `rgb(${grey} ${grey} ${grey})`;
      const thick = Math.max(1, Math.round(setting.body * 0.05 * density));
      pen.fillRect(
        setting.margin * density,
        setting.rule * density,
        (data.width - 2 * setting.margin) * density,
        thick,
      );
    }
    return canvas;
  }
}

/** A material that mixes ground and ink by the texture's one channel. */
function inked(colours: { readonly ground: string; readonly ink: string }): MeshBasicMaterial {
  const material = new MeshBasicMaterial({ vertexColors: true, dithering: true });
  const uniforms = {
    enfGround: { value: new Color(colours.ground) },
    enfInk: { value: new Color(colours.ink) },
  };
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, uniforms);
    shader.fragmentShader = `uniform vec3 enfGround;\nuniform vec3 enfInk;\n${shader.fragmentShader}`.replace(
      "#include <map_fragment>",
      "#ifdef USE_MAP\ndiffuseColor.rgb *= mix( enfGround, enfInk, texture2D( map, vMapUv ).r );\n#endif",
    );
  };
  material.customProgramCacheKey = () => "enfilade:face";
  return material;
}
