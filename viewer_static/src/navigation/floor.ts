/**
 * The floor that one may stand on: convex patches joined by shared edges (`content/floor.py`). A walker is always *on
 * a patch* and leaves it only over a shared edge or a portal, so that levels may lie above each other in plan.
 */
import type { Floor as FloorData } from "../content/generated/site";

/** A place on the floor: patch index and plan position in metres; height follows from the patch. */
export interface Standing {
  readonly patch: number;
  readonly x: number;
  readonly z: number;
}

/** An edge over which one leaves the hall. */
export interface Doorway {
  readonly opening: string;
  readonly hall: string;
}

/** What a step met: where one stands, the doorway crossed, and the room whose edge would not let one in. */
export interface Step {
  readonly at: Standing;
  readonly doorway: Doorway | null;
  readonly refused: number | null;
}

interface Edge {
  readonly ax: number;
  readonly az: number;
  /** Unit direction along the edge, and outward normal. */
  readonly ex: number;
  readonly ez: number;
  readonly nx: number;
  readonly nz: number;
  readonly length: number;
  readonly beyond: number;
  readonly doorway: Doorway | null;
}

interface Patch {
  readonly edges: readonly Edge[];
  readonly room: number;
  readonly centre: readonly [number, number];
  /** y = p · x + q · z + r */
  readonly plane: readonly [number, number, number];
}

/** Edges shorter than this are points. */
const NOTHING_M = 1e-5;

/** Edges that one step may meet; a step longer than that ends there. */
const MOST_CROSSINGS = 64;

/** A hall's floor, ready to be walked on. */
export class Floor {
  readonly patches: readonly Patch[];

  constructor(data: FloorData) {
    const points = data.vertices.map(([x, y, z]) => [x / 1000, y / 1000, z / 1000] as const);
    const owner = new Map<string, number>();
    data.patches.forEach((patch, index) => {
      patch.forEach((a, i) => {
        owner.set(`${a},${patch[(i + 1) % patch.length]}`, index);
      });
    });
    const doorways = new Map(data.portals.map((p) => [`${p.patch},${p.edge}`, p]));
    this.patches = data.patches.map((patch, index) => {
      const corners = patch.map((v) => at(points, v));
      const edges = patch.map((a, i): Edge => {
        const b = patch[(i + 1) % patch.length] ?? a;
        const [ax, , az] = at(points, a);
        const [bx, , bz] = at(points, b);
        const length = Math.hypot(bx - ax, bz - az) || NOTHING_M;
        const ex = (bx - ax) / length;
        const ez = (bz - az) / length;
        const portal = doorways.get(`${index},${i}`);
        return {
          ax,
          az,
          ex,
          ez,
          // Counter-clockwise in (x, -z): the outside is to the right of the way, which is (-ez, ex) with z south.
          nx: -ez,
          nz: ex,
          length,
          beyond: owner.get(`${b},${a}`) ?? -1,
          doorway: portal ? { opening: portal.opening, hall: portal.hall } : null,
        };
      });
      return {
        edges,
        room: data.rooms[index] ?? 0,
        centre: [mean(corners.map((c) => c[0])), mean(corners.map((c) => c[2]))],
        plane: planeOf(corners),
      };
    });
  }

  /** Height of the floor where one stands. */
  height(at: Standing): number {
    const [p, q, r] = this.patch(at.patch).plane;
    return p * at.x + q * at.z + r;
  }

  /** Index of the room that a patch belongs to. */
  room(at: Standing): number {
    return this.patch(at.patch).room;
  }

  /** A patch by index. @throws RangeError where there is none */
  patch(index: number): Patch {
    const patch = this.patches[index];
    if (!patch) throw new RangeError(`the floor has no patch ${index}`);
    return patch;
  }

  /**
   * Find the patch under a point: of those that contain it in plan, the one nearest in height to `y` (of the foot).
   * Null where none is within `reach_m` of that height.
   */
  locate(x: number, y: number, z: number, reach_m = 0.6): Standing | null {
    let best: Standing | null = null;
    let nearest = reach_m;
    for (let patch = 0; patch < this.patches.length; patch++) {
      if (!this.contains(patch, x, z)) continue;
      const off = Math.abs(this.height({ patch, x, z }) - y);
      if (off < nearest || (off === nearest && best === null)) {
        nearest = off;
        best = { patch, x, z };
      }
    }
    return best;
  }

  /** The place on the floor nearest to a point, and how far it is; heights count as they are. */
  nearest(
    x: number,
    y: number,
    z: number,
    allowed: (room: number) => boolean = () => true,
  ): [Standing, number] | null {
    let best: [Standing, number] | null = null;
    for (let patch = 0; patch < this.patches.length; patch++) {
      if (!allowed(this.patch(patch).room)) continue;
      const [px, pz] = this.clamp(patch, x, z);
      const standing = { patch, x: px, z: pz };
      const distance = Math.hypot(px - x, pz - z, this.height(standing) - y);
      if (!best || distance < best[1]) best = [standing, distance];
    }
    return best;
  }

