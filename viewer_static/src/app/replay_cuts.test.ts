import { describe, expect, it } from "vitest";
import type { PoseSource } from "./api";
import { Cuts } from "./replay_cuts";

type Eye = NonNullable<ReturnType<PoseSource["sample"]>>;
const eye = (x: number): Eye => ({ index: 0, x, y: 1.6, z: 0, yaw: 0, pitch: 0 });

describe("FOLLOW16 for reduced motion the view follows in cuts", () => {
  it("it is at once where the guide is, stays while they walk, and cuts to where they have come to a stand", () => {
    // The guide walks from 0 to 3 m within 3 s, and stands.
    const cuts = new Cuts({ sample: (now_ms) => eye(Math.min(3, now_ms / 1000)) });
    const seen = [0, 500, 1000, 2900, 3000, 3300, 3500].map((now_ms) => cuts.sample(now_ms)?.x);
    expect(seen).toEqual([0, 0, 0, 0, 0, 0, 3]);
  });

  it("before a notice there is nothing to follow", () => {
    expect(new Cuts({ sample: () => null }).sample(0)).toBeNull();
  });
});
