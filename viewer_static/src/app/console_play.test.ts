import { describe, expect, it } from "vitest";
import { ANSWERED_MS, PlayWord } from "./console_play";

describe("the key that plays and pauses", () => {
  it("does what it says", () => {
    const word = new PlayWord();
    expect(word.pressed(0)).toBe("play");
    word.now(true, 50);
    expect(word.pressed(5000)).toBe("pause");
    word.now(false, 5050);
    expect(word.pressed(9000)).toBe("play");
  });

  it("does nothing where a stop has ended by itself under the hand that was to pause it", () => {
    const word = new PlayWord();
    word.now(true, 0);
    word.now(false, 10_000);
    expect(word.pressed(10_000 + ANSWERED_MS - 1)).toBeNull();
    expect(word.pressed(10_000 + ANSWERED_MS)).toBe("play");
  });

  it("answers at once who presses it twice", () => {
    const word = new PlayWord();
    word.now(true, 0);
    expect(word.pressed(10_000)).toBe("pause");
    word.now(false, 10_040);
    expect(word.pressed(10_100)).toBe("play");
    word.now(true, 10_140);
    expect(word.pressed(10_200)).toBe("pause");
  });

  it("is not confused by being told the same again", () => {
    const word = new PlayWord();
    word.now(true, 0);
    for (let at = 10; at < 1000; at += 10) word.now(true, at);
    expect(word.pressed(1000)).toBe("pause");
  });
});
