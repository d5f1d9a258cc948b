import { describe, expect, it } from "vitest";
import type { Do, GroupState } from "../content/generated/live";
import type { Pose, Progress } from "./api";
import { alone, GroupPlace } from "./group_place";

function known(you: Partial<GroupState["you"]> = {}, mode: Partial<GroupState["mode"]> = {}): GroupState {
  return {
    mode: { kind: "free", stop: "cell", leash: null, ...mode },
    leader: "guide",
    you: { uid: "ayna", role: "follower", following: true, ...you },
  } as unknown as GroupState;
}

function at(x: number, z = 0, hall = "upper"): Pose {
  return { hall, index: hall === "upper" ? 0 : 1, x, y: 1.6, z, yaw: 0, pitch: 0 };
}

function loads(hall: string, share: number, more: Partial<Progress> = {}): Progress {
  return { hall, loaded_bytes: share * 100, total_bytes: 100, walkable: share >= 1, ahead: false, ...more };
}

function place(): { place: GroupPlace; sent: string[]; wished: Do[]; now: { ms: number } } {
  const sent: string[] = [];
  const wished: Do[] = [];
  const now = { ms: 0 };
  const line = { send: (what: Do) => wished.push(what), place: (text: string) => sent.push(text) };
  return { place: new GroupPlace(line as never, () => now.ms), sent, wished, now };
}

describe("POINT6 the place of who walks alone is told to the guides", () => {
  it("at once, then every two seconds and metre at most", () => {
    const { place: told, sent, now } = place();
    for (let ms = 0; ms <= 8000; ms += 250) {
      now.ms = ms;
      told.look(known(), at(ms / 4000, -1.25));
    }
    expect(sent).toEqual(["0,0,-12", "0,10,-12", "0,20,-12"]);
  });

  it("also when another hall is entered without a metre's step", () => {
    const { place: told, sent, now } = place();
    told.look(known(), at(0));
    now.ms = 2000;
    told.look(known(), at(0.1, 0, "basement"));
    expect(sent).toEqual(["0,0,0", "1,1,0"]);
  });

  it("not of who is with the group, watches, leads, or is in the spotlight", () => {
    const together = { kind: "walking", stop: "cell", by: null } as const;
    const lit = { ...together, by: "ayna" } as const;
    expect(alone(known())).toBe(true);
    expect(alone(known({ following: false }, together as never))).toBe(true);
    expect(alone(known({}, together as never))).toBe(false);
    expect(alone(known({ following: false }, lit as never))).toBe(false);
    expect(alone(known({ role: "observer" }))).toBe(false);
    expect(alone({ ...known({ role: "co-guide" }), leader: "ayna" })).toBe(false);
    expect(alone(null)).toBe(false);
  });

  it("anew each time one begins to walk alone", () => {
    const { place: told, sent } = place();
    told.look(known(), at(0));
    told.look(known({}, { kind: "walking", by: null } as never), at(0));
    told.look(known(), at(0));
    expect(sent).toEqual(["0,0,0", "0,0,0"]);
  });
});

describe("LIVE18 the hall that one is in is told, in steps of a quarter", () => {
  it("and again when one comes back to it; what is fetched ahead is nobody's place", () => {
    const { place: told, wished } = place();
    told.isIn("upper");
    told.loads(loads("basement", 0.9, { ahead: true }));
    for (const share of [0.1, 0.3, 0.4, 1]) told.loads(loads("basement", share));
    told.isIn("basement");
    told.isIn("upper");
    told.isIn("upper");
    expect(wished.map((each) => each.do === "arrive" && `${each.hall} ${each.percent}`)).toEqual([
      "upper 100",
      "basement 0",
      "basement 25",
      "basement 100",
      "upper 100",
    ]);
  });
});
