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
  SRGBColorSpace,
  type Texture,
  Vector3,
} from "three";
import type { SaidPanel, SiteFace } from "../content/generated/site";
import { mounted, type Setting, setFace } from "./face_layout";
import { extraLayers, LAYERS_HEAD, LAYERS_SUM } from "./light_layers";
import { type HallUniforms, replaced } from "./material";

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

/**
 * Colours by kind: graphite and warm white; labels on card; a title card in a frame is primed linen, so that a lit frame
 * shines down a suite of halls as its work would. Nothing is pure black or white.
 */
const COLOURS: Readonly<Record<SiteFace["kind"], { readonly ground: string; readonly ink: string }>> = {
  board: { ground: "#454547", ink: "#f3eee4" },
  sign: { ground: "#454547", ink: "#f3eee4" },
  label: { ground: "#e9e4d8", ink: "#26241f" },
  picture: { ground: "#cdc5b4", ink: "#2c2923" },
};

/**
 * Ink and ground mix in linear light, where a half-covered pixel looks mostly ground: dark words on card came out thin and
 * grey at 9 px. Coverage to this power sets them as heavy as print.
 */
const DARK_ON_LIGHT = 0.55;

/** How much ink the rule takes. */
const RULE_INK = 0.42;

/**
 * Largest body by kind, metres. A board is read from 2.2 m: on an upright phone 844 px high its lower case then stands
 * 11 px; a title card in its frame 10. A label or a page is read from one metre to one and a half.
 */
const MOST_BODY_M: Readonly<Record<SiteFace["kind"], number>> = {
  board: 0.09,
  sign: 0.09,
  label: 0.05,
  picture: 0.08,
};

/** Pixels a metre of board is drawn with, before the limit on its longer side. */
const DENSITY = 1100;
/** The card that a picture of another shape than its frame is mounted on. */
const MOUNT = "#ded8ca";
const OFF_WALL_M = 0.0015;
const GRID = 4;
/** Share of what the exposure shows as white that words get at least. */
const LEAST_SHOWN = 0.5;
/** Lower case stands at this share of an em in Commissioner. */
export const X_HEIGHT_EM = 0.5;

/** What a face needs from its hall. */
export interface FaceSurroundings {
  /** Lightmap coordinates behind a point (hall frame) seen along `inward`, or null where nothing is. */
  lightAt(at: Vector3, inward: Vector3): readonly [number, number] | null;
  readonly lightMap: Texture | null;
  readonly uniforms: HallUniforms;
  readonly extraLayers: number;
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
  /** Path of the picture that hangs here, or null: then the words of its title card do. */
  private hung: string | null = null;

  constructor(
    readonly data: SiteFace,
    private readonly around: FaceSurroundings,
  ) {
    const [geometry, lit] = this.geometry();
    this.mesh = new Mesh(geometry, inked(COLOURS[data.kind], around, lit));
    this.mesh.name = `face/${data.element}/${data.name}`;
    this.mesh.userData.face = data;
    this.mesh.visible = false;
  }

