import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Floor as FloorData } from "../content/generated/site";
import { Floor, type Standing } from "./floor";
import { type Corner, lengthOf, route } from "./route";

interface Spot {
  readonly patch: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
}
type Triple = readonly [number, number, number];
interface Case {
  readonly floor: FloorData;
  readonly locate: readonly { readonly at: Triple; readonly is: Spot | null }[];
  readonly nearest: readonly { readonly at: Triple; readonly is: Spot }[];
  readonly walk: readonly {
    readonly from: Triple;
    readonly by: readonly [number, number];
    readonly to: Spot;
    readonly portal: string | null;
  }[];
  readonly route: readonly {
    readonly from: Triple;
    readonly to: Triple;
    readonly line: readonly Spot[] | null;
  }[];
}

const contract = JSON.parse(
  readFileSync(new URL("../../../tests/contract/floor.json", import.meta.url), "utf8"),
) as { readonly floors: Readonly<Record<string, Case>> };

/** The contract is in whole millimetres: half of one either way, and one for a sum of two. */
const NEAR_M = 0.0012;

function standing([patch, x, z]: Triple): Standing {
  return { patch, x: x / 1000, z: z / 1000 };
}

function expectAt(floor: Floor, got: Standing | null, want: Spot | null, what: string): void {
  if (!want || !got) {
    expect(got === null, what).toBe(want === null);
    return;
  }
  const far = Math.hypot(got.x - want.x / 1000, got.z - want.z / 1000, floor.height(got) - want.y / 1000);
  expect(far, `${what}: ${JSON.stringify(got)} is not ${JSON.stringify(want)}`).toBeLessThan(NEAR_M);
}

for (const [name, given] of Object.entries(contract.floors)) {
  const floor = new Floor(given.floor);
  describe(`floor "${name}": the same as content/floor_walk.py and floor_route.py`, () => {
    it("locates", () => {
      given.locate.forEach(({ at: [x, z, y], is }, i) => {
        const got = floor.locate(x / 1000, y / 1000, z / 1000, Number.POSITIVE_INFINITY);
        expectAt(floor, got, is, `locate ${i}`);
        if (got && is) expect(floor.room(got)).toBe(given.floor.rooms[is.patch]);
      });
    });

    it("finds the nearest place", () => {
      given.nearest.forEach(({ at: [x, z, y], is }, i) => {
        expectAt(floor, floor.nearest(x / 1000, y / 1000, z / 1000)?.[0] ?? null, is, `nearest ${i}`);
      });
    });

    it("walks and slides", () => {
      given.walk.forEach(({ from, by: [dx, dz], to, portal }, i) => {
        const step = floor.walk(standing(from), dx / 1000, dz / 1000);
        expectAt(floor, step.at, to, `walk ${i}`);
        expect(step.doorway?.opening ?? null, `walk ${i}`).toBe(portal);
      });
    });

    it("finds ways", () => {
      given.route.forEach(({ from, to, line }, i) => {
        const got = route(floor, standing(from), standing(to));
        if (!line || !got) {
          expect(got === null, `route ${i}`).toBe(line === null);
          return;
        }
        const want = line.map((p): Corner => [p.x / 1000, p.y / 1000, p.z / 1000]);
        expect(Math.abs(lengthOf(got) - lengthOf(want)), `route ${i}`).toBeLessThan(0.004);
        for (const corner of want) {
          expect(distanceToLine(corner, got), `route ${i} passes ${corner.join(", ")}`).toBeLessThan(0.003);
        }
      });
    });
  });
}

describe("floor: nobody leaves it", () => {
  for (const seed of [1, 7, 42, 1937]) {
    it(`in 4,000 steps (seed ${seed})`, () => {
      const chance = chanceOf(seed);
      for (const given of Object.values(contract.floors)) {
        const floor = new Floor(given.floor);
        let at: Standing = { patch: 0, x: floor.patch(0).centre[0], z: floor.patch(0).centre[1] };
        for (let i = 0; i < 1000; i++) {
          const far = chance() < 0.1 ? 6 : 0.08;
          const turn = chance() * 2 * Math.PI;
          at = floor.walk(at, Math.cos(turn) * far, Math.sin(turn) * far).at;
          expect(floor.contains(at.patch, at.x, at.z, 1e-6), `${i}: ${JSON.stringify(at)}`).toBe(true);
        }
      }
    });
  }

  it("a room that is not allowed is not entered, and is named", () => {
    const floor = new Floor(contract.floors["two-rooms"]?.floor as FloorData);
    const step = floor.walk({ patch: 0, x: 2, z: 1 }, 0, -3, (room) => room !== 1);
    expect(floor.room(step.at)).toBe(0);
    expect(step.refused).toBe(1);
    expect(step.at.z).toBeCloseTo(-0.5, 6);
  });
});

function distanceToLine(p: Corner, line: readonly Corner[]): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1], line[i]];
    if (!a || !b) continue;
    const d = [b[0] - a[0], b[1] - a[1], b[2] - a[2]] as const;
    const whole = d[0] ** 2 + d[1] ** 2 + d[2] ** 2 || 1;
    const t = Math.min(
      1,
      Math.max(0, ((p[0] - a[0]) * d[0] + (p[1] - a[1]) * d[1] + (p[2] - a[2]) * d[2]) / whole),
    );
    best = Math.min(best, Math.hypot(a[0] + t * d[0] - p[0], a[1] + t * d[1] - p[1], a[2] + t * d[2] - p[2]));
  }
  return line.length === 1 && line[0]
    ? Math.hypot(line[0][0] - p[0], line[0][1] - p[1], line[0][2] - p[2])
    : best;
}

/** Mulberry32: the same chance every time. */
function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