  /** Is a plan point in a patch, edges included? */
  contains(patch: number, x: number, z: number, slack_m = 1e-6): boolean {
    return this.patch(patch).edges.every((e) => (x - e.ax) * e.nx + (z - e.az) * e.nz <= slack_m);
  }

  /** The point of a patch nearest to a plan point. */
  clamp(patch: number, x: number, z: number): [number, number] {
    if (this.contains(patch, x, z, 0)) return [x, z];
    let best: [number, number] = [x, z];
    let nearest = Number.POSITIVE_INFINITY;
    for (const e of this.patch(patch).edges) {
      const along = Math.min(e.length, Math.max(0, (x - e.ax) * e.ex + (z - e.az) * e.ez));
      const px = e.ax + along * e.ex;
      const pz = e.az + along * e.ez;
      const d = Math.hypot(px - x, pz - z);
      if (d < nearest) {
        nearest = d;
        best = [px, pz];
      }
    }
    return best;
  }

  /**
   * Walk a plan displacement, sliding along what cannot be crossed. `allowed` says which rooms may be entered from
   * another one; a doorway ends the step on its edge.
   */
  walk(from: Standing, dx: number, dz: number, allowed: (room: number) => boolean = () => true): Step {
    let { patch, x, z } = from;
    let [rx, rz] = [dx, dz];
    let refused: number | null = null;
    for (let turn = 0; turn < MOST_CROSSINGS && (rx !== 0 || rz !== 0); turn++) {
      const here = this.patch(patch);
      const [reach, met] = firstMet(here, x, z, rx, rz);
      x += rx * reach;
      z += rz * reach;
      if (!met) break;
      rx *= 1 - reach;
      rz *= 1 - reach;
      if (met.doorway) return { at: this.settled(patch, x, z), doorway: met.doorway, refused };
      const beyond: Patch | null = met.beyond < 0 ? null : this.patch(met.beyond);
      if (beyond && (beyond.room === here.room || allowed(beyond.room))) {
        patch = met.beyond;
        continue;
      }
      if (beyond) refused = beyond.room;
      const along = rx * met.ex + rz * met.ez;
      rx = met.ex * along;
      rz = met.ez * along;
      // Sliding must not carry one back against the way one wished to go: that would tremble in corners.
      if (rx * dx + rz * dz <= 1e-12) break;
    }
    return { at: this.settled(patch, x, z), doorway: null, refused };
  }

  /** Rounding may leave a point a hair outside its patch: bring it back. */
  private settled(patch: number, x: number, z: number): Standing {
    const [px, pz] = this.clamp(patch, x, z);
    return { patch, x: px, z: pz };
  }
}

/**
 * The edge that a displacement meets first, and after what share of it. Edges in one line (a doorway's and the wall's
 * beside it) are met at once: the one that is really crossed counts.
 */
function firstMet(patch: Patch, x: number, z: number, rx: number, rz: number): [number, Edge | null] {
  let first = 1;
  let met: Edge | null = null;
  let metPast = 0;
  for (const e of patch.edges) {
    const going = rx * e.nx + rz * e.nz;
    if (going <= 1e-9) continue;
    const reached = Math.max(0, ((e.ax - x) * e.nx + (e.az - z) * e.nz) / going);
    if (reached > first + 1e-9 || reached >= 1) continue;
    const along = (x + rx * reached - e.ax) * e.ex + (z + rz * reached - e.az) * e.ez;
    const past = Math.max(-along, along - e.length, 0);
    if (met === null || reached < first - 1e-9 || past < metPast) {
      first = reached;
      met = e;
      metPast = past;
    }
  }
  return [first, met];
}

/** Newell's normal of a polygon gives its plane even where its corners were rounded to millimetres. */
function planeOf(corners: readonly (readonly [number, number, number])[]): [number, number, number] {
  let nx = 0;
  let ny = 0;
  let nz = 0;
  corners.forEach(([x1, y1, z1], i) => {
    const [x2, y2, z2] = corners[(i + 1) % corners.length] ?? [x1, y1, z1];
    nx += (y1 - y2) * (z1 + z2);
    ny += (z1 - z2) * (x1 + x2);
    nz += (x1 - x2) * (y1 + y2);
  });
  const cx = mean(corners.map((c) => c[0]));
  const cy = mean(corners.map((c) => c[1]));
  const cz = mean(corners.map((c) => c[2]));
  const p = -nx / ny;
  const q = -nz / ny;
  return [p, q, cy - p * cx - q * cz];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length;
}

function at<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw new RangeError(`no vertex ${index}`);
  return value;
}
