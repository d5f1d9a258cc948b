// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { TASK_KINDS } from "../task_kinds";
import { isSame, toggled } from "./find";
import { paired } from "./match";
import { numberIn } from "./number";
import { moved } from "./order";

const thing = (element: string | null, exhibit: string | null, hall = "hall-1") => ({
  hall,
  element,
  exhibit,
});

describe("PUPIL6 what is put in, whichever way it is put in", () => {
  it("moves a thing to a place and keeps the others in their order", () => {
    expect(moved(["a", "b", "c", "d"], "a", 2)).toEqual(["b", "c", "a", "d"]);
    expect(moved(["a", "b", "c"], "c", 0)).toEqual(["c", "a", "b"]);
    expect(moved(["a", "b", "c"], "b", 9)).toEqual(["a", "c", "b"]);
    expect(moved(["a", "b", "c"], "b", -9)).toEqual(["b", "a", "c"]);
  });

  it("seats a thing in one place only", () => {
    expect(paired({ a: "r1", b: "r2" }, "c", "r1")).toEqual({ b: "r2", c: "r1" });
    expect(paired({ a: "r1" }, "a", "r2")).toEqual({ a: "r2" });
  });

  it.each([
    ["28", 28],
    [" 1 918 ", 1918],
    ["1\u00a0918", 1918],
    ["3,5", 3.5],
    ["-2.5", -2.5],
    ["−4", -4],
    ["", null],
    ["iyirmi", null],
    ["1.2.3", null],
    ["1e9", null],
  ])("reads %j as %j", (typed, number) => {
    expect(numberIn(typed)).toBe(number);
  });

  it("finds a thing once, by its element or by what is shown on it, and takes it back at a second tap", () => {
    expect(isSame(thing("case", "beads"), thing(null, "beads"))).toBe(true);
    expect(isSame(thing("case", null), thing("case", null))).toBe(true);
    expect(isSame(thing("case", null), thing("case", null, "hall-2"))).toBe(false);
    expect(isSame(thing(null, null), thing(null, null))).toBe(false);
    const once = toggled([], thing("case", "beads"));
    expect(once).toEqual([thing("case", "beads")]);
    expect(toggled(once, thing("case", "beads"))).toEqual([]);
    const many = Array.from({ length: 30 }, (_, i) => i).reduce(
      (found, i) => toggled(found, thing(`e${i}`, null)),
      [] as ReturnType<typeof toggled>,
    );
    expect(many.length).toBe(24);
  });

  it("takes from the hall what has a name of its own, never a wall, and nothing of another hall", () => {
    const find = TASK_KINDS.get("find");
    const about = { kind: "find", hall: "hall-1", count: 1 } as const;
    expect(find?.pointed?.(undefined, about, thing("room/wall-2", null))).toBeUndefined();
    expect(find?.pointed?.(undefined, about, thing("case", null, "hall-2"))).toBeUndefined();
    expect(find?.pointed?.(undefined, about, thing("case", "beads"))).toEqual({
      found: [thing("case", "beads")],
    });
  });

  it("lets nothing half done be handed in, and takes any shape of value without falling over", () => {
    const match = { kind: "match", lefts: [{ id: "a" }, { id: "b" }], rights: [] } as never;
    expect(TASK_KINDS.get("match")?.isReady({ pairs: { a: "r1" } }, match)).toBe(false);
    expect(TASK_KINDS.get("match")?.isReady({ pairs: { a: "r1", b: "r2" } }, match)).toBe(true);
    for (const kind of TASK_KINDS.values()) {
      for (const value of [undefined, null, 7, "x", [], {}, { found: 3, chosen: "x", text: "" }]) {
        expect(kind.isReady(value, { kind: "none" } as never), kind.kind).toBe(false);
      }
    }
  });
});
