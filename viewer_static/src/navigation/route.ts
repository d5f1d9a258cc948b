/** The shortest way over the floor: A* over patches by the middles of shared edges, then a taut string (funnel). */
import type { Floor, Standing } from "./floor";

/** A corner of a way: plan position and height of the floor, metres. */
export type Corner = readonly [x: number, y: number, z: number];

interface Gate {
  readonly left: readonly [number, number];
  readonly right: readonly [number, number];
  readonly from: number;
}

/**
 * Return the corners of the shortest way from one place to another, both included, or null where none leads there.
 * Rooms that are not `allowed` are not crossed; the room one starts in is.
 */
export function route(
  floor: Floor,
  from: Standing,
  to: Standing,
  allowed: (room: number) => boolean = () => true,
): Corner[] | null {
  const gates = corridor(floor, from, to, allowed);
  if (!gates) return null;
  return withHeights(floor, from, to, gates, taut(from, to, gates));
}

/** Length of a way along its slopes. */
export function lengthOf(corners: readonly Corner[]): number {
  let sum = 0;
  for (let i = 1; i < corners.length; i++) {
    const [a, b] = [corners[i - 1], corners[i]];
    if (a && b) sum += Math.hypot(b[0] - a[0], b[1] - a[1], b[2] - a[2]);
  }
  return sum;
}

function corridor(
  floor: Floor,
  from: Standing,
  to: Standing,
  allowed: (room: number) => boolean,
): Gate[] | null {
  if (from.patch === to.patch) return [];
  const start = floor.room(from);
  const cost = new Map<number, number>([[from.patch, 0]]);
  const came = new Map<number, { gate: Gate; patch: number }>();
  const entered = new Map<number, readonly [number, number]>([[from.patch, [from.x, from.z]]]);
  const open = new Map<number, number>([[from.patch, 0]]);
  const done = new Set<number>();
  while (open.size > 0) {
    let current = -1;
    let least = Number.POSITIVE_INFINITY;
    for (const [patch, guess] of open) {
      if (guess < least) {
        least = guess;
        current = patch;
      }
    }
    if (current === to.patch) break;
    open.delete(current);
    done.add(current);
    const [x, z] = entered.get(current) ?? [0, 0];
    for (const edge of floor.patch(current).edges) {
      const next = edge.beyond;
      if (next < 0 || edge.doorway || done.has(next)) continue;
      const room = floor.patch(next).room;
      if (room !== start && !allowed(room)) continue;
      const bx = edge.ax + edge.ex * edge.length;
      const bz = edge.az + edge.ez * edge.length;
      const mx = (edge.ax + bx) / 2;
      const mz = (edge.az + bz) / 2;
      const walked = (cost.get(current) ?? 0) + Math.hypot(mx - x, mz - z);
      if (walked >= (cost.get(next) ?? Number.POSITIVE_INFINITY)) continue;
      cost.set(next, walked);
      entered.set(next, [mx, mz]);
      // Going out over an edge that runs counter-clockwise (a to b), a is on the right hand and b on the left,
      // seen from above with z south.
      came.set(next, { gate: { right: [edge.ax, edge.az], left: [bx, bz], from: current }, patch: current });
      open.set(next, walked + Math.hypot(to.x - mx, to.z - mz));
    }
  }
  const gates: Gate[] = [];
  for (let patch = to.patch; patch !== from.patch; ) {
    const step = came.get(patch);
    if (!step) return null;
    gates.unshift(step.gate);
    patch = step.patch;
  }
  return gates;
}

