import { describe, expect, it } from "vitest";
import { readLink, writeLink } from "./link";

const POSE = { hall: "basement", index: 1, x: 1.234, y: 1.6, z: -3.5, yaw: Math.PI / 2, pitch: -0.1 };

describe("link", () => {
  it("writes a viewpoint, or an eye to the centimetre, and reads it again", () => {
    const page = new URL(
      "https://museum.example/mus/az/repression/hall/main-hall?quality=fixed-low&view=door",
    );
    const view = writeLink(page, "/mus", "az", "repression", POSE, "by-the-door");
    expect(view).toBe(
      "https://museum.example/mus/az/repression/hall/basement?view=by-the-door&quality=fixed-low",
    );
    expect(readLink(new URL(view))).toEqual({ hall: "basement", view: "by-the-door", at: null });
    const eye = readLink(new URL(writeLink(page, "/mus", "az", "repression", POSE, null)));
    expect(eye.view).toBeNull();
    expect(eye.at?.x).toBeCloseTo(1.23, 6);
    expect(eye.at?.yaw).toBeCloseTo(Math.PI / 2, 3);
    expect(eye.at?.pitch).toBeCloseTo(-0.1, 2);
  });

  it("takes nothing that is not a place", () => {
    expect(readLink(new URL("https://museum.example/az/repression?at=1,2,x,4,5"))).toEqual({
      hall: null,
      view: null,
      at: null,
    });
    expect(readLink(new URL("https://museum.example/az/m/hall/a?view=%3Cscript%3E")).view).toBeNull();
  });
});
