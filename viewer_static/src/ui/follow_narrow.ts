/** A follower's bar, sheet and captions on a phone: held upright, and on its side. */
import { css } from "lit";
import { headLine } from "./head_line";

export const followNarrow = css`
  @media (max-width: 700px) and (orientation: portrait) {
    ${headLine(css`:host([data-sheet])`)}
    /* The way to text and pictures stands in the sheet below. */
    :host([data-sheet]) .bar > a.button {
      display: none;
    }
    :host([data-sheet]) .left {
      max-height: calc(100% - 64px);
    }
    /* The words are away in a pause: its own stand in the middle. */
    .veil {
      padding-bottom: 24px;
    }
    .follow {
      gap: 0;
    }
    .follow .group {
      order: 2;
      flex: none;
      max-height: 58vh;
      padding: 8px 10px max(8px, env(safe-area-inset-bottom));
      border-radius: 0;
      border-width: 1px 0 0;
    }
    /* What is so, and the two signs that open more (44 px each), share a line of their own. */
    .follow .state {
      flex: 1 1 calc(100% - 116px);
      display: -webkit-box;
      overflow: hidden;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
      font-size: 15px;
      line-height: 1.3;
    }
    .follow button,
    .follow .button,
    .follow summary {
      min-height: 44px;
      min-width: 44px;
    }
    .follow .sheets {
      order: -2;
      /* Both places are kept, so that nothing else slips in where only one sign is. */
      min-width: 96px;
      justify-content: flex-end;
    }
    .follow .fold {
      display: inline-flex;
    }
    .follow .tour-words {
      order: 1;
      max-height: 36vh;
    }
    .tour-words .panel {
      border-radius: 10px 10px 0 0;
      border-width: 1px 0 0;
      padding: 12px 14px;
      gap: 8px;
    }
    /* Who is asked, asks or looks for something has the view beside it: the words wait. */
    .follow:is([data-open="false"], [data-paused="true"], [data-asked="true"], :has(.talk[open], .rest)) .tour-words {
      display: none;
    }
    .follow[data-past="true"] .poll,
    .follow:has(.talk[open]) .fold {
      display: none;
    }
    .captions {
      padding: 0 10px 8px;
    }
    .captions p {
      font-size: 19px;
    }
    .captions p:not(:last-child) {
      font-size: 17px;
    }
    .follow[data-walks="true"][data-open="false"] .own-pad {
      display: flex;
      justify-content: flex-end;
      padding: 0 10px 10px;
    }
    .follow[data-walks="true"][data-open="false"] .own-pad .pad {
      display: grid;
    }
  }
  @media (max-height: 480px) and (orientation: landscape) {
    .veil {
      padding-inline-start: min(356px, 58vw);
    }
    :host([data-sheet]) .bar {
      margin-inline-start: auto;
    }
    .follow {
      gap: 6px;
      max-height: 100%;
    }
    .follow .group {
      flex: none;
      max-height: 100%;
      padding: 6px 8px;
      gap: 6px;
    }
    .follow .sheets {
      order: -2;
      /* Both places are kept, so that nothing else slips in where only one sign is. */
      min-width: 96px;
      justify-content: flex-end;
    }
    .follow .fold {
      display: inline-flex;
    }
    .follow .state {
      flex: 1 1 calc(100% - 116px);
      font-size: 14px;
      line-height: 1.3;
    }
    /* What all are asked, what one asks and what is wanted seldom take the room of the words. */
    .follow:is([data-open="false"], [data-paused="true"], [data-asked="true"], :has(.talk[open], .rest)) .tour-words {
      display: none;
    }
    .follow[data-past="true"] .poll,
    .follow:has(.talk[open]) .fold {
      display: none;
    }
    .follow :is(.word, .hears) {
      display: none;
    }
    .follow .talk[open] .hears {
      display: inline;
    }
    .follow .poll {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      padding: 4px 8px 8px;
    }
    .follow .poll > :not(button) {
      grid-column: 1 / -1;
    }
    /* Between bar and edge there are few lines: the whole panel scrolls, not a slit in it. */
    .tour-words .panel {
      display: block;
      padding: 8px 12px;
    }
    .tour-words .words {
      overflow: visible;
    }
    .follow[data-walks="true"][data-open="false"] .own-pad,
    .follow[data-walks="true"][data-open="false"] .own-pad .pad {
      display: grid;
      justify-content: start;
    }
    /* Below the view, beside the bar: what one types or is asked has all of its own height. */
    .captions {
      position: fixed;
      inset: auto 8px 8px calc(min(360px, 56vw) + 16px);
      justify-items: center;
    }
    .captions p {
      font-size: 18px;
      text-align: center;
    }
    .captions p:not(:last-child) {
      font-size: 16px;
    }
  }
`;
