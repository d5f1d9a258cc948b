/** A hall's lamps as they burn now: weights of its light layers, and all that follows them. */
import type { Material, MeshStandardMaterial } from "three";
import type { SiteLayer } from "../content/generated/site";
import type { Leaf } from "./leaf";
import { eased, gainsOf } from "./light_layers";
import type { HallUniforms } from "./material";

interface Bulb {
  readonly material: MeshStandardMaterial;
  readonly layer: string;
  readonly glow: number;
}

/** Dims lamps: walls by one uniform, what moves by its harmonics, bulbs by their glow. */
export class Lamps {
  /** Weights as they are wanted, 1 as baked; what is shown eases there. */
  readonly weights: Map<string, number>;
  private burning: ReadonlyMap<string, number>;
  private readonly bulbs: Bulb[] = [];

  constructor(
    private readonly layers: readonly SiteLayer[],
    private readonly gains: HallUniforms["enfGains"],
    private readonly leaves: readonly Leaf[],
  ) {
    this.weights = new Map(layers.map((layer) => [layer.name, layer.weight]));
    this.burning = new Map(this.weights);
    this.shine();
  }

  /** Take in a material; the glow of a bulb whose lamp can be dimmed will follow its layer. */
  take(material: Material & Partial<MeshStandardMaterial>): void {
    const layer = material.userData.lightLayer as string | undefined;
    if (layer !== undefined && material.emissiveIntensity !== undefined) {
      this.bulbs.push({
        material: material as MeshStandardMaterial,
        layer,
        glow: material.emissiveIntensity,
      });
    }
  }

  /** Dim lamps to these weights of their layers; layers that the hall has not are passed over. */
  set(weights: Readonly<Record<string, number>>): void {
    for (const [name, weight] of Object.entries(weights)) {
      if (this.weights.has(name)) this.weights.set(name, weight);
    }
  }

  /** Let time pass; true while a lamp is on its way. */
  update(dt_s: number): boolean {
    if ([...this.weights].every(([name, weight]) => this.burning.get(name) === weight)) return false;
    this.burning = eased(this.burning, this.weights, dt_s);
    this.shine();
    return true;
  }

  private shine(): void {
    this.gains.value = gainsOf(this.layers, this.burning);
    for (const leaf of this.leaves) leaf.light(this.burning);
    for (const { material, layer, glow } of this.bulbs) {
      material.emissiveIntensity = glow * (this.burning.get(layer) ?? 1);
    }
  }
}
