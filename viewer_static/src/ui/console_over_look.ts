/** The look of what lies over the view of the console: banners, captions, colours, toasts, the list of keys. */
import { css } from "lit";

export const consoleOverLook = css`
  .over {
    position: absolute;
    inset: auto var(--console-right, 336px) calc(var(--console-below, 96px) + 26px) var(--console-left, 0);
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 8px;
    padding: 0 14px;
    pointer-events: none;
  }
  .banner,
  .captions,
  .toast,
  .over > .opened {
    pointer-events: auto;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    max-width: 100%;
    padding: 8px 12px;
    border: 1px solid var(--line);
    border-radius: 6px;
    background: rgb(24 23 21 / 96%);
  }
  .banner p,
  .toast p {
    min-height: 24px;
  }
  .banner input {
    flex: 1 1 22ch;
    width: auto;
  }
  form.banner p {
    flex: 1 1 100%;
  }
  .drawing {
    gap: 6px;
  }
  .color i {
    width: 20px;
    height: 20px;
    border: 2px solid #0c0c0c;
    border-radius: 50%;
    outline: 1px solid var(--line);
    background: var(--drawn);
  }
  .captions {
    width: min(760px, 100%);
    flex-wrap: wrap;
  }
  .captions p {
    flex: 1 1 100%;
  }
  .captions input {
    flex: 1 1 12ch;
    width: auto;
  }
  .toasts {
    display: grid;
    gap: 6px;
    justify-items: center;
  }
  .toast b {
    font-variant-numeric: tabular-nums;
  }
  dialog.help {
    width: min(720px, calc(100vw - 32px));
    max-height: calc(100vh - 32px);
    padding: 22px 26px;
    border: 1px solid var(--line);
    border-radius: 6px;
    background: #1b1a18;
    color: var(--paper);
    pointer-events: auto;
  }
  dialog::backdrop {
    background: rgb(10 10 9 / 78%);
  }
  .help .head {
    display: flex;
    justify-content: space-between;
    align-items: center;
  }
  .help dl {
    columns: 2;
    column-gap: 28px;
    margin: 12px 0;
  }
  .help dl > div {
    display: grid;
    grid-template-columns: 11.5ch 1fr;
    gap: 10px;
    padding: 4px 0;
    break-inside: avoid;
  }
  kbd {
    padding: 1px 6px;
    border: 1px solid var(--line);
    border-radius: 3px;
    background: var(--raised);
    font: 500 13px/1.4 var(--enfilade-sans);
    white-space: nowrap;
  }
`;
