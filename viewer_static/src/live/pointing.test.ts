import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FADES_AFTER_MS, pointedAt, pointText, RESTS_MS, Resting } from "./pointing";

describe("POINT5 a pointer travels as a short text", () => {
  it("to the millimetre, with the thing that it lies on", () => {
    const at = { hall: 3, x: -1.2345, y: 1.6, z: 0, element: "cell-1/wall-0" };
    expect(pointText(at)).toBe("3,-1234,1600,0,cell-1/wall-0");
    expect(pointedAt(pointText(at))).toEqual({ ...at, x: -1.234 });
    const bare = { hall: 0, x: 1, y: 2, z: 3, element: null };
    expect(pointText(bare)).toBe("0,1000,2000,3000");
    expect(pointedAt("0,1000,2000,3000")).toEqual(bare);
  });

  it("nowhere is nothing, and so is what is no pointer", () => {
    expect(pointText(null)).toBe("");
    for (const text of ["", "0,1,2", "x,1,2,3", "0,1,2,3,", "0,1,2,3,<b>", "0,1,2,3,a/b/c"])
      expect(pointedAt(text)).toBeNull();
  });
});

describe("POINT8 a thing on which a pointer rests is told, once", () => {
  let told: string[] = [];
  let resting: Resting;
  beforeEach(() => {
    vi.useFakeTimers();
    told = [];
    resting = new Resting((hall, element) => told.push(`${hall} ${element}`));
  });
  afterEach(() => {
    resting.close();
    vi.useRealTimers();
  });

  it("after 0.7 s on it, however the light trembles there", () => {
    for (let ms = 0; ms < RESTS_MS; ms += 70) {
      resting.take(`0,${ms},0,0,cot`);
      vi.advanceTimersByTime(70);
    }
    expect(told).toEqual(["0 cot"]);
    resting.take("0,5,0,0,cot");
    vi.advanceTimersByTime(2000);
    expect(told).toEqual(["0 cot"]);
  });

  it("not what it only passes over, and not what bears no name", () => {
    resting.take("0,0,0,0,cot");
    vi.advanceTimersByTime(RESTS_MS - 1);
    resting.take("0,0,0,0,stool");
    vi.advanceTimersByTime(RESTS_MS - 1);
    resting.take("0,0,0,0");
    vi.advanceTimersByTime(RESTS_MS);
    expect(told).toEqual([]);
  });

  it("again when it has pointed elsewhere, or has been out for three seconds", () => {
    const rest = (text: string): void => {
      resting.take(text);
      vi.advanceTimersByTime(RESTS_MS);
    };
    rest("0,0,0,0,cot");
    rest("1,0,0,0,cot");
    rest("0,0,0,0,cot");
    expect(told).toEqual(["0 cot", "1 cot", "0 cot"]);
    vi.advanceTimersByTime(FADES_AFTER_MS);
    rest("0,0,0,0,cot");
    expect(told).toHaveLength(4);
    rest("");
    rest("0,0,0,0,cot");
    expect(told).toHaveLength(5);
  });
});
