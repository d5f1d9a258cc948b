import { describe, expect, it } from "vitest";
import { broken, mounted, setFace } from "./face_layout";

/** A fount in which every letter is half an em wide, six tenths in headings. */
const measure = (text: string, heading: boolean): number => text.length * (heading ? 0.6 : 0.5);

const PANEL = {
  heading: "Danışan sənədlər",
  lines: ["Protokollar, qərarlar, siyahılar", "Kamera qapısı arxasında qalan adlar"],
};

describe("face layout", () => {
  it("sets the largest body that fits, inside the margins", () => {
    const set = setFace(PANEL, 1.2, 0.8, measure);
    expect(set.fits).toBe(true);
    for (const line of set.lines) {
      expect(line.x + measure(line.text, line.heading) * line.size).toBeLessThanOrEqual(
        1.2 - set.margin + 1e-9,
      );
      expect(line.y).toBeLessThanOrEqual(0.8 - set.margin + 1e-9);
    }
    expect(set.lines.map((line) => line.text).join(" ")).toBe([PANEL.heading, ...PANEL.lines].join(" "));
  });

  it("gets smaller with the face, in proportion", () => {
    const large = setFace(PANEL, 1.2, 0.8, measure, 1);
    const small = setFace(PANEL, 0.6, 0.4, measure, 1);
    expect(small.body / large.body).toBeCloseTo(0.5, 1);
  });

  it("a heading alone is a title card: larger, no rule", () => {
    const card = setFace({ heading: "Fəryad", lines: [] }, 0.9, 0.7, measure);
    expect(card.rule).toBeNull();
    expect(card.body).toBeGreaterThan(setFace(PANEL, 0.9, 0.7, measure).body);
  });

  it("says so where words cannot fit", () => {
    expect(setFace({ heading: "x".repeat(400), lines: [] }, 0.1, 0.1, measure).fits).toBe(false);
  });

  it("does not leave a short word alone on the last line", () => {
    const lines = broken("bir iki üç dörd beş altı yed", 13, (t) => t.length * 0.5);
    expect(lines[lines.length - 1]).toContain(" ");
  });

  it("breaks after a comma rather than inside a date, in as few lines as can be", () => {
    const width = (text: string): number => text.length;
    expect(broken("Abbas Mirzə Şərifzadə, 16 noyabr 1938", 28, width)).toEqual([
      "Abbas Mirzə Şərifzadə,",
      "16 noyabr 1938",
    ]);
    expect(broken("Mikayıl Müşfiq, şair. 1908 (və ya 1906) – 1938", 40, width)).toEqual([
      "Mikayıl Müşfiq, şair.",
      "1908 (və ya 1906) – 1938",
    ]);
    expect(broken("Mikayıl Müşfiq, 5 və ya 6 yanvar 1938", 26, width)).toEqual([
      "Mikayıl Müşfiq,",
      "5 və ya 6 yanvar 1938",
    ]);
    expect(broken("Tağı Şahbazi, 2 yanvar 1938", 28, width)).toEqual(["Tağı Şahbazi, 2 yanvar 1938"]);
  });
});

describe("a picture in its frame", () => {
  it("fills a frame of its own shape", () => {
    expect(mounted(2048, 1536, 1.2, 0.9)).toEqual({ x: 0, y: 0, width: 1.2, height: 0.9 });
  });

  it("keeps its proportions in another, whole, in the middle of a mount", () => {
    for (const [wide, high] of [
      [1000, 3000],
      [3000, 1000],
      [900, 900],
    ] as const) {
      const at = mounted(wide, high, 1.2, 0.9);
      expect(at.width / at.height).toBeCloseTo(wide / high, 9);
      expect(at.x).toBeGreaterThanOrEqual(0.054 - 1e-9);
      expect(at.y).toBeGreaterThanOrEqual(0.054 - 1e-9);
      expect(2 * at.x + at.width).toBeCloseTo(1.2, 9);
      expect(2 * at.y + at.height).toBeCloseTo(0.9, 9);
    }
  });
});
