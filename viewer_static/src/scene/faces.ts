/**
 * Boards, labels and title cards: what is drawn for them (`face_drawing.ts`) hung a millimetre before their panels, and lit
 * as the wall behind them is (`face_material.ts`).
 */
import {
  BufferAttribute,
  BufferGeometry,
  CanvasTexture,
  LinearFilter,
  LinearMipmapLinearFilter,
  Mesh,
  type MeshBasicMaterial,
  RedFormat,
  SRGBColorSpace,
  Vector3,
} from "three";
import type { SaidPanel, SiteFace } from "../content/generated/site";
import { mountedPicture, writtenFace } from "./face_drawing";
import type { Setting } from "./face_layout";
import { type FaceLight, faceMaterial } from "./face_material";

const OFF_WALL_M = 0.0015;
const GRID = 4;

/** What a face needs from its hall. */
export interface FaceSurroundings extends FaceLight {
  /** Lightmap coordinates behind a point (hall frame) seen along `inward`, or null where nothing is. */
  lightAt(at: Vector3, inward: Vector3): readonly [number, number] | null;
  readonly mostSide_px: number;
  readonly anisotropy: number;
}

/** A face in the scene. */
export class Face {
  readonly mesh: Mesh<BufferGeometry, MeshBasicMaterial>;
  private texture: CanvasTexture | null = null;
  private drawnFor: string | null = null;
  /** How its words were set last. */
  setting: Setting | null = null;
  /** Path of the picture that hangs here, or null: then the words of its title card do. */
  private hung: string | null = null;

  constructor(
    readonly data: SiteFace,
    private readonly around: FaceSurroundings,
  ) {
    const [geometry, lit] = this.geometry();
    this.mesh = new Mesh(geometry, faceMaterial(data.kind, around, lit));
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
    const written = writtenFace(this.data, panel, this.around.mostSide_px);
    if (!written) return false;
    this.setting = written.setting;
    this.texture?.dispose();
    const texture = this.textured(written.canvas);
    // One channel holds how much ink there is: a quarter of the memory of a picture (24 MB for five boards on a desk).
    texture.format = RedFormat;
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
    const canvas = mountedPicture(this.data, picture, this.around.mostSide_px);
    if (!canvas) return;
    this.hide();
    const texture = this.textured(canvas);
    texture.colorSpace = SRGBColorSpace;
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

  private textured(canvas: HTMLCanvasElement): CanvasTexture {
    const texture = new CanvasTexture(canvas);
    texture.minFilter = LinearMipmapLinearFilter;
    texture.magFilter = LinearFilter;
    texture.anisotropy = this.around.anisotropy;
    return texture;
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
}
