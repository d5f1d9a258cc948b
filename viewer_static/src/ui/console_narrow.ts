/** What changes with the window: stops beside the view where there is room; on a phone the panels fold away. */
import { css } from "lit";

export const consoleNarrow = css`
  @media (min-width: 1180px) and (min-height: 560px) {
    .column {
      width: 328px;
    }
    .strip .time {
      display: none;
    }
  }
  /* One row of colours: below a second one the words of the document would be covered. */
  @media (max-width: 1599px) {
    .drawing :not(.color) > .word {
      display: none;
    }
  }
  @media (max-width: 1179px) {
    .drawing .word {
      display: none;
    }
    .color[aria-pressed="true"] i {
      outline: 3px solid var(--brass);
    }
    .stops .head {
      display: none;
    }
    .below {
      padding-inline: 6px;
    }
    .below .bar {
      gap: 8px;
      overflow-x: auto;
      scrollbar-width: none;
    }
    .set {
      gap: 0;
    }
    .set + .set {
      padding-left: 6px;
    }
    .key {
      padding: 4px 3px;
    }
    .key span {
      min-width: 46px;
    }
  }
  /* Where one is led by touch, arrows to walk with stand below right: what is said leaves them free. */
  @media (min-width: 761px) and (min-height: 560px) and ((hover: none) or (pointer: coarse)) {
    .over:not(:has(.drawing)) {
      padding-right: 170px;
    }
  }
  /* A tablet held upright: the view on top, whole; panels below it, then two rows of keys. */
  @media (min-width: 761px) and (max-width: 1000px) and (min-height: 900px) {
    .column {
      inset: auto 0 164px;
      width: auto;
      height: var(--console-panel, 38vh);
      border: 0;
      border-top: 1px solid var(--line);
    }
    .attention ul {
      grid-template-columns: 1fr 1fr;
      gap: 6px 20px;
    }
    .panel > section:has(> .dots) {
      grid-template-columns: 220px 1fr;
      align-content: start;
    }
    .panel > section:has(> .dots) > * {
      grid-column: 2;
    }
    .panel > section > .dots {
      grid-area: 1 / 1 / span 9;
    }
    .below {
      height: 164px;
    }
    .below .bar {
      flex-wrap: wrap;
      align-content: start;
      gap: 4px 8px;
    }
    .set.tools {
      flex: 1 1 60%;
      padding-left: 0;
      border: 0;
    }
  }
  @media (max-width: 760px), (max-height: 559px) {
    .strip {
      inset: auto 8px 68px auto;
      height: auto;
      padding: 0;
      gap: 4px;
      border: 0;
      background: none;
    }
    .strip > p {
      display: none;
    }
    .strip .ready {
      display: block;
      padding: 4px 8px;
      border-radius: 4px;
      background: var(--ground);
      font-size: 13px;
    }
    .strip .ready:empty {
      display: none;
    }
    .strip .icon {
      border-color: var(--line);
      background: var(--ground);
    }
    .strip .fold {
      display: inline-flex;
    }
    .column {
      inset: 8px 0 60px auto;
      width: min(336px, 100%);
      z-index: 2;
    }
    /* Folded, only those are left who wait for the guide. */
    .column[data-folded="true"] {
      inset: 8px 8px auto auto;
      border: 0;
      background: none;
    }
    .column[data-folded="true"] > :not(.attention) {
      display: none;
    }
    .column[data-folded="true"] > .attention {
      border: 1px solid var(--line);
      border-radius: 6px;
      background: #35301f;
    }
    .below {
      display: flex;
      gap: 8px;
      height: 60px;
      padding: 0 8px;
      overflow: auto hidden;
      scrollbar-width: none;
    }
    .below .bar {
      flex: none;
      width: max-content;
    }
    /* What moves the group is in sight first. */
    .below .seek {
      position: static;
      order: 1;
      flex: none;
      width: 220px;
      height: 60px;
    }
    .key {
      height: 52px;
    }
    .key svg.icon {
      width: 20px;
      height: 20px;
    }
    .set.last {
      margin-left: 0;
    }
    .over {
      bottom: calc(var(--console-below, 60px) + 58px);
      padding: 0 8px;
    }
    .help dl {
      columns: 1;
    }
  }
  @media (min-width: 640px) and (max-height: 559px) {
    .over {
      bottom: calc(var(--console-below, 60px) + 6px);
      padding-right: 290px;
    }
  }
`;
