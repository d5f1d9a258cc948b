import { describe, expect, it } from "vitest";
import { chosen } from "./captions";

const line = (id: string, language: string) => ({ id, language, text: id });
const mixed = [line("c1", "az"), line("c2", "ru"), line("c3", "az"), line("c4", "en")];
const ids = (all: readonly { readonly id: string }[]) => all.map((each) => each.id);

describe("FOLLOW11 captions as one has chosen them", () => {
  it("one's own language where there are some", () => {
    const { choice, lines, languages } = chosen(mixed, { on: true, choice: "auto" }, "az");
    expect([choice, ids(lines), languages]).toEqual(["az", ["c1", "c3"], ["az", "ru", "en"]]);
  });

  it("all where there are none in it", () => {
    const { choice, lines } = chosen(mixed.slice(1, 2), { on: true, choice: "auto" }, "az");
    expect([choice, ids(lines)]).toEqual(["all", ["c2"]]);
  });

  it("another by choice, or all, or none; that there are some is known all the same", () => {
    expect(ids(chosen(mixed, { on: true, choice: "ru" }, "az").lines)).toEqual(["c2"]);
    expect(ids(chosen(mixed, { on: true, choice: "all" }, "az").lines)).toEqual(["c1", "c2", "c3", "c4"]);
    const off = chosen(mixed, { on: false, choice: "all" }, "az");
    expect([off.lines, off.languages.length]).toEqual([[], 3]);
  });
});
