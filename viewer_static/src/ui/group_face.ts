/** Who guides has the console: the interface keeps to what is in the hall. Followers' face is in `follow_face.ts`. */
import { css, nothing } from "lit";
import type { GroupFace } from "./face_contract";

export const consoleFace: GroupFace = {
  look: css`
    .corner {
      bottom: 26px;
    }
    /* Below stands what the console says. */
    .say {
      inset: 84px 16px auto;
      width: fit-content;
      margin-inline: auto;
      translate: none;
    }
    .say button {
      flex: none;
    }
    @media (hover: hover) and (pointer: fine) {
      /* The bar of keys and the floor itself are at hand; the view is the group's. */
      .pad {
        display: none;
      }
    }
  `,
  over: () => nothing,
  left: () => nothing,
  aboveLabel: () => nothing,
  right: () => nothing,
};
