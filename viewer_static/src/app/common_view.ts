/** Where the group's common view is: of the script at a moment of the tour. And which room a point is in. */
import type { SiteHall, SiteTour } from "../content/generated/site";
import { type Frame, type IndexedPose, keyframe, poseOf, sample } from "../tour/motion";
import type { Moment } from "../tour/timeline";
import type { ViewerApi } from "./api";

/** The eye at a moment of a tour's script, null where its hall is not known yet. */
export function scriptPose(
  tour: SiteTour,
  moment: Moment,
  frames: readonly Frame[],
  viewer: Pick<ViewerApi, "hallData" | "museum">,
): IndexedPose | null {
  const stop = tour.stops[moment.index];
  if (!stop) return null;
  const route = stop.route.map(keyframe);
  const last = route.at(-1);
  if (moment.phase === "travel" && route.length > 1) return sample(route, moment.into_ms, frames);
  return last ? poseOf(last) : viewpointPose(viewer, stop.hall, stop.viewpoint);
}

/** The eye at a viewpoint, null where its hall is not known yet. */
function viewpointPose(
  viewer: Pick<ViewerApi, "hallData" | "museum">,
  hall: string,
  view: string,
): IndexedPose | null {
  const found = viewer.hallData(hall)?.viewpoints.find((each) => each.id === view);
  const index = viewer.museum.halls.findIndex((each) => each.id === hall);
  if (!found) return null;
  const [x, y, z] = found.eye;
  return { hall: index, x, y, z, yaw: found.yaw, pitch: found.pitch };
}

/** The advisory that guards the room in which an eye is, null where none does. */
export function advisoryAt(viewer: Pick<ViewerApi, "hallData" | "museum">, pose: IndexedPose): string | null {
  const entry = viewer.museum.halls[pose.hall];
  const hall = entry ? viewer.hallData(entry.id) : null;
  const room = hall && roomAt(hall, pose.x, pose.z);
  return hall?.zones.find((zone) => room && zone.rooms.includes(room))?.advisory ?? null;
}

/** The room of a hall in which a point is, null where none has it. */
export function roomAt(hall: SiteHall, x: number, z: number): string | null {
  return hall.rooms.find((each) => inside(each.floor, x, z))?.id ?? null;
}

/** The advisory behind whose zone an exhibit stands, in halls that are known; null where none does. */
export function advisoryOfExhibit(halls: readonly (SiteHall | null)[], exhibit: string): string | null {
  for (const hall of halls) {
    const bearing = new Set(
      hall?.faces.filter((face) => face.exhibit === exhibit).map((face) => face.element),
    );
    const element = hall?.elements.find((each) => each.exhibit === exhibit || bearing.has(each.id));
    const zone = hall?.zones.find((each) => element && each.rooms.includes(element.room));
    if (zone) return zone.advisory;
  }
  return null;
}

/** Is a point inside a polygon in plan? Even-odd rule. */
function inside(polygon: readonly (readonly [number, number])[], x: number, z: number): boolean {
  let odd = false;
  let [ax, az] = polygon.at(-1) ?? [0, 0];
  for (const [bx, bz] of polygon) {
    if (bz > z !== az > z && x < ((ax - bx) * (z - bz)) / (az - bz) + bx) odd = !odd;
    [ax, az] = [bx, bz];
  }
  return odd;
}
