/** What changes on a phone: held upright, sheets from below; on its side, words beside the view. */
import { css } from "lit";

export const narrow = css`
  /* Beside the panel of a lesson there is half the room: signs for words, one line for what this is. */
  :host([data-beside]) .bar .word,
  :host([data-beside]) .where p:first-child {
    display: none;
  }
  :host([data-beside]) .where .banner {
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
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
    .bar button,
    .bar .button {
      flex: none;
      padding: 6px 9px;
    }
    .where h2 {
      font-size: 18px;
    }
    .where .banner {
      font-size: 12px;
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
      position: fixed;
      inset: auto 10px 10px;
      width: auto;
    }
    .told {
      font-size: 16px;
    }
    :host([data-beside]) .top {
      flex-direction: row;
      padding: 8px 10px 20px;
    }
    :host([data-beside]) .bar {
      align-self: auto;
      gap: 4px;
    }
    :host([data-beside]) .where h2 {
      overflow: hidden;
      font-size: 15px;
      white-space: nowrap;
      text-overflow: ellipsis;
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
    .where p:first-child {
      display: none;
    }
    .where h2 {
      font-size: 16px;
    }
    .where h2,
    .where .banner {
      overflow: hidden;
      white-space: nowrap;
      text-overflow: ellipsis;
    }
    .where .banner {
      font-size: 11px;
    }
    .bar {
      flex-wrap: nowrap;
      gap: 6px;
    }
    .bar select {
      max-width: 76px;
    }
    .left {
      left: 8px;
      bottom: 8px;
      width: min(340px, 56vw);
      max-height: calc(100% - 72px);
    }
    .right {
      inset: 64px 8px 8px auto;
      width: min(340px, 56vw);
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
      padding: 12px 14px;
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
    /* The tint is what one came to see: its legend is a strip below it. */
    .legend-panel {
      position: fixed;
      inset: auto 0 0;
      max-height: 40%;
      padding: 8px 10px;
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
    .legend-panel > p,
    .legend-panel > a,
    .legend .quiet {
      display: none;
    }
    :host([data-legend]) .corner {
      bottom: 84px;
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
      font-size: 14px;
    }
  }
`;
