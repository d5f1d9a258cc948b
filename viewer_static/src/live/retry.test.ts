import { describe, expect, it } from "vitest";
import { chance } from "./motion_trial";
import { retryMs } from "./retry";

describe("GOING10 a cut line is tried again soon, apart from the others, and never late", () => {
  it("a guide within 0.2 s, others within one", () => {
    for (const random of [() => 0, () => 0.5, () => 0.999999]) {
      expect(retryMs(0, true, random)).toBeLessThan(200);
      expect(retryMs(0, false, random)).toBeGreaterThanOrEqual(100);
      expect(retryMs(0, false, random)).toBeLessThan(1000);
    }
  });

  it("no wait is longer than 3 s, nor shorter than a fifth of a second after a failure", () => {
    for (let attempt = 1; attempt < 50; attempt += 1) {
      expect(retryMs(attempt, false, () => 0)).toBeGreaterThan(200);
      expect(retryMs(attempt, false, () => 0.999999)).toBeLessThan(3000);
    }
  });

  it("2,000 who were cut off at one moment: never more than 350 tries in a tenth of a second", () => {
    const random = chance(2000);
    const tries = new Array<number>(100).fill(0);
    for (let member = 0; member < 2000; member += 1) {
      let at = 0;
      for (let attempt = 0; ; attempt += 1) {
        at += retryMs(attempt, false, random);
        if (at >= 10_000) break;
        tries[Math.floor(at / 100)] = (tries[Math.floor(at / 100)] ?? 0) + 1;
      }
    }
    expect(Math.max(...tries)).toBeLessThan(350);
    // Once the first second is over they come evenly.
    expect(Math.max(...tries.slice(30))).toBeLessThan(170);
  });
});
