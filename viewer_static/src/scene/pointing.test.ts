// @vitest-environment happy-dom
import { Matrix4, Vector3 } from "three";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ViewerEvents } from "../app/api";
import { Emitter } from "../app/emitter";
import { Pointing } from "../app/pointing";
import { FADES_AFTER_MS, POINT_EVERY_MS, type Pointed, RENEW_MS } from "../live/pointing";
import type { Stage } from "./stage";

/** A stage that is one wall: a pixel of the picture is a centimetre of it. */
function wall(): { readonly canvas: HTMLCanvasElement; readonly stage: Stage } {
  const canvas = document.createElement("canvas");
  const toWorld = (at: readonly [number, number, number]): Vector3 => new Vector3(...at);
  const hall = { entry: { index: 2 }, group: { matrixWorld: new Matrix4() }, toWorld };
  const stage = {
    canvas,
    size: { width: 800, height: 600 },
    camera: { position: new Vector3(0, 0, 4) },
    addBeside: () => undefined,
    pick: (x: number, y: number) => ({
      hall,
      point: [x / 100, y / 100, 0],
      normal: [0, 0, 1],
      element: "cot",
    }),
    hall: () => null,
  };
  return { canvas, stage: stage as unknown as Stage };
}

describe("POINT5 POINT8 a hand points", () => {
  let told: (Pointed | null)[] = [];
  let now_ms = 0;
  let canvas: HTMLCanvasElement;
  let emitter: Emitter<ViewerEvents>;
  let pointing: Pointing;
  beforeEach(() => {
    vi.useFakeTimers();
    told = [];
    now_ms = 10_000;
    const made = wall();
    canvas = made.canvas;
    emitter = new Emitter();
    emitter.on("pointed", (at) => told.push(at));
    pointing = new Pointing({ stage: made.stage, emitter, hallAt: () => null, reduced: () => false });
  });
  afterEach(() => {
    pointing.use(false);
    vi.useRealTimers();
  });

  function pass(ms: number, each: () => void = () => undefined): void {
    for (let t = 0; t < ms; t += 16) {
      each();
      now_ms += 16;
      vi.advanceTimersByTime(16);
      pointing.frame(now_ms);
    }
  }

  function moves(x: number, y: number, pointerType = "mouse", type = "pointermove"): PointerEvent {
    const event = new PointerEvent(type, { clientX: x, clientY: y, pointerType, cancelable: true });
    canvas.dispatchEvent(event);
    return event;
  }

  it("nothing is told before it is asked to, and the middle of the picture is where it begins", () => {
    moves(100, 100);
    pass(200);
    expect(told).toEqual([]);
    pointing.use(true);
    pass(100);
    expect(told).toEqual([{ hall: 2, x: 4, y: 3, z: 0, element: "cot" }]);
  });

  it("at most fifteen times a second while it moves, once a second while it rests", () => {
    pointing.use(true);
    let x = 0;
    pass(2000, () => moves(++x, 50));
    expect(told.length).toBeLessThanOrEqual(2000 / POINT_EVERY_MS + 1);
    expect(told.length).toBeGreaterThan(20);
    told = [];
    pass(3 * RENEW_MS + 100);
    expect(told.length).toBeGreaterThanOrEqual(3);
    expect(told.length).toBeLessThanOrEqual(4);
  });

  it("a finger points and does not turn the view; lifted, what it pointed at stays lit for a while", () => {
    const turned = vi.fn();
    canvas.addEventListener("pointermove", turned);
    pointing.use(true);
    moves(20, 20, "touch", "pointerdown");
    expect(moves(40, 20, "touch").defaultPrevented).toBe(true);
    pass(100);
    moves(40, 20, "touch", "pointerup");
    expect(turned).not.toHaveBeenCalled();
    pass(FADES_AFTER_MS - 100);
    expect(told.at(-1)).toEqual({ hall: 2, x: 0.4, y: 0.2, z: 0, element: "cot" });
    pass(RENEW_MS + 200);
    expect(told.at(-1)).toBe(null);
    expect(told.filter((at) => at === null)).toHaveLength(1);
  });

  it("the mouse off the picture, or pointing ended, is told as nowhere", () => {
    pointing.use(true);
    moves(10, 10);
    pass(100);
    moves(0, 0, "mouse", "pointerleave");
    pass(100);
    expect(told.at(-1)).toBe(null);
    moves(10, 10);
    pass(100);
    pointing.use(false);
    expect(told.at(-1)).toBe(null);
    const { length } = told;
    moves(30, 10);
    pass(2000);
    expect(told).toHaveLength(length);
  });
});
