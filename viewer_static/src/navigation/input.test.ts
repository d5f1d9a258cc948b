import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Hands, Input } from "./input";

/** A surface at the window's corner, 400 × 300 pixels, that events are sent to by hand. */
class Surface extends EventTarget {
  readonly style = { touchAction: "" };
  focus(): void {}
  setPointerCapture(): void {}
  getBoundingClientRect(): { left: number; top: number; width: number; height: number } {
    return { left: 0, top: 0, width: 400, height: 300 };
  }
  /** Press a key while this has the focus, or while something else has. */
  press(
    key: string,
    more: Readonly<Record<string, unknown>> = {},
    path: readonly EventTarget[] = [this],
  ): void {
    const event = new Event("keydown");
    for (const [name, value] of Object.entries({ key, code: key, composedPath: () => path, ...more }))
      Object.defineProperty(event, name, { value });
    window.dispatchEvent(event);
  }
  /** Send a pointer's event that happened `at_ms` after the page was opened. */
  point(type: string, x: number, y: number, at_ms: number, pointerType = "mouse"): void {
    const event = new Event(type);
    for (const [name, value] of Object.entries({
      pointerId: 1,
      pointerType,
      button: 0,
      clientX: x,
      clientY: y,
    }))
      Object.defineProperty(event, name, { value });
    Object.defineProperty(event, "timeStamp", { value: at_ms });
    this.dispatchEvent(event);
  }
}

let surface: Surface;
let input: Input;
let hands: { [name in keyof Hands]: ReturnType<typeof vi.fn> };

beforeEach(() => {
  vi.stubGlobal("window", new EventTarget());
  surface = new Surface();
  hands = { onLook: vi.fn(), onTap: vi.fn(), onHover: vi.fn() };
  input = new Input(surface as unknown as HTMLElement, hands as unknown as Hands);
});

afterEach(() => {
  input.release();
  vi.unstubAllGlobals();
});

describe("HAND1 a press", () => {
  test.each(["mouse", "touch"])(
    "of a %s that does not move is a tap, however late its release comes",
    (kind) => {
      surface.point("pointerdown", 240, 130, 1_000, kind);
      surface.point("pointermove", 243, 133, 2_000, kind);
      surface.point("pointerup", 243, 133, 61_000, kind);
      expect(hands.onTap.mock.calls).toEqual([[240, 130]]);
      expect(hands.onLook).not.toHaveBeenCalled();
    },
  );

  test("that moves by 8 pixels turns the view, and is no tap", () => {
    surface.point("pointerdown", 240, 130, 0);
    surface.point("pointermove", 248, 130, 10);
    surface.point("pointerup", 248, 130, 20);
    expect(hands.onLook.mock.calls).toEqual([[8, 0]]);
    expect(hands.onTap).not.toHaveBeenCalled();
  });

  test("that the window loses is none", () => {
    surface.point("pointerdown", 240, 130, 0);
    window.dispatchEvent(new Event("blur"));
    surface.point("pointerup", 240, 130, 20);
    expect(hands.onTap).not.toHaveBeenCalled();
  });
});

describe("HAND1 Enter", () => {
  test("in the hall is a tap in the middle of the view", () => {
    surface.press("Enter");
    expect(hands.onTap.mock.calls).toEqual([[200, 150]]);
  });

  test("held down is one tap, and elsewhere none", () => {
    surface.press("Enter", { repeat: true });
    surface.press("Enter", {}, [new EventTarget(), surface]);
    expect(hands.onTap).not.toHaveBeenCalled();
  });
});
