/** The way to a stop in words: the rooms it leads through and how far it is. Pure. */
import type { SiteHall, SiteStop, SiteTexts } from "../content/generated/site";
import { type Frame, keyframe, poseInHall, sample } from "../tour/motion";
import type { Say } from "../ui/contract";
import { roomAt } from "./common_view";

/** A route is looked at this often: at a walk, half a step. */
const STEP_MS = 250;
/** Nearer than this one is there already. */
const HERE_M = 3;

/** Rooms in the order of the way, each once in a row, and the metres walked. */
export interface Way {
  readonly rooms: readonly { readonly hall: string; readonly room: string }[];
  readonly metres: number;
}

/** Follow a stop's route; `halls` by index, null where one is not known yet. The first stop has no route: its own room. */
export function wayTo(stop: SiteStop, halls: readonly (SiteHall | null)[], frames: readonly Frame[]): Way {
  const route = stop.route.map(keyframe);
  const last = route.at(-1);
  const rooms: { hall: string; room: string }[] = [];
  const pass = (hall: SiteHall | null | undefined, x: number, z: number): void => {
    const room = hall ? roomAt(hall, x, z) : null;
    if (!hall || room === null) return;
    const before = rooms.at(-1);
    if (before?.hall !== hall.id || before.room !== room) rooms.push({ hall: hall.id, room });
  };
  let metres = 0;
  if (last) {
    let at = sample(route, 0, frames);
    for (let t = 0; t < last.t_ms + STEP_MS; t += STEP_MS) {
      const next = sample(route, t, frames);
      const from = poseInHall(at, next.hall, frames);
      metres += Math.hypot(next.x - from.x, next.z - from.z);
      pass(halls[next.hall], next.x, next.z);
      at = next;
    }
  } else {
    const hall = halls.find((each) => each?.id === stop.hall);
    const view = hall?.viewpoints.find((each) => each.id === stop.viewpoint);
    if (hall && view) rooms.push({ hall: hall.id, room: view.room });
  }
  return { rooms, metres };
}

/** The way as a sentence. */
export function wayWords(way: Way, texts: SiteTexts, say: Say): string {
  const names: string[] = [];
  let hall = way.rooms[0]?.hall;
  // A short way within one room is no way; one that comes back through a room names it once.
  if (way.rooms.length <= 1 && way.metres > 0 && way.metres < HERE_M) return say("follow.way-here");
  for (const each of way.rooms) {
    const words = texts.halls[each.hall];
    if (each.hall !== hall && words) names.push(words.title.text);
    hall = each.hall;
    const room = words?.rooms[each.room]?.text ?? words?.title.text;
    if (room && names.at(-1) !== room) names.push(room);
  }
  const rooms = [...new Set(names)].join(", ");
  const metres = Math.round(way.metres);
  return metres >= 1 ? say("follow.way", { rooms, metres }) : say("follow.way-to", { rooms });
}
