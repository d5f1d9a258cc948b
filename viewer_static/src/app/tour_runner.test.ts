import { describe, expect, it } from "vitest";
import type { SiteStop, SiteTour } from "../content/generated/site";
import type { TourView } from "./api";
import { type TourHands, TourRunner } from "./tour_runner";

const SAID = { text: "", lang: null, voice: "enfilade", approved: false } as const;

function stop(id: string, more: Partial<SiteStop>): SiteStop {
  return {
    id,
    hall: "basement",
    viewpoint: id,
    exhibit: null,
    title: SAID,
    narration: { standard: SAID, easy: SAID },
    recording: null,
    captions: null,
    sources: [],
    people: [],
    actions: [],
    short: true,
    question: null,
    advisory: null,
    way_round: null,
    route: [],
    poster: null,
    ...more,
  };
}

const TOUR: SiteTour = {
  id: "doors",
  museum: "m",
  language: "az",
  title: SAID,
  summary: SAID,
  timeline: {
    legs: [
      { stop: "a", travel_ms: 0, stay_ms: 4000 },
      { stop: "b", travel_ms: 2000, stay_ms: 4000 },
      { stop: "c", travel_ms: 2000, stay_ms: 4000 },
    ],
  },
  stops: [
    stop("a", { actions: [{ do: "door", opening: "d", to_deg: 90, after_s: 1 }] }),
    stop("b", {
      route: [
        [0, 0, 0, 1600, 0, 0, 0, 0, 0, 0, 0, 0],
        [2000, 0, 2000, 1600, 0, 0, 0, 0, 0, 0, 0, 0],
      ],
    }),
    stop("c", { advisory: "execution" }),
  ],
};

/** Hands that write down what they are asked; the hall of a route can be missing. */
function world(reduced = false) {
  const log: string[] = [];
  const now = { ms: 0, here: true, view: null as TourView | null };
  const hands: TourHands = {
    now: () => now.ms,
    along: (_keyframes, t_ms) => {
      log.push(`along ${t_ms}`);
      return now.here;
    },
    stand: (each) => log.push(`stand ${each.id}`),
    letGo: () => log.push("let go"),
    act: (each, action) => log.push(`act ${each.id} ${action.do}`),
    undo: (each) => log.push(`undo ${each.id}`),
    changed: (view) => {
      now.view = view;
    },
  };
  const runner = new TourRunner(TOUR, hands, () => reduced, new Set(), false);
  const run = (to_ms: number, step = 100): void => {
    for (; now.ms < to_ms; now.ms += step) runner.frame();
  };
  return { log, now, runner, run };
}

describe("tour runner", () => {
  it("stands at the first stop, acts when it is time, and puts back what it did", () => {
    const { log, runner, run } = world();
    runner.do({ do: "play" });
    run(900);
    expect(log).toEqual(["stand a"]);
    run(4100);
    expect(log.slice(0, 3)).toEqual(["stand a", "act a door", "undo a"]);
  });

  it("leads the eye along the route, then lets go of it at the stop", () => {
    const { log, runner, run } = world();
    runner.do({ do: "play" });
    run(5000);
    expect(runner.leads).toBe(true);
    run(6300);
    expect(runner.leads).toBe(false);
    expect(log.at(-1)).toBe("stand b");
    expect(log.at(-2)).toBe("along 2000");
  });

  it("waits for a hall that has not come: the clock stands", () => {
    const { now, runner, run } = world();
    runner.do({ do: "play" });
    run(4500);
    now.here = false;
    run(9000);
    expect(now.view?.status).toBe("loading");
    expect(now.view?.phase).toBe("travel");
    const { position_ms } = runner.view();
    expect(position_ms).toBeLessThan(4700);
    now.here = true;
    run(9200);
    expect(now.view?.status).toBe("playing");
  });

  it("with reduced motion arrives without a way", () => {
    const { log, runner, run } = world(true);
    runner.do({ do: "play" });
    run(4300);
    expect(log.filter((line) => line.startsWith("along"))).toEqual([]);
    expect(log.at(-1)).toBe("stand b");
  });

  it("asks before a guarded stop, and ends on the way round where there is no other", () => {
    const { now, runner, run } = world();
    runner.do({ do: "jump", stop: "c" });
    expect(runner.advisory).toBe("execution");
    expect(now.view?.index).toBe(2);
    runner.do({ do: "decline", advisory: "execution" });
    run(now.ms + 200);
    expect(now.view?.status).toBe("over");
    runner.end();
    expect(now.view).toBeNull();
  });
});
