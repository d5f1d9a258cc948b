import { describe, expect, it } from "vitest";
import type { LessonDo, LessonWish } from "../content/generated/lesson";
import { Answers } from "./answers";
import { type Keeps, Shelf } from "./shelf";

function storage(): Keeps {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}

const answer = (task: string, value: string): LessonDo => ({ do: "answer", task, value: { text: value } });
const ids = (wishes: readonly LessonWish[]): string[] => wishes.map(({ id }) => id);

describe("PUPIL1 an answer stays with the pupil until the server has it", () => {
  it("goes out once while the line holds, and again under the same id after a cut", () => {
    const tab = new Answers("g u", new Shelf(storage()), () => 0, "aaaa");
    tab.add(answer("one", "a"));
    tab.add({ do: "hint", task: "one" });
    const sent = ids(tab.due());
    expect(sent.length).toBe(2);
    expect(tab.due()).toEqual([]);
    tab.cut();
    expect(ids(tab.due())).toEqual(sent);
    expect(tab.settled(sent[0] ?? "")?.do).toEqual(answer("one", "a"));
    tab.cut();
    expect(ids(tab.due())).toEqual(sent.slice(1));
  });

  it("outlives the tab; another pupil's are another's", () => {
    const kept = storage();
    new Answers("g u", new Shelf(kept), () => 5, "aaaa").add(answer("one", "a"));
    const reopened = new Answers("g u", new Shelf(kept), () => 6000, "bbbb");
    expect(reopened.waitingFor("one")).toEqual({ text: "a" });
    expect(reopened.due().map((wish) => wish.do)).toEqual([answer("one", "a")]);
    expect(new Answers("g other", new Shelf(kept), () => 6000, "cccc").waiting).toEqual([]);
  });

  it("is left to the tab that made it for four seconds, then sent by any", () => {
    const kept = storage();
    let now = 1000;
    const first = new Answers("g u", new Shelf(kept), () => now, "aaaa");
    const second = new Answers("g u", new Shelf(kept), () => now, "bbbb");
    const { id } = first.add(answer("one", "a"));
    expect(second.due()).toEqual([]);
    expect(ids(first.due())).toEqual([id]);
    now += 4000;
    expect(ids(second.due())).toEqual([id]);
    second.settled(id);
    expect(first.waiting).toEqual([]);
  });

  it("is replaced by a newer one to the same task, while every hint counts", () => {
    const tab = new Answers("g u", new Shelf(storage()), () => 0, "aaaa");
    tab.add(answer("one", "a"));
    tab.add(answer("two", "b"));
    tab.add({ do: "hint", task: "one" });
    tab.add({ do: "hint", task: "one" });
    tab.add(answer("one", "c"));
    tab.add({ do: "stuck", on: true });
    tab.add({ do: "stuck", on: false });
    expect(tab.waiting.map((wish) => wish.do)).toEqual([
      answer("two", "b"),
      { do: "hint", task: "one" },
      { do: "hint", task: "one" },
      answer("one", "c"),
      { do: "stuck", on: false },
    ]);
  });

  it("has an id that the server takes, even from a clock that was put back", () => {
    let now = 1_800_000_000_000;
    const tab = new Answers("g u", new Shelf(storage()), () => now, "abcdef");
    const before = tab.add(answer("one", "a"));
    now = 5;
    const after = tab.add(answer("two", "b"));
    for (const { id } of [before, after]) expect(id).toMatch(/^[A-Za-z0-9_-]{1,24}$/);
    expect(ids(tab.waiting)).toEqual([before.id, after.id]);
  });

  it("keeps drafts as they are typed, and clears all of a child who leaves", () => {
    const kept = storage();
    const tab = new Answers("g u", new Shelf(kept), () => 0, "aaaa");
    tab.keepDraft("one", { text: "yar" });
    tab.add(answer("two", "b"));
    expect(new Answers("g u", new Shelf(kept), () => 0, "bbbb").draft("one")).toEqual({ text: "yar" });
    tab.keepDraft("one", undefined);
    expect(tab.draft("one")).toBeUndefined();
    tab.forget();
    expect(kept.length).toBe(0);
  });

  it("clears what another class left here three days ago, and nothing younger", () => {
    const kept = storage();
    const day = 24 * 3600_000;
    new Answers("old u", new Shelf(kept), () => 0, "aaaa").keepDraft("one", 1);
    new Answers("young u", new Shelf(kept), () => 2 * day, "aaaa").keepDraft("one", 2);
    new Answers("new u", new Shelf(kept), () => 3 * day + 1, "aaaa");
    expect(new Answers("old u", new Shelf(kept), () => 3 * day, "bbbb").draft("one")).toBeUndefined();
    expect(new Answers("young u", new Shelf(kept), () => 3 * day, "bbbb").draft("one")).toBe(2);
  });

  it("goes on in memory where the browser keeps nothing", () => {
    const full = storage();
    full.setItem = () => {
      throw new Error("the quota is spent");
    };
    for (const kept of [null, full]) {
      const tab = new Answers("g u", new Shelf(kept), () => 0, "aaaa");
      const { id } = tab.add(answer("one", "a"));
      expect(ids(tab.due())).toEqual([id]);
      tab.settled(id);
      expect(tab.waiting).toEqual([]);
    }
  });
});

/** A server as the wire promises it: it does a wish once by its id, and remembers sixteen ids. */
class Server {
  readonly done: string[] = [];
  readonly values = new Map<string, unknown>();
  private remembered: string[] = [];

  take({ id, do: what }: LessonWish): void {
    if (this.remembered.includes(id)) return;
    this.remembered = [...this.remembered, id].slice(-16);
    this.done.push(id);
    if (what.do === "answer") this.values.set(what.task, what.value);
  }
}

describe("PUPIL2 whatever the line, the tabs and the lid do, each answer is done once and the last one stays", () => {
  it.each(Array.from({ length: 200 }, (_, seed) => seed + 1))("story %i", (seed) => {
    let state = seed * 7919;
    const chance = (n: number): number => {
      state = (state * 16807) % 2147483647;
      return state % n;
    };
    const kept = storage();
    const server = new Server();
    let now = 0;
    let made = 0;
    const open = (): Answers => {
      made += 1;
      return new Answers("g u", new Shelf(kept), () => now, `tab${made}`);
    };
    const tabs = [open(), open()];
    const wanted = new Map<string, unknown>();
    for (let step = 0; step < 60; step += 1) {
      now += chance(3000);
      const at = chance(2);
      const tab = tabs[at] as Answers;
      switch (chance(6)) {
        case 0:
        case 1: {
          const task = `t${chance(3)}`;
          const value = { text: String(step) };
          tab.add({ do: "answer", task, value });
          wanted.set(task, value);
          break;
        }
        case 2:
          // Sent, done, and said to be done.
          for (const wish of tab.due()) {
            server.take(wish);
            tab.settled(wish.id);
          }
          break;
        case 3: {
          // Cut in the middle: some of it arrived, and nobody said so.
          const due = tab.due();
          for (const wish of due.slice(0, chance(due.length + 1))) server.take(wish);
          tab.cut();
          break;
        }
        case 4:
          tabs[at] = open();
          break;
        default:
          tab.cut();
      }
    }
    now += 10_000;
    const last = open();
    for (let round = 0; round < 20 && last.waiting.length; round += 1) {
      for (const wish of last.due()) {
        server.take(wish);
        last.settled(wish.id);
      }
    }
    expect(last.waiting).toEqual([]);
    expect(new Set(server.done).size).toBe(server.done.length);
    expect(server.values).toEqual(wanted);
  });
});