/** Pull the string taut through the gates (Lee & Preparata 1984; the "simple stupid funnel" form). */
function taut(from: Standing, to: Standing, gates: readonly Gate[]): [number, number][] {
  const goal: readonly [number, number] = [to.x, to.z];
  const lefts = [...gates.map((g) => g.left), goal];
  const rights = [...gates.map((g) => g.right), goal];
  const way: [number, number][] = [[from.x, from.z]];
  let apex: readonly [number, number] = [from.x, from.z];
  let left = apex;
  let right = apex;
  let leftAt = -1;
  let rightAt = -1;
  for (let i = 0; i < lefts.length; i++) {
    const l = lefts[i] ?? goal;
    const r = rights[i] ?? goal;
    if (side(apex, right, r) >= 0) {
      if (same(apex, right) || side(apex, left, r) < 0) {
        right = r;
        rightAt = i;
      } else {
        way.push([left[0], left[1]]);
        apex = left;
        i = leftAt;
        right = left = apex;
        rightAt = leftAt;
        continue;
      }
    }
    if (side(apex, left, l) <= 0) {
      if (same(apex, left) || side(apex, right, l) > 0) {
        left = l;
        leftAt = i;
      } else {
        way.push([right[0], right[1]]);
        apex = right;
        i = rightAt;
        right = left = apex;
        leftAt = rightAt;
      }
    }
  }
  const last = way[way.length - 1];
  if (!last || !same(last, goal)) way.push([goal[0], goal[1]]);
  return way;
}

/** Positive where c lies to the left of the way from a to b, seen from above with z south. */
function side(
  a: readonly [number, number],
  b: readonly [number, number],
  c: readonly [number, number],
): number {
  return -((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
}

function same(a: readonly [number, number], b: readonly [number, number]): boolean {
  return Math.hypot(a[0] - b[0], a[1] - b[1]) < 1e-6;
}

/** Put the way on the floor: a corner at every gate that changes the slope, with the height there. */
function withHeights(
  floor: Floor,
  from: Standing,
  to: Standing,
  gates: readonly Gate[],
  way: readonly (readonly [number, number])[],
): Corner[] {
  const out: Corner[] = [[from.x, floor.height(from), from.z]];
  const patches = [...gates.map((g) => g.from), to.patch];
  let g = 0;
  for (let i = 1; i < way.length; i++) {
    const [ax, az] = way[i - 1] ?? [from.x, from.z];
    const [bx, bz] = way[i] ?? [to.x, to.z];
    for (; g < gates.length; g++) {
      const gate = gates[g];
      if (!gate) break;
      const t = crossing(ax, az, bx, bz, gate);
      if (t === null) break;
      const x = ax + (bx - ax) * t;
      const z = az + (bz - az) * t;
      push(out, [x, floor.height({ patch: gate.from, x, z }), z]);
    }
    push(out, [
      bx,
      floor.height({ patch: patches[Math.min(g, patches.length - 1)] ?? to.patch, x: bx, z: bz }),
      bz,
    ]);
  }
  return straightened(out);
}

/** Where the segment meets the gate's line, as a fraction of the segment; null where it ends before it. */
function crossing(ax: number, az: number, bx: number, bz: number, gate: Gate): number | null {
  const ex = gate.left[0] - gate.right[0];
  const ez = gate.left[1] - gate.right[1];
  const before = (ax - gate.right[0]) * ez - (az - gate.right[1]) * ex;
  const after = (bx - gate.right[0]) * ez - (bz - gate.right[1]) * ex;
  if (Math.abs(before) < 1e-7) return 0;
  if (Math.abs(after) < 1e-7) return 1;
  if (before * after > 0) return null;
  return before / (before - after);
}

function push(out: Corner[], corner: Corner): void {
  const last = out[out.length - 1];
  if (!last || Math.hypot(corner[0] - last[0], corner[1] - last[1], corner[2] - last[2]) > 1e-4)
    out.push(corner);
}

/** Drop corners that lie on the straight line between their neighbours: gates crossed on one slope. */
function straightened(corners: readonly Corner[]): Corner[] {
  const out: Corner[] = [];
  corners.forEach((c, i) => {
    const a = out[out.length - 1];
    const b = corners[i + 1];
    if (a && b) {
      const along = Math.hypot(b[0] - a[0], b[1] - a[1], b[2] - a[2]);
      const bent =
        Math.hypot(c[0] - a[0], c[1] - a[1], c[2] - a[2]) +
        Math.hypot(b[0] - c[0], b[1] - c[1], b[2] - c[2]) -
        along;
      if (bent < 1e-6) return;
    }
    out.push(c);
  });
  return out;
}
