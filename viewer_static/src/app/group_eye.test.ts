import { describe, expect, it, vi } from "vitest";
import type { GroupState } from "../content/generated/live";
import type { Frame } from "../tour/motion";
import type { PoseSource } from "./api";
import { GroupEye } from "./group_eye";

vi.stubGlobal("matchMedia", () => ({ matches: false }));

const FRAMES: readonly Frame[] = [{ origin: [0, 0, 0], yaw: 0 }] as never;

function state(you: string, mode: Partial<GroupState["mode"]>, leader = "guide"): GroupState {
  return {
    mode: { kind: "walking", stop: "cell", by: null, ...mode },
    leader,
    created_ms: 0,
    you: { uid: you, role: you === "guide" ? "guide" : "follower", following: true },
  } as unknown as GroupState;
}

/** One member's eye: what it is led by, and where the source says it is. */
function member(uid: string) {
  let known = state(uid, {});
  let now_ms = 1000;
  let source: PoseSource | null = null;
  const viewer = {
    museum: { halls: [{ id: "upper" }] },
    hallData: () => ({ rooms: [], zones: [] }),
    follow: vi.fn((to: PoseSource | null) => {
      source = to;
    }),
  };
  const line = {
    get state() {
      return known;
    },
    now: () => now_ms,
    groupNow: () => now_ms,
    send: () => undefined,
  };
  const hands = { viewer, frames: FRAMES, tour: () => ({ stops: [] }) };
  const eye = new GroupEye(hands as never, () => line as never);
  return {
    eye,
    is: (mode: Partial<GroupState["mode"]>, leader = "guide") => {
      known = state(uid, mode, leader);
      eye.known(known);
    },
    /** A keyframe of somebody who stands at `x_m` has come, and some time has passed. */
    stands: (x_m: number) => {
      const at = { t_ms: now_ms, hall: 0, x: x_m * 1000, y: 1600, z: 0, yaw: 0, pitch: 0 };
      eye.push({ keyframe: { ...at, vx: 0, vy: 0, vz: 0, vyaw: 0, vpitch: 0 }, cut: true }, now_ms);
      now_ms += 1000;
    },
    x: () => source?.sample(0)?.x ?? null,
    isLed: () => source !== null,
  };
}

describe("LIVE63 everybody sees what the one in the spotlight sees", () => {
  it("who leads too, and takes it back from where they are", () => {
    const guide = member("guide");
    guide.is({});
    expect(guide.isLed()).toBe(false);
    guide.is({ by: "ayna" } as never);
    guide.stands(3);
    expect([guide.isLed(), guide.x()]).toEqual([true, 3]);
    guide.is({});
    expect(guide.isLed()).toBe(false);
  });

  it("but not who is in it: they walk themselves, and then are where the guide is, not where the guide was", () => {
    const ayna = member("ayna");
    ayna.is({});
    ayna.stands(1);
    expect([ayna.isLed(), ayna.x()]).toEqual([true, 1]);
    ayna.is({ by: "ayna" } as never);
    expect(ayna.isLed()).toBe(false);
    ayna.is({});
    expect(ayna.isLed()).toBe(true);
    expect(ayna.x(), "nothing is known of the guide's new way yet: one stays").toBe(null);
    ayna.stands(7);
    expect(ayna.x()).toBe(7);
  });
});

describe("LIVE66 when the lead is handed over all go behind the other, the guide too", () => {
  it("from the other's first step on", () => {
    const elcin = member("elcin");
    elcin.is({});
    elcin.stands(1);
    elcin.is({}, "helper");
    expect(elcin.x()).toBe(null);
    elcin.stands(5);
    expect(elcin.x()).toBe(5);
    const guide = member("guide");
    guide.is({}, "helper");
    guide.stands(5);
    expect([guide.isLed(), guide.x()]).toEqual([true, 5]);
  });

  it("a line that drops and comes back forgets nothing", () => {
    const elcin = member("elcin");
    elcin.is({});
    elcin.stands(1);
    elcin.is({}, null as never);
    elcin.is({});
    expect(elcin.x()).toBe(1);
  });
});
