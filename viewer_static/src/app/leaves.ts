/** Leaves of openings that are swung by hand, by a tour or by a guide. */
import type { HallScene } from "../scene/hall_scene";

/** How a leaf may be asked to stand: radians from shut, or by name. */
export type LeafTo = number | "open" | "shut" | "rest" | "toggle";

/**
 * Swing the leaves of an opening in the first of the halls that has it; false where none has, or where visitors may not
 * move it: a tour's own script may, in radians.
 */
export function swing(halls: Iterable<HallScene>, opening: string, to: LeafTo, eased: boolean): boolean {
  for (const hall of halls) {
    const leaves = hall.leavesOf(opening);
    const [first] = leaves;
    if (!first) continue;
    if (!first.data.operable && typeof to === "string" && to !== "rest") return false;
    const shuts = first.isOpen;
    for (const leaf of leaves) {
      const { open, rest } = leaf.data;
      const angles = { open, shut: 0, rest, toggle: shuts ? 0 : open };
      leaf.turnTo(typeof to === "number" ? to : angles[to], eased);
    }
    return true;
  }
  return false;
}
