import { describe, expect, it } from "vitest";
import { WALKING_KEYS } from "../navigation/input";
import { asked, CONSOLE_KEYS, isTyping, listed, type Pressed } from "./console_keys";

function pressed(code: string, more: Partial<Pressed> = {}): Pressed {
  return {
    code,
    key: "",
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    repeat: false,
    ...more,
  };
}

describe("CONSOLE2 the guide's keyboard", () => {
  it("no key is a walking key, and no two ask for different things", () => {
    const walking = new Set(Object.keys(WALKING_KEYS));
    expect(CONSOLE_KEYS.filter((key) => walking.has(key.code))).toEqual([]);
    const chords = CONSOLE_KEYS.map(({ code, shift, ctrl }) => `${code} ${shift ?? false} ${ctrl ?? false}`);
    expect(new Set(chords).size).toBe(chords.length);
  });

  it("each key does what the list says of it, under any language's letters", () => {
    for (const { code, shift, ctrl, asks } of CONSOLE_KEYS)
      expect(
        asked(pressed(code, { key: "ы", shiftKey: shift ?? false, ctrlKey: ctrl ?? false }), false),
      ).toBe(asks);
    expect(asked(pressed("Digit7", { key: "?", shiftKey: true }), false)).toBe("help");
    expect(listed().flatMap((row) => row.keys)).toHaveLength(CONSOLE_KEYS.length);
  });

  it("nothing is done while somebody types, holds a key down, or asks the browser for something", () => {
    expect(asked(pressed("KeyN"), true)).toBeNull();
    expect(asked(pressed("KeyN", { repeat: true }), false)).toBeNull();
    expect(asked(pressed("KeyN", { ctrlKey: true }), false)).toBeNull();
    expect(asked(pressed("KeyN", { altKey: true }), false)).toBeNull();
    expect(asked(pressed("KeyN", { shiftKey: true }), false)).toBeNull();
    expect(asked(pressed("KeyZ", { metaKey: true }), false)).toBe("undo");
  });

  it("a field of letters is typed into, a slider or a tick is not", () => {
    const field = (tagName: string, type?: string) => ({ tagName, type }) as unknown as EventTarget;
    expect(["INPUT", "TEXTAREA", "SELECT"].map((name) => isTyping(field(name)))).toEqual([true, true, true]);
    expect(isTyping(field("INPUT", "range"))).toBe(false);
    expect(isTyping(field("INPUT", "checkbox"))).toBe(false);
    expect(isTyping(field("BUTTON"))).toBe(false);
    expect(isTyping(null)).toBe(false);
  });
});
