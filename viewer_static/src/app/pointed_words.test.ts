import { describe, expect, it } from "vitest";
import type { GroupState } from "../content/generated/live";
import { pointedWords } from "./pointed_words";

const say = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
  [key, ...Object.values(values)].join("|");

function state(by: string | null, you: string, name: string | null = "Aynur"): GroupState {
  const roster = you === "guide" ? { members: [{ uid: "a", name }] } : null;
  return {
    mode: { kind: "walking", stop: null, by },
    leader: "guide",
    you: { uid: you },
    roster,
  } as unknown as GroupState;
}

describe("who points", () => {
  it("is the guide while nobody is in the light", () => {
    expect(pointedWords(null, "Qapı", say)).toBe("point.at|Qapı");
    expect(pointedWords(state(null, "b"), "Qapı", say)).toBe("point.at|Qapı");
  });

  it("is told to who leads by name, where there is one", () => {
    expect(pointedWords(state("a", "guide"), "Qapı", say)).toBe("point.by|Aynur|Qapı");
    expect(pointedWords(state("a", "guide", null), "Qapı", say)).toBe("point.by|point.follower|Qapı");
  });

  it("is the guide for who is in the light, and nobody by name for the others", () => {
    expect(pointedWords(state("a", "a"), "Qapı", say)).toBe("point.at|Qapı");
    expect(pointedWords(state("a", "b"), "Qapı", say)).toBe("point.shown|Qapı");
  });
});
