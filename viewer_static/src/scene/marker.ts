/** A quiet ring on the floor where one has asked to go; it fades when one is there. */
import { Mesh, MeshBasicMaterial, RingGeometry, Vector3 } from "three";

const INNER_M = 0.13;
const OUTER_M = 0.16;
/** Above the floor, so that it is not fought over with it. */
const LIFT_M = 0.012;
const FADE_PER_S = 2.5;
const OPACITY = 0.75;

/** The marker. */
export class Marker {
  readonly mesh: Mesh<RingGeometry, MeshBasicMaterial>;
  private wanted = 0;

  constructor() {
    const material = new MeshBasicMaterial({
      transparent: true,
      opacity: 0,
      depthWrite: false,
      toneMapped: false,
    });
    material.color.setRGB(0.94, 0.9, 0.82);
    this.mesh = new Mesh(new RingGeometry(INNER_M, OUTER_M, 48), material);
    this.mesh.name = "marker";
    this.mesh.visible = false;
    this.mesh.renderOrder = 2;
  }

  /** Lay the ring on the floor, along its slope. */
  place(at: Vector3, normal: Vector3): void {
    this.mesh.position.copy(at).addScaledVector(normal, LIFT_M);
    this.mesh.quaternion.setFromUnitVectors(new Vector3(0, 0, 1), normal);
    this.wanted = OPACITY;
    this.mesh.material.opacity = OPACITY;
    this.mesh.visible = true;
  }

  /** Let it go. */
  fade(): void {
    this.wanted = 0;
  }

  /** Let time pass; true while it changes. */
  update(dt_s: number): boolean {
    const { material } = this.mesh;
    if (material.opacity === this.wanted) return false;
    material.opacity = Math.max(this.wanted, material.opacity - FADE_PER_S * dt_s);
    this.mesh.visible = material.opacity > 0;
    return true;
  }
}
