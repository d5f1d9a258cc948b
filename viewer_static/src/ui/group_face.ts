/** Who guides has the console: the interface keeps to what is in the hall. Followers' face is in `follow_face.ts`. */
import { css, nothing } from "lit";
import type { GroupFace } from "./group_contract";

export const consoleFace: GroupFace = {
  look: css``,
  over: () => nothing,
  left: () => nothing,
  aboveLabel: () => nothing,
  right: () => nothing,
};
