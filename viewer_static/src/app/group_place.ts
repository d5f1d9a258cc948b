/** What a member's page tells of where they are: which hall has come, and to guides the place of who walks alone. */
import type { Do, GroupState } from "../content/generated/live";
import { awake, leads, walks } from "../live/group";
import type { Pose, Progress } from "./api";

/** Loading is told in steps of this many percent: a hundred members must not send a hundred messages each. */
const TOLD_PERCENT = 25;
/** A dot on the guide's plan moves this often at most, and not for less than this. */
const PLACE_EVERY_MS = 2000;
const PLACE_EVERY_M = 1;
const PER_METRE = 10;

/** Where somebody is whom the guide may want to see on the plan; null while they are where the group is. */
export function alone(state: GroupState | null): boolean {
  if (!state || !["follower", "co-guide"].includes(state.you.role)) return false;
  if (state.mode.kind === "ended" || leads(state) || walks(state)) return false;
  return !state.you.following || awake(state.mode).kind === "free";
}

/** Tells where one member is. */
export class GroupPlace {
  private told: { readonly hall: string; readonly percent: number } | null = null;
  private last: { readonly pose: Pose; readonly at_ms: number } | null = null;

  constructor(
    private readonly line: { send(what: Do): void; place(text: string): void },
    private readonly now_ms: () => number = () => performance.now(),
  ) {}

  /** Bytes of a hall have come. What is fetched ahead is nobody's place yet. */
  loads(now: Progress): void {
    if (!now.ahead) this.isIn(now.hall, now.walkable ? 100 : (99 * now.loaded_bytes) / now.total_bytes);
  }

  /** One is in a hall, or waits for it. */
  isIn(hall: string, percent = 100): void {
    if (!hall) return;
    const step = percent >= 100 ? 100 : Math.floor(percent / TOLD_PERCENT) * TOLD_PERCENT;
    if (this.told?.hall === hall && this.told.percent >= step) return;
    this.told = { hall, percent: step };
    this.line.send({ do: "arrive", hall, percent: step });
  }

  /** Tell where one is who walks alone, when they have gone a step; `state`: the group as it is now. */
  look(state: GroupState | null, pose: Pose): void {
    if (!alone(state)) {
      this.last = null;
      return;
    }
    const { last } = this;
    const now_ms = this.now_ms();
    if (last) {
      const went = Math.hypot(pose.x - last.pose.x, pose.z - last.pose.z);
      if (now_ms - last.at_ms < PLACE_EVERY_MS) return;
      if (last.pose.hall === pose.hall && went < PLACE_EVERY_M) return;
    }
    this.last = { pose, at_ms: now_ms };
    this.line.place([pose.index, Math.round(pose.x * PER_METRE), Math.round(pose.z * PER_METRE)].join(","));
  }
}
