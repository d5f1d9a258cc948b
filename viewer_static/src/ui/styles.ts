/** The look of the interface over the hall: warm paper on graphite, one brass accent, nothing that competes with the room. */
import { css } from "lit";

export const base = css`
  :host {
    --paper: #f1ece2;
    --quiet: #b9b2a5;
    --ground: rgb(24 23 21 / 92%);
    --raised: rgb(255 250 240 / 8%);
    --line: rgb(241 236 226 / 18%);
    --brass: #d9b77c;
    --gap: 12px;
    position: absolute;
    inset: 0;
    display: block;
    pointer-events: none;
    color: var(--paper);
    font: 400 16px/1.5 var(--enfilade-sans);
    -webkit-tap-highlight-color: transparent;
  }
  * {
    box-sizing: border-box;
  }
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  h2 {
    font: 600 22px/1.25 var(--enfilade-serif);
    text-wrap: balance;
  }
  h3 {
    font: 600 15px/1.35 var(--enfilade-sans);
  }
  ul,
  ol {
    list-style: none;
  }
  a {
    color: var(--brass);
    text-underline-offset: 3px;
  }
  button,
  .button,
  select {
    pointer-events: auto;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-width: 40px;
    min-height: 40px;
    padding: 6px 12px;
    border: 1px solid var(--line);
    border-radius: 4px;
    background: var(--ground);
    color: inherit;
    font: 500 15px/1.2 var(--enfilade-sans);
    text-decoration: none;
    cursor: pointer;
  }
  button:hover,
  .button:hover {
    border-color: var(--quiet);
  }
  button[aria-pressed="true"],
  button[aria-current="true"] {
    border-color: var(--brass);
    color: var(--brass);
  }
  button:disabled {
    opacity: 0.45;
    cursor: default;
  }
  button.plain {
    border-color: transparent;
    background: none;
  }
  button.main,
  .button.main {
    border-color: var(--brass);
    background: var(--brass);
    color: #1c1a17;
  }
  :focus-visible {
    outline: 3px solid var(--brass);
    outline-offset: 2px;
  }
  svg.icon {
    width: 20px;
    height: 20px;
    flex: none;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .panel {
    pointer-events: auto;
    border: 1px solid var(--line);
    border-radius: 6px;
    background: var(--ground);
    overflow: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--quiet) transparent;
  }
  .told {
    font: 400 17px/1.6 var(--enfilade-serif);
    white-space: pre-line;
    hyphens: auto;
  }
  .quiet {
    color: var(--quiet);
    font-size: 14px;
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

export const layout = css`
  .top {
    position: absolute;
    inset: 0 0 auto;
    display: flex;
    align-items: flex-start;
    gap: var(--gap);
    padding: 14px 16px 36px;
    background: linear-gradient(rgb(16 15 14 / 72%), transparent);
  }
  .where {
    flex: 1;
    min-width: 0;
    text-shadow: 0 1px 6px rgb(0 0 0 / 60%);
  }
  .where h2 {
    font-size: 20px;
  }
  .where .banner {
    pointer-events: auto;
    max-width: 62ch;
  }
  .where a {
    color: inherit;
  }
  .bar {
    /* Over the plan, which it closes: a low window has no room for both. */
    position: relative;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
  }
  .left {
    position: absolute;
    left: 16px;
    bottom: 16px;
    width: min(430px, calc(100vw - 32px));
    max-height: calc(100% - 130px);
    display: flex;
    flex-direction: column;
    gap: var(--gap);
    justify-content: flex-end;
  }
  .right {
    position: absolute;
    right: 16px;
    top: 86px;
    width: min(410px, calc(100vw - 32px));
    max-height: calc(100% - 190px);
    display: flex;
    flex-direction: column;
    gap: var(--gap);
  }
  .corner {
    position: absolute;
    right: 16px;
    bottom: 16px;
    display: flex;
    align-items: flex-end;
    gap: var(--gap);
  }
  .head {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    gap: var(--gap);
  }
  .tour,
  .label,
  .places,
  .guide,
  .offers {
    padding: 18px 20px;
    display: flex;
    flex-direction: column;
    gap: var(--gap);
  }
  .label .head,
  .places .head {
    position: sticky;
    top: -18px;
    margin: -18px -20px 0;
    padding: 18px 20px 8px;
    background: rgb(24 23 21);
  }
  /* The words scroll; title and controls stay. */
  .tour {
    min-height: 0;
    overflow: hidden;
  }
  .words {
    display: flex;
    flex-direction: column;
    gap: var(--gap);
    min-height: 0;
    overflow: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--quiet) transparent;
  }
  .controls {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .track {
    height: 3px;
    border-radius: 2px;
    background: var(--line);
    overflow: hidden;
  }
  .track i {
    display: block;
    height: 100%;
    background: var(--brass);
    transform-origin: left;
  }
  .facts {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 4px 14px;
    font-size: 14px;
  }
  .facts dt {
    color: var(--quiet);
  }
  .stops button {
    width: 100%;
    justify-content: flex-start;
    text-align: left;
    border-color: transparent;
    background: none;
    min-height: 36px;
  }
  .stops li[data-state="here"] button {
    color: var(--brass);
  }
  .stops li[data-state="past"] button {
    color: var(--quiet);
  }
  .stops .n {
    min-width: 2ch;
    text-align: right;
    color: var(--quiet);
    font-variant-numeric: tabular-nums;
  }
  .plan {
    width: 250px;
    padding: 10px;
  }
  .plan svg {
    display: block;
    width: 100%;
    max-height: min(190px, calc(100vh - 150px));
  }
  .plan polygon {
    fill: var(--raised);
  }
  .plan polygon.here {
    fill: rgb(217 183 124 / 28%);
  }
  .plan line {
    stroke: var(--quiet);
    stroke-width: 0.09;
    stroke-linecap: round;
  }
  .pad {
    display: grid;
    grid-template-columns: repeat(3, 44px);
    gap: 4px;
  }
  .pad button {
    padding: 0;
    min-height: 44px;
    touch-action: none;
    user-select: none;
    -webkit-user-select: none;
  }
  .loading {
    position: absolute;
    left: 50%;
    bottom: 9vh;
    width: min(460px, calc(100vw - 48px));
    translate: -50% 0;
    padding: 18px 20px;
    display: grid;
    gap: 10px;
  }
  .say {
    position: absolute;
    left: 50%;
    bottom: 24px;
    translate: -50% 0;
    max-width: min(560px, calc(100vw - 32px));
    padding: 12px 16px;
    display: flex;
    align-items: center;
    gap: var(--gap);
  }
  .hint {
    /* It says to tap the floor: it must not lie in the way. */
    pointer-events: none;
  }
  .group {
    padding: 10px 14px;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 10px;
  }
  .code {
    font: 600 24px/1.1 var(--enfilade-sans);
    letter-spacing: 0.06em;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .qr {
    width: 112px;
    height: 112px;
    padding: 6px;
    background: #fff;
    border-radius: 4px;
  }
  .legend li {
    display: grid;
    grid-template-columns: 32px 1fr auto;
    align-items: center;
    gap: 12px;
    padding: 5px 0;
  }
  .swatch {
    width: 32px;
    height: 24px;
    border-radius: 2px;
  }
  .members {
    display: grid;
    gap: 4px;
    max-height: 160px;
    overflow: auto;
    font-size: 14px;
  }
  .members li {
    display: flex;
    justify-content: space-between;
    gap: var(--gap);
  }
  .notes {
    border-left: 3px solid var(--brass);
    padding-left: 12px;
    font-size: 15px;
  }
  dialog {
    pointer-events: auto;
    width: min(560px, calc(100vw - 32px));
    max-height: calc(100vh - 48px);
    padding: 28px;
    border: 1px solid var(--line);
    border-radius: 6px;
    background: #1b1a18;
    color: var(--paper);
  }
  dialog::backdrop {
    background: rgb(10 10 9 / 78%);
  }
  dialog form {
    display: grid;
    gap: 16px;
  }
  dialog .controls {
    flex-wrap: wrap;
  }
  @media (max-width: 1180px) {
    /* Words and title do not fit side by side: the icons keep their names as tooltips and for screen readers. */
    .bar .word {
      display: none;
    }
  }
  @media (max-width: 700px) {
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
  }
  @media (prefers-reduced-motion: no-preference) {
    .track i {
      transition: transform 0.4s linear;
    }
  }
`;
