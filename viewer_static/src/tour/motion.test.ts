import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { KeyframeRow } from "../content/generated/site";
import { type Frame, keyframe, sample } from "./motion";

interface Contract {
  readonly frames: readonly (readonly [number, number, number, number])[];
  readonly paths: Readonly<
    Record<
      string,
      {
        readonly keyframes: readonly KeyframeRow[];
        readonly samples: readonly { readonly t_ms: number; readonly pose: readonly number[] }[];
      }
    >
  >;
}

const contract = JSON.parse(
  readFileSync(new URL("../../../tests/contract/motion.json", import.meta.url), "utf8"),
) as Contract;
const frames: Frame[] = contract.frames.map(([x, y, z, yaw]) => ({ x, y, z, yaw }));

describe("motion: the same numbers as content/motion.py", () => {
  for (const [name, path] of Object.entries(contract.paths)) {
    const keyframes = path.keyframes.map(keyframe);
    const crosses = new Set(keyframes.map((k) => k.hall)).size > 1;
    it(`samples the path "${name}"`, () => {
      for (const { t_ms, pose } of path.samples) {
        const found = sample(keyframes, t_ms, frames);
        const got = [found.hall, found.x, found.y, found.z, found.yaw, found.pitch];
        got.forEach((value, i) => {
          const slack = crosses ? (i < 4 ? 1e-3 : 1e-4) : 1e-9;
          expect(
            Math.abs(value - (pose[i] ?? Number.NaN)),
            `${name} at ${t_ms} ms, ${i}`,
          ).toBeLessThanOrEqual(slack);
        });
      }
    });
  }
});
