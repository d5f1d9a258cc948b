import { describe, expect, it } from "vitest";
import { tourAlone } from "./own_tour";

const BOOT = { prefix: "/tours", museum: "m", tour: "t" };
const said = (code: string) => ({ code, message: "", remedy: "" });

describe("the way on for who cannot be in the group", () => {
  it("is the same tour, in one's own language and at one's own level", () => {
    for (const code of ["removed", "turned-away", "group-ended", "group-locked", "group-full"])
      expect(tourAlone(said(code), BOOT, "ru", false)).toBe("/tours/ru/m/tour/t?text");
    expect(tourAlone(said("removed"), BOOT, "az", true)).toBe("/tours/az/m/tour/t?easy&text");
  });

  it("is none where trying again is what helps, or no tour is known", () => {
    expect(tourAlone(said("group-elsewhere"), BOOT, "ru", false)).toBeNull();
    expect(tourAlone(said("removed"), { ...BOOT, tour: null }, "ru", false)).toBeNull();
  });
});