  /** Draw these words (null hides the face); nothing is done where they are there already. */
  show(panel: SaidPanel | null): boolean {
    if (this.hung !== null) return false;
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

  /** Whether the picture of this path hangs here already. */
  holds(path: string): boolean {
    return this.hung === path;
  }

  /** Hang a picture in the place of the title card, whole and in its proportions. */
  hang(path: string, picture: ImageBitmap): void {
    const { width, height } = this.data;
    const density = Math.min(this.around.mostSide_px, 2048) / Math.max(width, height);
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(64, Math.round(width * density));
    canvas.height = Math.max(64, Math.round(height * density));
    const pen = canvas.getContext("2d");
    if (!pen) return;
    pen.fillStyle = MOUNT;
    pen.fillRect(0, 0, canvas.width, canvas.height);
    const at = mounted(picture.width, picture.height, width, height);
    pen.imageSmoothingQuality = "high";
    pen.drawImage(picture, at.x * density, at.y * density, at.width * density, at.height * density);
    this.hide();
    const texture = new CanvasTexture(canvas);
    texture.colorSpace = SRGBColorSpace;
    texture.minFilter = LinearMipmapLinearFilter;
    texture.magFilter = LinearFilter;
    texture.anisotropy = this.around.anisotropy;
    this.texture = texture;
    this.hung = path;
    this.mesh.material.map = texture;
    this.mesh.material.userData.picture = true;
    this.mesh.material.needsUpdate = true;
  }

  /** Take words or picture off the GPU. */
  hide(): void {
    this.texture?.dispose();
    this.texture = null;
    this.drawnFor = null;
    this.hung = null;
    this.mesh.material.userData.picture = false;
    this.mesh.material.map = null;
    this.mesh.visible = false;
  }

  /** Bytes on the GPU. */
  get bytes(): number {
    const canvas = this.texture?.image as { width: number; height: number } | undefined;
    const channels = this.hung === null ? 1 : 4;
    return canvas ? Math.round((canvas.width * canvas.height * channels * 4) / 3) : 0;
  }

  dispose(): void {
    this.hide();
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }

  /** A grid of points with the lightmap coordinates of the panel behind; false where some point has none. */
  private geometry(): [BufferGeometry, boolean] {
    const { data } = this;
    const right = new Vector3(...data.right);
    const up = new Vector3(...data.up);
    const out = new Vector3().crossVectors(right, up);
    const inward = out.clone().negate();
    const middle = new Vector3(...data.centre);
    const positions: number[] = [];
    const uvs: number[] = [];
    const lights: number[] = [];
    let lit = this.around.lightMap !== null;
    for (let j = 0; j <= GRID; j++) {
      for (let i = 0; i <= GRID; i++) {
        const point = middle
          .clone()
          .addScaledVector(right, (i / GRID - 0.5) * data.width)
          .addScaledVector(up, (j / GRID - 0.5) * data.height);
        const light = this.around.lightAt(point, inward);
        if (!light) lit = false;
        lights.push(...(light ?? [0, 0]));
        point.addScaledVector(out, OFF_WALL_M);
        positions.push(point.x, point.y, point.z);
        uvs.push(i / GRID, j / GRID);
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
    geometry.setAttribute("uv1", new BufferAttribute(new Float32Array(lights), 2));
    geometry.setIndex(index);
    return [geometry, lit];
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

const luminance = (colour: Color): number => 0.2126 * colour.r + 0.7152 * colour.g + 0.0722 * colour.b;

/** A material that mixes ground and ink by the texture's one channel, under the light of the panel behind. */
function inked(
  colours: { readonly ground: string; readonly ink: string },
  around: FaceSurroundings,
  lit: boolean,
): MeshBasicMaterial {
  const material = new MeshBasicMaterial({ dithering: true, lightMap: lit ? around.lightMap : null });
  const extra = extraLayers(lit, around.extraLayers);
  const ground = new Color(colours.ground);
  const ink = new Color(colours.ink);
  const uniforms = {
    ...around.uniforms,
    enfGround: { value: ground },
    enfInk: { value: ink },
    enfLeast: { value: (LEAST_SHOWN * Math.PI) / around.exposure },
    enfWeight: { value: luminance(ground) > luminance(ink) ? DARK_ON_LIGHT : 1 },
  };
  const picture = (): boolean => material.userData.picture === true;
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, uniforms);
    const source = replaced(shader.fragmentShader, "#include <map_fragment>", INK);
    shader.fragmentShader =
      `#define ENF_EXTRA_LAYERS ${extra}\n${picture() ? "#define ENF_PICTURE\n" : ""}${FACE_HEAD}\n` +
      replaced(source, "reflectedLight.indirectDiffuse *= diffuseColor.rgb;", FACE_LIGHT);
  };
  material.customProgramCacheKey = () => `enfilade:face:${extra}:${picture()}`;
  return material;
}

const FACE_HEAD = /* glsl */ `
uniform vec3 enfGround;
uniform vec3 enfInk;
uniform float enfWeight;
uniform float enfLeast;
${LAYERS_HEAD}`;

const INK = /* glsl */ `
#if defined( ENF_PICTURE )
  diffuseColor.rgb *= texture2D( map, vMapUv ).rgb;
#elif defined( USE_MAP )
  diffuseColor.rgb *= mix( enfGround, enfInk, pow( texture2D( map, vMapUv ).r, enfWeight ) );
#endif
`;

/** A word is readable in the darkest room: the light is never less than what the exposure shows as half of white. */
const FACE_LIGHT = /* glsl */ `
#ifdef USE_LIGHTMAP
${LAYERS_SUM}
#else
  vec3 enfLit = vec3( enfLeast );
#endif
float enfShown = max( dot( enfLit, vec3( 0.2126, 0.7152, 0.0722 ) ), 1e-4 );
enfLit = mix( vec3( enfLeast ), enfLit * max( 1.0, enfLeast / enfShown ), smoothstep( 0.0, 0.2, enfShown / enfLeast ) );
reflectedLight.indirectDiffuse = enfLit * RECIPROCAL_PI * diffuseColor.rgb;
`;
