/** One texel for each element of a hall: what the evidence tint and the highlight look up, at no draw call. */
import { DataTexture, NearestFilter, RGBAFormat, UnsignedByteType } from "three";
import type { Evidence, SiteElement } from "../content/generated/site";

/** Hues of the four grades, told apart by colour-blind eyes too (after Okabe & Ito 2008); the legend uses them. */
export const GRADES: Readonly<
  Record<Evidence, { readonly number: number; readonly rgb: readonly [number, number, number] }>
> = {
  surveyed: { number: 1, rgb: [0, 158, 115] },
  documented: { number: 2, rgb: [86, 180, 233] },
  analogous: { number: 3, rgb: [230, 159, 0] },
  conjecture: { number: 4, rgb: [204, 121, 167] },
};

/** The table as a texture, one row high. */
export class ElementTable {
  readonly texture: DataTexture;
  private readonly data: Uint8Array<ArrayBuffer>;

  constructor(private readonly elements: readonly SiteElement[]) {
    const width = Math.max(1, elements.length);
    this.data = new Uint8Array(width * 4);
    this.texture = new DataTexture(this.data, width, 1, RGBAFormat, UnsignedByteType);
    this.texture.minFilter = this.texture.magFilter = NearestFilter;
    this.write(new Set());
  }

  /** Mark elements; the alpha holds the grade (0 to 3) and, from 4 on, the mark, in eighths. */
  write(highlighted: ReadonlySet<string>): void {
    this.elements.forEach((element, i) => {
      const grade = GRADES[element.evidence];
      const mark = (grade.number - 1 + (highlighted.has(element.id) ? 4 : 0)) / 8;
      this.data.set([...grade.rgb, Math.round(mark * 255) + 8], i * 4);
    });
    this.texture.needsUpdate = true;
  }
}
