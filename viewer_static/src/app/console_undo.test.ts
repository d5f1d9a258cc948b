import { describe, expect, it } from "vitest";
import { END_MS, UNDO_MS, Undo } from "./console_undo";

function undoing() {
  const log: string[] = [];
  let now = 0;
  const undo = new Undo(
    () => now,
    () => undefined,
  );
  const later = (ms: number): void => {
    now += ms;
    undo.tick();
  };
  return { log, undo, later };
}

describe("CONSOLE3 nothing is lost by a slip of the hand", () => {
  it("what was done is taken back, the newest first, and only while it is in sight", () => {
    const { log, undo, later } = undoing();
    undo.did("Ayna was sent out.", () => log.push("readmit ayna"));
    undo.did("The poll was put away.", () => log.push("restore p4"));
    expect(undo.toasts.map((each) => [each.words, each.in_s])).toEqual([
      ["Ayna was sent out.", null],
      ["The poll was put away.", null],
    ]);
    expect(undo.undo()).toBe(true);
    expect(log).toEqual(["restore p4"]);
    later(UNDO_MS);
    expect(undo.toasts).toEqual([]);
    expect(undo.undo()).toBe(false);
    expect(log).toEqual(["restore p4"]);
  });

  it("the end comes after eight seconds, is called off before, and asked for twice comes at once", () => {
    const { log, undo, later } = undoing();
    const end = (): void => undo.soon("The tour ends.", END_MS, () => log.push("end"));
    end();
    later(5000);
    expect(undo.toasts.map((each) => each.in_s)).toEqual([3]);
    undo.undo();
    later(60_000);
    expect(log).toEqual([]);
    end();
    later(END_MS - 1);
    expect(log).toEqual([]);
    later(1);
    expect(log).toEqual(["end"]);
    end();
    end();
    expect(log).toEqual(["end", "end"]);
    expect(undo.toasts).toEqual([]);
  });

  it("what is pushed out of sight before its time is done, not forgotten", () => {
    const { log, undo } = undoing();
    for (const name of ["a", "b", "c", "d"]) undo.soon(name, 5000, () => log.push(name));
    expect(log).toEqual(["a"]);
    expect(undo.toasts.map((each) => each.words)).toEqual(["b", "c", "d"]);
    undo.atOnce(undo.toasts[1]?.id ?? 0);
    expect(log).toEqual(["a", "c"]);
  });
});
