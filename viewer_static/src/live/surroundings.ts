/** What the line to a group tells, and what it needs of the page that has it: types only. */
import type { ErrorShape, GroupState } from "../content/generated/live";
import type { Moved } from "./motion_codec";

/** Where the line is. `refused`: the group is over, or the server does not know us any more; join again. */
export type Line = "connecting" | "up" | "down" | "refused";

/** What the client tells. All times are the server's. */
export interface LiveListeners {
  state(state: GroupState): void;
  line(line: Line): void;
  /** The guide's keyframe, and when it arrived, in ms since the group was created. */
  moved(moved: Moved, arrived_ms: number): void;
  refused(error: ErrorShape): void;
  /** Where somebody points for all (`pointing.ts`); empty: nowhere any more. */
  pointed?(text: string): void;
}

/** What a page has of itself; tests and programs without a page bring their own. */
export interface Surroundings {
  /** Where the server is, without a final slash; empty for the page's own. */
  readonly origin: string;
  /** Keeps what is not done yet over a reload. */
  readonly storage: Storage | null;
  readonly local_ms: () => number;
}
