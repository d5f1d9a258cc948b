import { describe, expect, it } from "vitest";
import { coveredBy } from "./covered";

const desk = { innerWidth: 1280, innerHeight: 800 };
const phone = { innerWidth: 390, innerHeight: 844 };

/** A box by its edges. */
function box(left: number, top: number, right: number, bottom: number) {
  return { left, right, bottom, height: bottom - top };
}

describe("ASIDE2 words on the left", () => {
  it("cover the view where they are tall and leave a rest to look at", () => {
    expect(coveredBy([box(16, 114, 446, 784)], desk)).toEqual({ left_px: 446, below_px: 0 });
    expect(coveredBy([box(16, 448, 445.6, 784)], desk)).toEqual({ left_px: 446, below_px: 0 });
  });
  it("do not where they lie low, nor do those on the right", () => {
    expect(coveredBy([box(16, 449, 446, 784), box(860, 80, 1264, 784)], desk)).toEqual({
      left_px: 0,
      below_px: 0,
    });
  });
});

describe("ASIDE3 a sheet from below", () => {
  it("covers what is under its upper edge, the higher of two", () => {
    expect(coveredBy([box(0, 456, 390, 844), box(0, 600, 390, 844)], phone)).toEqual({
      left_px: 0,
      below_px: 388,
    });
  });
  it("leaves three tenths of the window to look at, however long its list", () => {
    expect(coveredBy([box(0, 60, 390, 844)], phone)).toEqual({ left_px: 0, below_px: 591 });
  });
  it("covers nothing while it is empty, or hangs elsewhere", () => {
    expect(coveredBy([box(0, 844, 390, 844), box(0, 0, 390, 300)], phone)).toEqual({
      left_px: 0,
      below_px: 0,
    });
  });
});
