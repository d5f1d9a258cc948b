// @vitest-environment happy-dom
/** REPLAY31, without drawing: a log is played, walked away from, come back to; notices are asked before. */
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Boot } from "../content/generated/boot";
import type { SiteTour } from "../content/generated/site";
import type { Pose, PoseSource, ViewerApi, ViewerEvents } from "./api";
import type { Interface } from "./interface";
import { openReplay, type Replay } from "./replay";
import type { Screen } from "./screen";

const contract = JSON.parse(readFileSync(`${process.cwd()}/../tests/contract/replay_log.json`, "utf8")) as {
  log: string;
  total_ms: number;
};

const tour = {
  id: "doors",
  title: { text: "Tour" },
  timeline: {
    legs: [
      { stop: "threshold", travel_ms: 0, stay_ms: 6000 },
      { stop: "cell", travel_ms: 4000, stay_ms: 5000 },
    ],
  },
  stops: [
    { id: "threshold", hall: "upper", viewpoint: "door", route: [], actions: [], advisory: null },
    { id: "cell", hall: "upper", viewpoint: "door", route: [], actions: [], advisory: null },
  ],
} as unknown as SiteTour;

/** A viewer that draws nothing and writes down what it is asked. */
class Eye {
  source: PoseSource | null = null;
  marks: readonly string[] = [];
  doors: string[] = [];
  pointer: unknown = null;
  zone: string | null = null;
  language = "az";
  museum = { halls: [{ id: "upper" }] };
  texts = { exhibits: {}, halls: { upper: { elements: { cot: { text: "Taxt" } } } }, sources: {} };
  private readonly told = new Map<string, ((value: never) => void)[]>();

  on<K extends keyof ViewerEvents>(event: K, listener: (value: ViewerEvents[K]) => void): () => void {
    this.told.set(event, [...(this.told.get(event) ?? []), listener as (value: never) => void]);
    return () => {};
  }
  tell<K extends keyof ViewerEvents>(event: K, value: ViewerEvents[K]): void {
    for (const listener of this.told.get(event) ?? []) listener(value as never);
  }
  follow(source: PoseSource | null): void {
    this.source = source;
  }
  hallData(): unknown {
    return {
      id: "upper",
      viewpoints: [{ id: "door", eye: [1, 1.6, 2], yaw: 0.5, pitch: 0 }],
      rooms: [
        {
          id: "room",
          floor: [
            [-9, -9],
            [9, -9],
            [9, 9],
            [-9, 9],
          ],
        },
      ],
      zones: this.zone ? [{ id: "z", rooms: ["room"], advisory: this.zone }] : [],
      elements: [],
      faces: [],
      layers: [],
    };
  }
  openLeaf(opening: string, to: string): boolean {
    this.doors.push(`${opening} ${to}`);
    return true;
  }
  highlight(elements: readonly string[]): void {
    this.marks = elements;
  }
  showPointer(at: unknown): void {
    if (at) this.pointer = at;
  }
  setWeights(): void {}
  url(path: string): string {
    return path;
  }
}

let eye: Eye;
let replay: Replay;
let asked: string[];
let accept: (yes: boolean) => void;

function at(ms: number): Omit<Pose, "hall"> | null {
  vi.advanceTimersByTime(ms);
  return eye.source?.sample(performance.now()) ?? null;
}

function debug(): Record<string, unknown> {
  return replay.debug();
}

async function open(zone: string | null = null): Promise<void> {
  eye = new Eye();
  eye.zone = zone;
  asked = [];
  const root = document.createElement("div");
  const host = document.createElement("div");
  root.append(host);
  document.body.append(root);
  const ui = {
    say: (key: string) => key,
    move: () => {},
    show: () => {},
    showAll: () => {},
    setEvidenceTint: () => {},
    requestAdvisory: (advisory: string) => {
      asked.push(advisory);
      return new Promise<boolean>((resolve) => {
        accept = resolve;
      });
    },
  } as unknown as Interface;
  const laid = Object.assign(document.createElement("div"), { requestUpdate() {} });
  const screen = { host, ui: laid } as unknown as Screen;
  const boot = { replay: "/log", here: {}, language: "az" } as unknown as Boot;
  replay = openReplay({
    boot,
    screen,
    ui,
    viewer: eye as unknown as ViewerApi,
    frames: [{ x: 0, y: 0, z: 0, yaw: 0 }],
    tour,
  });
  await vi.waitFor(() => expect(debug()["loaded"]).toBe(true));
}

describe("REPLAY31 a recorded tour is taken", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setInterval", "setTimeout", "clearTimeout", "performance"] });
    vi.stubGlobal("matchMedia", () => ({ matches: false }));
    vi.stubGlobal("fetch", () => Promise.resolve(new Response(contract.log)));
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    document.body.replaceChildren();
  });

  it("leads only when it has been begun, by the script and then on the guide's feet", async () => {
    await open();
    expect(at(500)).toBeNull();
    replay.play();
    expect(at(1000)).toMatchObject({ index: 0, x: 1, y: 1.6, z: 2, yaw: 0.5 });
    expect(eye.doors).toEqual([]);
    at(600);
    expect(eye.doors).toEqual(["front-door open"]);
    expect(eye.marks).toEqual([]);
    // Over a cut, to where the guide walks: 0.2 m each half second.
    const feet = at(900);
    expect(debug()["mode"]).toBe("walking");
    expect(eye.marks).toEqual(["cot", "window"]);
    expect(feet?.x).toBeCloseTo(0.2, 1);
    expect(at(500)?.x).toBeCloseTo(0.4, 1);
    expect(eye.pointer).toMatchObject({ hall: 0, element: "cot" });
  });

  it("waits for who walks away, and leads back to where it waited", async () => {
    await open();
    replay.play();
    at(3000);
    eye.tell("steer", { by: "walk" });
    expect(eye.source).toBeNull();
    const waited = debug()["at_ms"];
    at(60_000);
    expect(debug()).toMatchObject({ at_ms: waited, away: true, plays: false });
    replay.back();
    const feet = at(100);
    expect(debug()).toMatchObject({ away: false, plays: true });
    expect(Number(debug()["at_ms"]) - Number(waited)).toBeLessThan(150);
    expect(feet?.x).toBeGreaterThan(0.3);
  });

  it("goes where it is sent, forwards and back", async () => {
    await open();
    replay.play();
    replay.seek(3900);
    expect(at(50)?.x).toBeGreaterThan(0.5);
    replay.seek(500);
    expect(at(50)).toMatchObject({ x: 1, z: 2 });
    expect(eye.marks).toEqual([]);
    replay.seek(contract.total_ms);
    at(200);
    expect(debug()).toMatchObject({ at_ms: contract.total_ms, plays: false, mode: "paused" });
    replay.play();
    expect(Number(debug()["at_ms"])).toBeLessThan(200);
  });

  it("asks before a room behind a notice, waits meanwhile, and stays out of it where that is declined", async () => {
    await open("cells");
    replay.play();
    expect(at(300)).toBeNull();
    expect(asked).toEqual(["cells"]);
    const waited = debug()["at_ms"];
    at(5000);
    expect(debug()).toMatchObject({ at_ms: waited, plays: false });
    accept(false);
    await vi.waitFor(() => expect(debug()["plays"]).toBe(true));
    expect(at(500)).toBeNull();
    expect(asked).toEqual(["cells"]);
    replay.readNotice();
    at(100);
    expect(asked).toEqual(["cells", "cells"]);
    accept(true);
    await vi.waitFor(() => expect(debug()["plays"]).toBe(true));
    expect(at(100)).not.toBeNull();
  });
});
