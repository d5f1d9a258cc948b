/** The look of the teacher's board: a page to work on, light as the pages for reading are. Fits 1024 by 768. */
import { css } from "lit";
import { plain } from "../plain";

export const boardLook = css`
  ${plain}
  :host {
    --right: #1f6b45;
    --right-ground: #dcefe4;
    --partly: #6f5410;
    --partly-ground: #f5ecd0;
    --tried: #97371c;
    --tried-ground: #f8e2d9;
    --received: #2f4f7c;
    --received-ground: #e0e8f3;
    --white: #fffdf9;
    display: flex;
    flex-direction: column;
    height: 100dvh;
    background: var(--paper);
    color: var(--ink);
    font: 400 15px/1.45 var(--sans);
  }
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }
  h1 {
    font: 600 18px/1.25 var(--serif);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  h2 {
    font: 600 19px/1.3 var(--serif);
    text-wrap: pretty;
  }
  h2:focus {
    outline: none;
  }
  h3 {
    font: 600 14px/1.4 var(--sans);
  }
  a {
    color: var(--brass);
    text-underline-offset: 3px;
  }
  .quiet {
    color: var(--quiet);
    font-size: 13.5px;
    font-weight: 400;
  }
  .code {
    font-family: var(--sans);
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.03em;
    white-space: nowrap;
    color: var(--ink);
  }
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-height: 40px;
    padding: 6px 12px;
    border: 1px solid #857c6c;
    border-radius: 3px;
    background: var(--white);
    color: var(--ink);
    font: 600 14.5px/1.2 var(--sans);
    text-decoration: none;
    white-space: nowrap;
    cursor: pointer;
  }
  button:hover:not(:disabled),
  .button:hover {
    background: var(--deep);
  }
  button:disabled {
    opacity: 0.5;
    cursor: default;
  }
  button[aria-pressed="true"],
  button.main,
  .button.main {
    border-color: var(--ink);
    background: var(--ink);
    color: var(--paper);
  }
  button[aria-pressed="true"]:hover:not(:disabled),
  button.main:hover:not(:disabled),
  .button.main:hover {
    background: #3a362f;
  }
  button.plain {
    border-color: transparent;
    background: none;
    color: var(--brass);
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  button.small {
    min-height: 32px;
    padding: 4px 9px;
    font-size: 13.5px;
  }
  :focus-visible {
    outline: 3px solid var(--brass);
    outline-offset: 2px;
    border-radius: 2px;
  }
  input:not([type]) {
    min-height: 40px;
    padding: 4px 10px;
    border: 1px solid #857c6c;
    border-radius: 3px;
    background: var(--white);
    color: var(--ink);
    font: 400 16px/1.3 var(--sans);
  }
  input[type="checkbox"] {
    flex: none;
    width: 22px;
    height: 22px;
    margin: 0;
    accent-color: var(--brass);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .row.between {
    justify-content: space-between;
  }
  .tick {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 32px;
    font-size: 14px;
  }

  /* A board on a tablet, or on a Chromebook that is touched. */
  @media (any-pointer: coarse) {
    :is(button, .button, .tick, .need, input:not([type])):not(tbody *) {
      min-height: 44px;
    }
  }

  .top {
    flex: none;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 20px;
    padding: 8px 16px;
    border-bottom: 1px solid var(--line);
    background: var(--white);
  }
  .lesson {
    flex: 1 1 240px;
    min-width: 0;
  }
  .lesson p {
    display: flex;
    flex-wrap: wrap;
    gap: 0 14px;
  }
  .does,
  .leads {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .leads .button {
    border-color: transparent;
    background: none;
    padding-inline: 8px;
    color: var(--brass);
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .time {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .time[data-over="true"] {
    color: var(--tried);
  }
  .pair {
    display: flex;
  }
  .pair button + button {
    margin-inline-start: -1px;
    border-start-start-radius: 0;
    border-end-start-radius: 0;
  }
  .pair button:first-child {
    border-start-end-radius: 0;
    border-end-end-radius: 0;
  }
  .strip {
    flex: none;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    padding: 8px 16px;
    border-bottom: 1px solid var(--line);
    background: var(--deep);
  }
  .strip.trouble {
    background: var(--tried-ground);
    color: #5f2210;
  }
  .paused label {
    flex: 1;
    display: flex;
    align-items: center;
    gap: 10px;
    font-size: 14px;
  }
  .paused input {
    flex: 1;
    min-width: 12ch;
  }

  .middle {
    flex: 1;
    min-height: 0;
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(320px, 30vw);
  }
  .middle > main {
    min-width: 0;
    min-height: 0;
    display: flex;
    flex-direction: column;
  }
  .middle[data-wide="true"] {
    grid-template-columns: minmax(0, 1fr);
  }
  .middle[data-wide="true"] > main {
    display: none;
  }
  .attention {
    flex: none;
    padding: 8px 16px;
    border-bottom: 1px solid var(--line);
  }
  .attention ul {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    max-height: 122px;
    overflow: auto;
  }
  .need {
    min-height: 32px;
    padding: 3px 10px;
    border-radius: 16px;
    font-weight: 400;
    font-size: 14px;
  }
  .need[data-need="stuck"],
  .need[data-need="hand"] {
    border-color: var(--tried);
    background: var(--tried-ground);
  }
  .need[data-need="behind"] {
    background: var(--partly-ground);
  }
  .need[data-need="away"] {
    border-style: dashed;
  }
  @media (max-width: 760px) {
    :host {
      height: auto;
      min-height: 100dvh;
    }
    .middle {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
