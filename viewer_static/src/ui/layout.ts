/** Where things stand over the hall on a wide window; `panels_look.ts` is what is in them, `narrow.ts` what changes on a phone. */
import { css } from "lit";

export const layout = css`
  .top {
    position: absolute;
    inset: 0 0 auto;
    display: flex;
    align-items: flex-start;
    gap: var(--gap);
    padding: 14px 16px 40px;
    /* Before a white wall the words of the head still stand at 5 : 1. */
    background: linear-gradient(rgb(16 15 14 / 84%), rgb(16 15 14 / 66%) 60%, transparent);
  }
  .where {
    flex: 1;
    min-width: 0;
    text-shadow: 0 1px 6px rgb(0 0 0 / 60%);
  }
  .where h2 {
    font-size: 20px;
  }
  .where .quiet {
    color: inherit;
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
  /* Full names where there is room; narrow.ts lays the list under its short one. */
  .language .tag {
    display: none;
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
    /* Not squeezed into what is right of the middle. */
    width: max-content;
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
  .by-finger {
    display: none;
  }
  @media (pointer: coarse) {
    .by-finger {
      display: block;
    }
    .by-keys {
      display: none;
    }
  }
  .group {
    padding: 10px 14px;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 10px;
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
`;
