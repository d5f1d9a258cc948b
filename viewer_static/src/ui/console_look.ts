/** The look of the console: dark and quiet round the view, one accent, nothing smaller than 44 px to touch. */
import { css } from "lit";

export const consoleLook = css`
  :host {
    --ground: #181715;
    --raised: rgb(255 250 240 / 6%);
    position: absolute;
    font-size: 15px;
  }
  button,
  .button,
  select,
  input:not([type="checkbox"], [type="range"]),
  textarea,
  summary {
    min-height: 44px;
  }
  .strip,
  .first,
  .column,
  .below {
    position: absolute;
    pointer-events: auto;
    background: var(--ground);
  }
  .strip {
    inset: 0 0 auto;
    height: 52px;
    display: flex;
    align-items: center;
    gap: 20px;
    padding: 0 8px 0 16px;
    border-bottom: 1px solid var(--line);
  }
  .strip .code {
    font: 600 22px/1 var(--enfilade-sans);
    letter-spacing: 0.05em;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .strip .ready {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .strip .icon {
    width: 44px;
    padding: 0;
    border-color: transparent;
    background: none;
  }
  .strip .fold {
    display: none;
  }
  .time {
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  .time b {
    font-weight: 500;
    margin-left: 8px;
  }
  .time[data-late="true"] b {
    color: #ffb38a;
  }
  .mark,
  .recorded span {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    white-space: nowrap;
  }
  .rec {
    width: 11px;
    height: 11px;
    border-radius: 50%;
    background: #ff6b57;
  }
  .first {
    inset: 52px auto 96px 0;
    width: 272px;
    overflow: auto;
    border-right: 1px solid var(--line);
  }
  .column {
    inset: 52px 0 96px auto;
    width: 336px;
    display: flex;
    flex-direction: column;
    min-height: 0;
    border-left: 1px solid var(--line);
  }
  .first,
  .column .panel {
    scrollbar-width: thin;
    scrollbar-color: var(--quiet) transparent;
    overscroll-behavior: contain;
  }
  .column .panel {
    flex: 1;
    min-height: 0;
    overflow: auto;
    border: 0;
    border-radius: 0;
    background: none;
  }
  section {
    display: grid;
    gap: 10px;
    padding: 14px 16px 20px;
  }
  .tabs {
    display: flex;
    border-bottom: 1px solid var(--line);
  }
  .tabs .word {
    position: relative;
  }
  .tabs button {
    flex: 1 1 auto;
    min-height: 48px;
    padding: 14px 4px 4px;
    border: 0;
    border-bottom: 3px solid transparent;
    border-radius: 0;
    background: none;
    font-size: 13px;
    white-space: nowrap;
  }
  .tabs button[aria-selected="true"] {
    border-color: var(--brass);
    color: var(--brass);
  }
  /* Above the last letters of its word: beside it the longest words have no room on a tablet. */
  .tabs .n {
    position: absolute;
    inset: -15px -9px auto auto;
    min-width: 18px;
    padding: 0 4px;
    border-radius: 9px;
    background: var(--brass);
    color: #1c1a17;
    font-size: 12px;
    line-height: 18px;
  }
  .attention {
    padding: 10px 12px;
    border-bottom: 1px solid var(--line);
    background: rgb(217 183 124 / 12%);
  }
  .attention ul,
  .members,
  .asked,
  .documents,
  .stops ol {
    display: grid;
    gap: 6px;
    list-style: none;
  }
  .attention li,
  .line {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: 6px;
  }
  .who {
    flex: 1 1 9ch;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  /* A long name has a line of its own before it is broken. */
  .attention .who,
  .members .who {
    flex: 1 1 auto;
  }
  .who svg {
    vertical-align: -4px;
  }
  .controls {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
  }
  .small {
    padding: 6px 10px;
    font-size: 14px;
  }
  h2 {
    font-size: 18px;
  }
  h3 {
    margin-top: 4px;
  }

  /* The bar below */
  .below {
    inset: auto 0 0;
    height: 96px;
    padding: 14px 12px 0;
    border-top: 1px solid var(--line);
  }
  .below .bar {
    display: flex;
    align-items: center;
    gap: 14px;
    height: 100%;
  }
  .below .seek {
    position: absolute;
    inset: -20px 12px auto;
    grid-template-columns: 1fr auto;
    height: 44px;
    pointer-events: none;
  }
  .below .seek input {
    height: 44px;
    pointer-events: auto;
  }
  .below .seek .quiet {
    padding: 2px 8px;
    border-radius: 4px;
    background: var(--ground);
    font-variant-numeric: tabular-nums;
  }
  .set {
    display: flex;
    align-items: center;
    gap: 2px;
  }
  .set + .set {
    padding-left: 14px;
    border-left: 1px solid var(--line);
  }
  .set.last {
    margin-left: auto;
  }
  .key {
    flex: 0 1 auto;
    flex-direction: column;
    justify-content: center;
    gap: 5px;
    min-width: min-content;
    height: 68px;
    padding: 4px 6px;
    border-color: transparent;
    background: none;
    font-size: 12.5px;
    line-height: 1.1;
    text-align: center;
  }
  .key span {
    min-width: 52px;
    max-width: 13ch;
  }
  .key svg.icon {
    width: 24px;
    height: 24px;
  }
  .key[aria-pressed="true"] {
    border-color: var(--brass);
    background: rgb(217 183 124 / 14%);
  }
  .voice {
    flex: none;
    display: grid;
    gap: 6px;
    justify-items: center;
  }
  .level {
    width: 72px;
  }
`;
