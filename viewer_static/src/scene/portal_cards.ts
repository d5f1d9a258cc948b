/** What stands in a doorway while the hall behind it is not drawn: a picture of that hall, never a black hole. */
import { BufferGeometry, Float32BufferAttribute, Mesh, MeshBasicMaterial, type Texture } from "three";
import type { SitePortal } from "../content/generated/site";

/**
 * Where the picture has not come, its light: height as a share of the doorway, and the share of the hall's light seen
 * there: floor, its far edge, wall, ceiling.
 */
const ROWS = [
  [0, 0.5],
  [0.34, 0.32],
  [0.36, 0.9],
  [0.8, 1],
  [1, 0.7],
] as const;

/** A card in a doorway. In the frame of the hall; seen from its side only. */
export class PortalCard {
  readonly mesh: Mesh<BufferGeometry, MeshBasicMaterial>;

  constructor(readonly portal: SitePortal) {
    const { centre, outward, width, height, glow } = portal;
    const [x, y, z] = centre;
    const [ox, oz] = outward;
    const positions: number[] = [];
    const colours: number[] = [];
    const uv: number[] = [];
    for (const [share, light] of ROWS) {
      for (const side of [-0.5, 0.5]) {
        // To the right of someone who looks out: the outward direction turned by a quarter, seen from above.
        positions.push(x - oz * side * width, y + share * height, z + ox * side * width);
        for (const channel of glow) colours.push(channel * light);
        uv.push(side + 0.5, 1 - share);
      }
    }
    const geometry = new BufferGeometry();
    geometry.setAttribute("position", new Float32BufferAttribute(positions, 3));
    geometry.setAttribute("color", new Float32BufferAttribute(colours, 3));
    geometry.setAttribute("uv", new Float32BufferAttribute(uv, 2));
    geometry.setIndex(ROWS.slice(1).flatMap((_, i) => [0, 1, 2, 1, 3, 2].map((at) => at + 2 * i)));
    this.mesh = new Mesh(geometry, new MeshBasicMaterial({ vertexColors: true }));
    this.mesh.name = `portal/${portal.opening}`;
    this.mesh.visible = false;
  }

  /** Whether its picture is to be brought: it is seen, and stands there without. */
  get wanting(): boolean {
    return this.mesh.visible && this.portal.view !== null && this.mesh.material.map === null;
  }

  /** Whether its picture has been drawn: one that came when the hall behind had come as well never is. */
  pictured = false;

  /** Show the picture of the hall behind; it belongs to the card from now on. Its row 0 is the top: not flipped. */
  hang(picture: Texture): void {
    const { material } = this.mesh;
    material.map?.dispose();
    material.map = picture;
    material.vertexColors = false;
    material.color.setScalar(this.portal.view?.white ?? 1);
    material.needsUpdate = true;
    this.mesh.onAfterRender = () => {
      this.pictured = true;
    };
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.material.map?.dispose();
    this.mesh.material.dispose();
  }
}
