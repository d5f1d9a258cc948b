import { describe, expect, it } from "vitest";
import { FULL, MOST_POINTS, type Point, pathOf, read, thinned, written } from "./strokes";

describe("CONSOLE6 what is drawn travels in one command", () => {
  it("every point comes back as it was, and is kept within the picture", () => {
    const points: Point[] = [
      [0, 0],
      [FULL, FULL],
      [1, 4094],
      [2048, 7],
    ];
    expect(read(written(points))).toEqual(points);
    expect(read(written([[-5, 9000]]))).toEqual([[0, FULL]]);
    expect(read("AAAA?BCD")).toEqual([[0, 0]]);
    expect(read("AAA")).toEqual([]);
  });

  it("a straight line is its ends, a corner stays, and a scribble of thousands of points fits", () => {
    const straight = Array.from({ length: 50 }, (_, i): Point => [i * 10, 100]);
    expect(thinned(straight)).toEqual([
      [0, 100],
      [490, 100],
    ]);
    const corner = [...straight, ...Array.from({ length: 50 }, (_, i): Point => [490, 100 + i * 10])];
    expect(thinned(corner)).toEqual([
      [0, 100],
      [490, 100],
      [490, 590],
    ]);
    const scribble = Array.from(
      { length: 4000 },
      (_, i): Point => [2000 + 1900 * Math.sin(i / 3), 2000 + 1900 * Math.cos(i / 2)],
    );
    const fewer = thinned(scribble);
    expect(fewer.length).toBeLessThanOrEqual(MOST_POINTS);
    expect(written(fewer).length).toBeLessThanOrEqual(400);
    expect(fewer[0]).toEqual(scribble[0]);
    expect(fewer.at(-1)).toEqual(scribble.at(-1));
  });

  it("a tap is a dot", () => {
    expect(pathOf([[5, 6]])).toBe("M5 6L5 6");
    expect(pathOf([])).toBe("");
  });
});
