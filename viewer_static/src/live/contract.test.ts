import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Plan, Touring } from "../content/generated/live";
import type { Keyframe } from "../tour/motion";
import { decode, encode } from "./motion_codec";
import { reachMs, tourMs } from "./script";

interface CodecCases {
  readonly keyframes: readonly { name: string; keyframe: Keyframe; cut: boolean; text: string }[];
  readonly held: readonly { name: string; keyframe: Keyframe; field: keyof Keyframe; is: number }[];
  readonly refused: readonly { name: string; text: string }[];
}

interface ScriptCases {
  readonly plan: Plan;
  readonly cases: readonly {
    name: string;
    mode: Touring;
    zones: readonly string[];
    left_out: readonly string[];
    reach_ms: number;
    tour_ms: readonly (readonly [number, number])[];
  }[];
}

function cases<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../../tests/contract/${name}.json`, import.meta.url), "utf8"));
}

describe("MOTION1 keyframes are the same bytes as the server's", () => {
  const codec = cases<CodecCases>("motion_codec");
  for (const { name, keyframe, cut, text } of codec.keyframes) {
    it(name, () => {
      expect(encode({ keyframe, cut })).toBe(text);
      expect(decode(text)).toEqual({ keyframe, cut });
    });
  }
  for (const { name, keyframe, field, is } of codec.held) {
    it(`MOTION2 ${name}`, () => expect(decode(encode({ keyframe, cut: false })).keyframe[field]).toBe(is));
  }
  for (const { name, text } of codec.refused) {
    it(`MOTION3 ${name}`, () => expect(() => decode(text)).toThrow(RangeError));
  }
});

describe("SCRIPT1 the script is where the server says", () => {
  const script = cases<ScriptCases>("script");
  for (const { name, mode, zones, left_out, reach_ms, tour_ms } of script.cases) {
    it(`${name}, open: ${zones.join(" ") || "nothing"}, left out: ${left_out.join(" ") || "nothing"}`, () => {
      const plan = { ...script.plan, left_out };
      expect(reachMs(mode, plan, zones)).toBe(reach_ms);
      for (const [now, at] of tour_ms) expect(tourMs(mode, plan, zones, now)).toBe(at);
    });
  }
});
