/** What changes on a phone: held upright, sheets from below; on its side, words beside the view. */
import { css } from "lit";
import { headBeside, headLine } from "./head_line";

export const narrow = css`
  @media ((max-width: 700px) and (orientation: portrait)) or ((max-height: 480px) and (orientation: landscape)) {
    /* For any thumb and any eyes: 44 px to touch, 16 px to read. */
    :is(.top, .tour, .label, .places, .offers, .loading, .say, dialog) :is(button, .button) {
      min-width: 44px;
      min-height: 44px;
      padding: 6px 10px;
      font-size: 16px;
    }
    :is(.top, .tour, .label, .places, .offers, .loading, dialog) :is(.quiet, .facts, h3) {
      font-size: 16px;
    }
    .stops button {
      gap: 12px;
    }
    .where .banner a {
      display: -webkit-box;
      overflow: hidden;
      line-height: 1.3;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 3;
    }
    /* The list of languages lies, unseen, over a short name: pressed, it opens with the full ones. */
    .language {
      position: relative;
      display: grid;
      place-items: center;
      flex: none;
      width: 48px;
      height: 44px;
      margin-left: auto;
      border: 1px solid var(--line);
      border-radius: 4px;
      background: var(--ground);
      font-weight: 500;
    }
    .language .tag {
      display: block;
      text-transform: uppercase;
    }
    .language select {
      position: absolute;
      inset: -1px;
      width: calc(100% + 2px);
      height: calc(100% + 2px);
      max-width: none;
      opacity: 0;
      font-size: 16px;
    }
    .language:focus-within {
      outline: 3px solid var(--brass);
      outline-offset: 2px;
    }
    /* What is read lies where the pad is. */
    :host([data-reading]) .pad {
      display: none;
    }
    .corner {
      flex-direction: column;
    }
  }
  ${headBeside}
  @media (max-width: 700px) and (orientation: portrait) {
    .top {
      flex-direction: column;
      gap: 8px;
      padding: 10px 12px 28px;
    }
    .bar {
      align-self: stretch;
      justify-content: flex-start;
      flex-wrap: nowrap;
      overflow-x: auto;
      scrollbar-width: none;
    }
    .bar :is(button, .button) {
      flex: none;
    }
    .where > p:first-child {
      display: none;
    }
    .where h2 {
      font-size: 20px;
    }
    /* Until the first step the signs are named. */
    :host([data-new]) .bar {
      flex-wrap: wrap;
      gap: 6px;
    }
    :host([data-new]) .bar :is(button, .button) {
      gap: 5px;
      padding: 6px;
    }
    :host([data-new]) .bar a svg {
      display: none;
    }
    /* The language ends the first row, how we know and the text begin the second. */
    :host([data-new]) .bar .language {
      order: 1;
    }
    :host([data-new]) .bar > :is(:nth-last-child(2), :nth-last-child(3)) {
      order: 2;
    }
    :host([data-new]) .bar .word {
      display: inline;
    }
    .left {
      left: 0;
      bottom: 0;
      width: 100%;
      max-height: 46%;
      gap: 0;
    }
    .left > .panel {
      border-radius: 10px 10px 0 0;
      border-width: 1px 0 0;
    }
    .right {
      inset: auto 0 0;
      width: 100%;
      max-height: 62%;
      z-index: 2;
    }
    .right > .panel {
      border-radius: 10px 10px 0 0;
      border-width: 1px 0 0;
    }
    .corner {
      right: 10px;
      bottom: 10px;
    }
    /* Above the pad: both say how to walk. */
    .hint {
      bottom: 116px;
      width: calc(100vw - 24px);
      max-width: none;
    }
    ${headLine(css`:host([data-replay])`)}
    /* While a recording leads, ways of one's own wait for who walks away. */
    :host([data-replay]) .bar > :is([data-sign="tour"], [data-sign="places"]) {
      display: none;
    }
    /* A tour or a guide moves one there; the pad would lie over what they show. */
    :host([data-sheet]) .pad {
      display: none;
    }
    :host([data-sheet]) .corner {
      bottom: calc(46% + 10px);
    }
    .plan {
      display: none;
    }
    .plan.asked {
      display: block;
      width: min(300px, calc(100vw - 20px));
    }
    .told {
      font-size: 16px;
    }
    :host([data-beside]) :is(.pad, .hint) {
      display: none;
    }
  }
  @media (max-height: 480px) and (orientation: landscape) {
    /* A phone on its side: words stand beside the view, never over its middle. */
    .top {
      align-items: center;
      gap: 8px;
      padding: 8px 10px 20px;
    }
    .where > p:first-child {
      display: none;
    }
    .where h2 {
      overflow: hidden;
      font-size: 18px;
      white-space: nowrap;
      text-overflow: ellipsis;
    }
    .where .banner a {
      -webkit-line-clamp: 2;
    }
    .bar {
      flex-wrap: nowrap;
      gap: 6px;
    }
    .left {
      left: 8px;
      bottom: 8px;
      width: min(360px, 56vw);
      max-height: calc(100% - 88px);
    }
    .right {
      inset: 64px 8px 8px auto;
      width: min(360px, 56vw);
      max-height: none;
      z-index: 2;
    }
    .right > .panel {
      max-height: 100%;
    }
    .corner {
      right: 8px;
      bottom: 8px;
    }
    :host([data-sheet]) .pad {
      display: none;
    }
    .tour,
    .label,
    .places,
    .offers {
      gap: 8px;
      padding: 12px 14px;
    }
    .tour h2 {
      font-size: 18px;
    }
    .label .head,
    .places .head {
      top: -12px;
      margin: -12px -14px 0;
      padding: 12px 14px 6px;
    }
    .plan {
      width: 180px;
    }
  }
  @media ((max-width: 700px) and (orientation: portrait)) or ((max-height: 480px) and (orientation: landscape)) {
    /* The tint is what one came to see: its legend lies below it, and the pad above that. */
    .legend-panel {
      position: fixed;
      inset: auto 0 0;
      max-height: 40%;
      padding: 8px 12px;
      gap: 4px;
    }
    .legend-panel .head {
      position: absolute;
      top: 4px;
      right: 6px;
      margin: 0;
      padding: 0;
      background: none;
    }
    .legend-panel h2,
    .legend-panel > a,
    .legend .quiet {
      display: none;
    }
    .right:has(.legend-panel) + .corner {
      bottom: calc(var(--legend) + 10px);
    }
    .legend {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 14px;
      padding-right: 44px;
    }
    .legend li {
      gap: 8px;
      grid-template-columns: 32px auto;
      padding: 2px 0;
    }
  }
`;
