/** What a group adds to the interface over the hall. A follower's is in `follow_face.ts`, a guide's in `group_face.ts`. */
import type { CSSResult, nothing, TemplateResult } from "lit";
import type { Say, UiActions, UiState } from "./contract";

/** Pieces that the shell puts into their places. */
export interface GroupFace {
  readonly look: CSSResult;
  /** Over the hall, below all panels. */
  over(state: UiState, actions: UiActions, say: Say): Piece;
  /** Below left, with the tour's own panel where one is on. */
  left(state: UiState, actions: UiActions, say: Say, tour: Piece): Piece;
  /** Above an open label. */
  aboveLabel(state: UiState, actions: UiActions, say: Say): Piece;
  /** On the right, where nothing else is. */
  right(state: UiState, actions: UiActions, say: Say): Piece;
}

type Piece = TemplateResult | typeof nothing;
