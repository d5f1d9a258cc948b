/** Where things stand over the hall on a wide window; `narrow.ts` says what changes on a phone. */
import { css } from "lit";

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
  @media (prefers-reduced-motion: no-preference) {
    .track i {
      transition: transform 0.4s linear;
    }
  }
`;
