/** The look of the interface over the hall: warm paper on graphite, one brass accent, nothing that competes with the room. */
import { css } from "lit";
import { plain } from "./plain";

export const look = css`
  ${plain}
  :host {
    --paper: #f1ece2;
    --quiet: #b9b2a5;
    --ground: rgb(24 23 21 / 95%);
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
  h2 {
    font: 600 22px/1.25 var(--enfilade-serif);
    text-wrap: balance;
  }
  h3 {
    font: 600 15px/1.35 var(--enfilade-sans);
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
`;
