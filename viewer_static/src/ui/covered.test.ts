import { describe, expect, it } from "vitest";
import { coveredBy } from "./covered";

const desk = { innerWidth: 1280, innerHeight: 800 };
const phone = { innerWidth: 390, innerHeight: 844 };

/** A box by its edges. */
function box(left: number, top: number, right: number, bottom: number) {
  return { left, top, right, bottom };
}

describe("ASIDE2 words on the left", () => {
  it("cover the view where they are tall and leave a rest to look at", () => {
    const cover = { left_px: 446, above_px: 0, below_px: 0 };
    expect(coveredBy([box(16, 114, 446, 784)], desk)).toEqual(cover);
    expect(coveredBy([box(16, 448, 445.6, 784)], desk)).toEqual(cover);
  });
  it("do not where they lie low, nor do those on the right; a hall's title is counted", () => {
    const boxes = [box(0, 0, 1280, 70), box(16, 449, 446, 784), box(860, 80, 1264, 784)];
    expect(coveredBy(boxes, desk)).toEqual({ left_px: 0, above_px: 70, below_px: 0 });
  });
});

describe("ASIDE3 a sheet from below", () => {
  it("covers what is under its upper edge, the higher of two", () => {
    const boxes = [box(0, 0, 390, 130), box(0, 456, 390, 844), box(0, 600, 390, 844)];
    expect(coveredBy(boxes, phone)).toEqual({ left_px: 0, above_px: 130, below_px: 388 });
  });
  it("leaves a quarter of the window to look at, however long its list", () => {
    const boxes = [box(0, 0, 390, 130), box(0, 60, 390, 844)];
    expect(coveredBy(boxes, phone)).toEqual({ left_px: 0, above_px: 130, below_px: 503 });
  });
  it("covers nothing while it is empty", () => {
    expect(coveredBy([box(0, 844, 390, 844)], phone)).toEqual({ left_px: 0, above_px: 0, below_px: 0 });
  });
});
