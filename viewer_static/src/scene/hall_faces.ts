/** The faces of a hall: its boards, labels and framed works, shown with the rooms that they hang in. */
import { type Group, Mesh, type Texture } from "three";
import type { SaidPanel, SaidPicture, SiteHall } from "../content/generated/site";
import { Face } from "./faces";
import type { HallUniforms } from "./material";
import type { Quality } from "./quality";
import { WallLight } from "./wall_light";

/** Words for an exhibit's face, in the visitor's language. */
export type PanelOf = (exhibit: string) => SaidPanel | null;

/** The picture of an exhibit, where the museum has given one. */
export type PictureOf = (exhibit: string) => SaidPicture | null;

/** A hall's faces. They take the light of what is behind them from the hall's meshes. */
export class HallFaces {
  readonly all: readonly Face[];
  private readonly roomOf = new Map<Face, string>();
  private drawn: ReadonlySet<string> = new Set();
  private readable: (room: string) => boolean = () => true;

  constructor(
    data: SiteHall,
    scene: Group,
    light: readonly Texture[],
    uniforms: HallUniforms,
    quality: Quality,
  ) {
    const rows = new Map(data.elements.map((element, i) => [element.id, i]));
    const wanted = new Set(data.faces.map((face) => rows.get(face.element) ?? -1));
    const meshes: Mesh[] = [];
    scene.traverse((each) => {
      if (each instanceof Mesh) meshes.push(each);
    });
    const behind = new WallLight(meshes, wanted);
    this.all = data.faces.map((data_) => {
      const row = rows.get(data_.element) ?? -1;
      const face = new Face(data_, {
        lightAt: (at, inward) => behind.at(row, at, inward),
        lightMap: light[0] ?? null,
        uniforms,
        extraLayers: Math.max(0, light.length - 1),
        exposure: data.exposure,
        mostSide_px: quality.faceSize,
        anisotropy: quality.anisotropy,
      });
      this.roomOf.set(face, data.elements[row]?.room ?? "");
      return face;
    });
  }

  /** Show those of these rooms that have been drawn, and no others. */
  show(rooms: ReadonlySet<string>): void {
    this.drawn = rooms;
    for (const face of this.all) {
      face.mesh.visible = this.isSeen(face) && face.mesh.material.map !== null;
    }
  }

  /**
   * Write the words of the rooms that are drawn; bytes of all faces after it. A room behind a notice is seen through its
   * door as anybody sees it; what hangs there is blank until the notice has been accepted.
   */
  write(panelOf: PanelOf, readable: (room: string) => boolean = () => true): number {
    this.readable = readable;
    let bytes = 0;
    for (const face of this.all) {
      if (this.isSeen(face)) face.show(this.said(face, panelOf));
      bytes += face.bytes;
    }
    return bytes;
  }

  /** Frames of the rooms that are drawn whose picture is there to be brought and does not hang in them yet. */
  unhung(pictureOf: PictureOf): readonly { readonly face: Face; readonly picture: SaidPicture }[] {
    return this.all.flatMap((face) => {
      if (face.data.kind !== "picture" || !this.isSeen(face)) return [];
      const picture = this.said(face, pictureOf);
      return picture && !face.holds(picture.full.path) ? [{ face, picture }] : [];
    });
  }

  /** Hang a picture that was brought. */
  fill(face: Face, path: string, picture: ImageBitmap): void {
    face.hang(path, picture);
    face.mesh.visible = this.isSeen(face);
  }

  /** Take them off the GPU. */
  dispose(): void {
    for (const face of this.all) face.dispose();
  }

  /** What is to be shown on a face: nothing of a room that may not be read. */
  private said<T>(face: Face, of: (exhibit: string) => T | null): T | null {
    const open = this.readable(this.roomOf.get(face) ?? "");
    return open && face.data.exhibit ? of(face.data.exhibit) : null;
  }

  private isSeen(face: Face): boolean {
    return this.drawn.has(this.roomOf.get(face) ?? "");
  }
}
