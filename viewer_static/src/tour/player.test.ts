import { describe, expect, it } from "vitest";
import { BACK_AGAIN_MS, momentOf, type PlayerState, play, positionMs, ready, type Score } from "./player";

/** Four stops of 10 s with 5 s between them; the third is behind an advisory. */
function score(only: ReadonlySet<string> | null = null): Score {
  const stops = ["door", "corridor", "cell", "names"];
  return {
    timeline: { legs: stops.map((stop, i) => ({ stop, travel_ms: i === 0 ? 0 : 5000, stay_ms: 10_000 })) },
    advisories: [null, null, "execution", null],
    only,
  };
}

function at(state: PlayerState, now_ms: number): string {
  const { index, phase, into_ms } = momentOf(state, now_ms);
  return `${state.going.is} ${index} ${phase} ${into_ms}`;
}

const begun = (): PlayerState => play(ready(score()), { do: "play", now_ms: 0 });

describe("player", () => {
  it("PLAY1 runs along the timeline by the time it is told", () => {
    const state = begun();
    expect(at(state, 4000)).toBe("playing 0 stay 4000");
    const on = play(state, { do: "tick", now_ms: 10_000 });
    expect(at(on, 12_500)).toBe("playing 1 travel 2500");
    expect(at(on, 15_000)).toBe("playing 1 stay 0");
  });

  it("PLAY2 pauses where it is and goes on from there", () => {
    const paused = play(begun(), { do: "pause", now_ms: 3000 });
    expect(positionMs(paused, 60_000)).toBe(3000);
    const again = play(paused, { do: "play", now_ms: 60_000 });
    expect(at(again, 61_000)).toBe("playing 0 stay 4000");
  });

  it("PLAY3 waits before the way to a guarded stop, not at its door", () => {
    let state = play(begun(), { do: "seek", to_ms: 16_000, now_ms: 0 });
    state = play(state, { do: "tick", now_ms: 9000 });
    expect(state.going).toEqual({ is: "waiting", at_ms: 25_000, leg: 2, advisory: "execution" });
    expect(positionMs(state, 99_000)).toBe(25_000);
    const yes = play(state, { do: "accept", advisory: "execution", now_ms: 100_000 });
    expect(at(yes, 101_000)).toBe("playing 2 travel 1000");
  });

  it("PLAY4 takes the way round when the advisory is declined: by a cut to the next stop", () => {
    let state = play(begun(), { do: "jump", stop: "cell", now_ms: 0 });
    expect(state.going.is).toBe("waiting");
    state = play(state, { do: "decline", advisory: "execution", now_ms: 5 });
    expect(at(state, 5)).toBe("playing 3 stay 0");
    const back = play(state, { do: "back", now_ms: 1000 });
    expect(at(back, 1000)).toBe("playing 1 stay 0");
  });

  it("PLAY5 an accepted advisory is not asked for again", () => {
    const state = play(ready(score(), new Set(["execution"])), { do: "jump", stop: "cell", now_ms: 0 });
    expect(at(state, 0)).toBe("playing 2 stay 0");
  });

  it("PLAY6 next sets out from a stop, and arrives while on the way", () => {
    const way = play(begun(), { do: "next", now_ms: 1000 });
    expect(at(way, 1000)).toBe("playing 1 travel 0");
    const there = play(way, { do: "next", now_ms: 1500 });
    expect(at(there, 1500)).toBe("playing 1 stay 0");
  });

  it("PLAY7 back begins a stop again, or soon after its beginning goes to the one before", () => {
    const there = play(begun(), { do: "jump", stop: "corridor", now_ms: 0 });
    expect(at(play(there, { do: "back", now_ms: BACK_AGAIN_MS + 1 }), BACK_AGAIN_MS + 1)).toBe(
      "playing 1 stay 0",
    );
    expect(at(play(there, { do: "back", now_ms: BACK_AGAIN_MS }), BACK_AGAIN_MS)).toBe("playing 0 stay 0");
    expect(at(play(begun(), { do: "back", now_ms: 10 }), 10)).toBe("playing 0 stay 0");
  });

  it("PLAY8 ends after the last stop, and plays again from the first", () => {
    let state = play(begun(), { do: "jump", stop: "names", now_ms: 0 });
    state = play(state, { do: "tick", now_ms: 10_000 });
    expect(at(state, 10_000)).toBe("over 3 over 10000");
    expect(play(state, { do: "next", now_ms: 1 })).toBe(state);
    expect(at(play(state, { do: "play", now_ms: 20_000 }), 20_000)).toBe("playing 0 stay 0");
  });

  it("PLAY9 the short version visits its stops only", () => {
    let state = play(ready(score(new Set(["door", "names"]))), { do: "play", now_ms: 0 });
    state = play(state, { do: "tick", now_ms: 10_000 });
    expect(at(state, 10_000)).toBe("playing 3 stay 0");
  });

  it("PLAY10 seeking while paused stays paused; into a guarded stop it waits", () => {
    const paused = play(begun(), { do: "pause", now_ms: 0 });
    expect(at(play(paused, { do: "seek", to_ms: 17_000, now_ms: 9 }), 9)).toBe("paused 1 stay 2000");
    expect(play(paused, { do: "seek", to_ms: 31_000, now_ms: 9 }).going.is).toBe("waiting");
  });

  it("PLAY11 nothing that happens leaves the timeline (10,000 random events)", () => {
    let state = begun();
    let seed = 1937;
    let now = 0;
    const chance = (n: number): number => {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
      return (seed >> 8) % n;
    };
    const stops = state.score.timeline.legs.map((leg) => leg.stop);
    for (let i = 0; i < 10_000; i++) {
      now += chance(4000);
      const plain = (["play", "pause", "next", "back", "tick"] as const)[chance(5)] ?? "tick";
      const which = chance(8);
      if (which === 0) state = play(state, { do: "jump", stop: stops[chance(4)] ?? "door", now_ms: now });
      else if (which === 1) state = play(state, { do: "seek", to_ms: chance(70_000) - 5000, now_ms: now });
      else if (which === 2)
        state = play(state, { do: chance(2) ? "accept" : "decline", advisory: "execution", now_ms: now });
      else state = play(state, { do: plain, now_ms: now });
      const { index } = momentOf(state, now);
      expect(index).toBeGreaterThanOrEqual(0);
      expect(index).toBeLessThan(4);
      if (state.going.is === "playing" && index === 2)
        expect(state.accepted.has("execution") || momentOf(state, now).phase === "travel").toBe(true);
    }
  });
});
