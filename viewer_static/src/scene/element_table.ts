/** One texel for each element of a hall: what the evidence tint and the highlight look up, at no draw call. */
import { DataTexture, NearestFilter, RGBAFormat, SRGBColorSpace, UnsignedByteType } from "three";
import type { SiteElement } from "../content/generated/site";
import { GRADES } from "../content/grades";

/** The table as a texture, one row high. */
export class ElementTable {
  readonly texture: DataTexture;
  private readonly data: Uint8Array<ArrayBuffer>;

  constructor(private readonly elements: readonly SiteElement[]) {
    const width = Math.max(1, elements.length);
    this.data = new Uint8Array(width * 4);
    this.texture = new DataTexture(this.data, width, 1, RGBAFormat, UnsignedByteType);
    // Hues are written as people read them; the shader works in linear light. The alpha is never decoded.
    this.texture.colorSpace = SRGBColorSpace;
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
