import { describe, expect, it } from "vitest";
import { coveredBy } from "./covered";

const desk = { innerWidth: 1280, innerHeight: 800 };

describe("ASIDE2 words on the left", () => {
  it("cover the view where they are tall and leave a rest to look at", () => {
    expect(coveredBy({ right: 446, height: 670 }, desk)).toBe(446);
    expect(coveredBy({ right: 445.6, height: 336 }, desk)).toBe(446);
  });
  it("do not where they lie low, or take the whole width of a phone", () => {
    expect(coveredBy({ right: 446, height: 335 }, desk)).toBe(0);
    expect(coveredBy({ right: 374, height: 600 }, { innerWidth: 390, innerHeight: 844 })).toBe(0);
  });
});
