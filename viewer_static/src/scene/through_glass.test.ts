import { describe, expect, it } from "vitest";
import { DEEPEST_M, meant, type Passed } from "./through_glass";

const pane = (distance: number): Passed => ({ distance, glass: true, exhibit: false });
const thing = (distance: number, exhibit = true): Passed => ({ distance, glass: false, exhibit });

describe("POINT10 what lies behind glass is pointed at", () => {
  it("a document in a vitrine, through one pane or two", () => {
    expect(meant([pane(2), thing(2.3), thing(2.4, false)])?.distance).toBe(2.3);
    expect(meant([pane(2), pane(2.01), thing(2.3)])?.distance).toBe(2.3);
  });

  it("the pane itself, where a wall is behind it, an exhibit further than a vitrine is deep, or nothing", () => {
    expect(meant([pane(2), thing(2.3, false), thing(2.4)])?.distance).toBe(2);
    expect(meant([pane(2), thing(2 + DEEPEST_M + 0.01)])?.distance).toBe(2);
    expect(meant([pane(2), pane(2.5)])?.distance).toBe(2);
  });

  it("what is before the pane; nothing where nothing is met", () => {
    expect(meant([thing(1, false), pane(2), thing(2.2)])?.distance).toBe(1);
    expect(meant([])).toBe(null);
  });
});
