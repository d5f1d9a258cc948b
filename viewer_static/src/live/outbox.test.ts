import { describe, expect, it } from "vitest";
import type { Do } from "../content/generated/live";
import { Outbox } from "./outbox";

function storage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  };
}

const HAND: Do = { do: "hand", up: true };
const ids = (box: Outbox): string[] => box.due().map((command) => command.id);

describe("GOING11 what was asked for is done once and in order, whatever the line does", () => {
  it("goes out once while the line holds, and again under the same ids after a cut", () => {
    const box = new Outbox("me", null);
    box.add(HAND);
    box.add({ do: "follow" });
    const sent = ids(box);
    expect(sent.length).toBe(2);
    expect(ids(box)).toEqual([]);
    box.cut();
    expect(ids(box)).toEqual(sent);
    box.settled(sent[0] ?? "");
    box.cut();
    expect(ids(box)).toEqual(sent.slice(1));
  });

  it("never has more under way than the server remembers", () => {
    const box = new Outbox("me", null);
    for (let n = 0; n < 40; n += 1) box.add(HAND);
    const first = ids(box);
    expect(first.length).toBe(16);
    box.settled(first[3] ?? "");
    expect(ids(box).length).toBe(1);
    box.cut();
    expect(ids(box).slice(0, 3)).toEqual(first.slice(0, 3));
    expect(box.size).toBe(39);
  });

  it("outlives the page, for the same member only", () => {
    const kept = storage();
    const before = new Outbox("me", kept);
    before.add(HAND);
    const sent = ids(before);
    expect(ids(new Outbox("me", kept))).toEqual(sent);
    expect(new Outbox("somebody else", kept).size).toBe(0);
    expect(kept.length).toBe(0);
  });

  it("lets go of a lead that has gone cold: after half a minute it would only drag people away", () => {
    let now = 0;
    const box = new Outbox("me", null, () => now);
    box.add({ do: "go-to", stop: "cell" });
    box.add(HAND);
    now = 29_000;
    box.cut();
    expect(box.size).toBe(2);
    now = 31_000;
    box.cut();
    expect(box.due().map((command) => command.do)).toEqual([HAND]);
  });
});
