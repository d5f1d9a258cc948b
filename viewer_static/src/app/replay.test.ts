/** REPLAY29, REPLAY30: the clock of a recorded tour, and its cuts for who wants little motion. */
import { describe, expect, it } from "vitest";
import { ReplayClock } from "./replay_clock";
import { Cuts } from "./replay_cuts";

describe("REPLAY29 the clock of what is played", () => {
  it("runs, stands and goes on from where it stood", () => {
    const clock = new ReplayClock(() => 10_000);
    expect(clock.at(500)).toBe(0);
    clock.run(1000);
    expect(clock.at(1600)).toBe(600);
    clock.stand(2000);
    expect(clock.at(9000)).toBe(1000);
    clock.run(9000);
    expect(clock.at(9500)).toBe(1500);
  });

  it("waits for what has not come yet, and does not jump when it has", () => {
    let come = 1000;
    const clock = new ReplayClock(() => come);
    clock.run(0);
    expect(clock.settle(5000)).toBe(1000);
    come = 20_000;
    expect(clock.settle(5100)).toBe(1100);
  });

  it("goes where it is set, running or not", () => {
    const clock = new ReplayClock(() => 10_000);
    clock.set(4000, 0);
    expect(clock.at(100)).toBe(4000);
    clock.run(100);
    clock.set(2000, 200);
    expect(clock.at(300)).toBe(2100);
    clock.set(-5, 300);
    expect(clock.at(300)).toBe(0);
  });
});

describe("REPLAY30 with reduced motion the eye does not travel", () => {
  it("stands, and cuts to where the guide has come to a stand", () => {
    const eye = { index: 0, y: 1.6, z: 0, yaw: 0, pitch: 0 };
    const seen: number[] = [];
    const cuts = new Cuts({ sample: (now) => ({ ...eye, x: Math.min(3, now / 1000) }) });
    for (let now = 0; now <= 4000; now += 16) seen.push(cuts.sample(now)?.x ?? Number.NaN);
    const places = [...new Set(seen)];
    expect(places).toEqual([0, 3]);
  });
});
