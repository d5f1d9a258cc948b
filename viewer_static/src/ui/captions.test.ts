import { describe, expect, it } from "vitest";
import { chosen } from "./captions";

const line = (id: string, language: string) => ({ id, language, text: id, at_ms: 1000 });
const mixed = [line("c1", "az"), line("c2", "ru"), line("c3", "az"), line("c4", "en")];
const ids = (all: readonly { readonly id: string }[]) => all.map((each) => each.id);

describe("FOLLOW11 captions as one has chosen them", () => {
  it("one's own language where there are some", () => {
    const { choice, lines, languages } = chosen(mixed, { on: true, choice: "auto" }, "az", 2000);
    expect([choice, ids(lines), languages]).toEqual(["az", ["c1", "c3"], ["az", "ru", "en"]]);
  });

  it("all where there are none in it", () => {
    const { choice, lines } = chosen(mixed.slice(1, 2), { on: true, choice: "auto" }, "az", 2000);
    expect([choice, ids(lines)]).toEqual(["all", ["c2"]]);
  });

  it("another by choice, or all, or none; that there are some is known all the same", () => {
    expect(ids(chosen(mixed, { on: true, choice: "ru" }, "az", 2000).lines)).toEqual(["c2"]);
    expect(ids(chosen(mixed, { on: true, choice: "all" }, "az", 2000).lines)).toEqual([
      "c1",
      "c2",
      "c3",
      "c4",
    ]);
    const off = chosen(mixed, { on: false, choice: "all" }, "az", 2000);
    expect([off.lines, off.languages.length]).toEqual([[], 3]);
  });

  it("over the view a line stays as long as it takes to read, and 5 s", () => {
    const long = { ...line("c9", "az"), text: "a".repeat(150) };
    const at = (now_ms: number) =>
      chosen([line("c1", "az"), long], { on: true, choice: "all" }, "az", now_ms);
    expect(ids(at(6000).fresh)).toEqual(["c1", "c9"]);
    expect(ids(at(7000).fresh)).toEqual(["c9"]);
    expect(at(7000).fresh_ms).toBe(9000);
    expect([at(16_001).fresh, at(16_001).lines.length]).toEqual([[], 2]);
  });
});
