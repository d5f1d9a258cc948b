/**
 * The look of the projector, in shares of the screen, so that 1920 by 1080 looks as 1280 by 720 does. On a wall 1.8 m
 * wide the smallest letters (2.2 hundredths of it) have an x-height of 20 mm: from seven metres 10 arc minutes, twice
 * what sound eyes need. What is to be read by all is larger.
 */
import { css } from "lit";

export const projectorLook = css`
  :host {
    --u: min(1vw, 1.78vh);
    display: flex;
    flex-direction: column;
    height: 100dvh;
    overflow: hidden;
    background: var(--paper);
    color: var(--ink);
    font: 400 calc(2.4 * var(--u)) / 1.4 var(--serif);
  }
  * {
    box-sizing: border-box;
    margin: 0;
    padding: 0;
  }
  ul {
    list-style: none;
  }
  main {
    flex: 1;
    min-height: 0;
    display: flex;
    flex-direction: column;
    justify-content: safe center;
    gap: calc(1.6 * var(--u));
    padding: calc(3 * var(--u)) calc(6 * var(--u)) calc(1 * var(--u));
    overflow: auto;
  }
  h1 {
    max-width: 26em;
    font: 600 calc(4.6 * var(--u)) / 1.15 var(--serif);
    letter-spacing: -0.01em;
    text-wrap: balance;
  }
  h1.prompt {
    font-size: calc(3.7 * var(--u));
    line-height: 1.2;
  }
  h1.prompt[data-above="answers"] {
    max-width: 36em;
    font-size: calc(2.9 * var(--u));
  }
  h1.prompt[data-many="true"] {
    font-size: calc(2.3 * var(--u));
  }
  .lead {
    font-size: calc(2.6 * var(--u));
    color: var(--quiet);
  }
  .number,
  .answered {
    font: 600 calc(2.2 * var(--u)) / 1.3 var(--sans);
    color: var(--quiet);
  }
  .answered {
    font-weight: 400;
  }
  .code {
    font-family: var(--sans);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.03em;
    white-space: nowrap;
  }
  .code.big {
    font-size: calc(9 * var(--u));
    line-height: 1.15;
  }
  .address {
    color: var(--ink);
    font: 600 calc(2.6 * var(--u)) / 1.3 var(--sans);
    overflow-wrap: anywhere;
  }
  .joining {
    display: grid;
    grid-template-columns: calc(34 * var(--u)) 1fr;
    gap: calc(5 * var(--u));
    align-items: center;
  }
  .joining img {
    width: 100%;
    padding: calc(1 * var(--u));
    background: #fff;
  }
  .joining h1 {
    font-size: calc(3.4 * var(--u));
  }
  .joining > div > * + * {
    margin-top: calc(1.8 * var(--u));
  }
  .options {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(38%, 1fr));
    gap: calc(1 * var(--u)) calc(2.4 * var(--u));
    font-size: calc(2.8 * var(--u));
  }
  .options li {
    padding: calc(0.8 * var(--u)) 0;
    border-top: 2px solid var(--line);
  }
  .options [data-right="true"] {
    border-top: calc(0.5 * var(--u)) solid #1f6b45;
    font-weight: 600;
  }
  .bars {
    display: grid;
    gap: calc(1.3 * var(--u));
    font-size: calc(2.6 * var(--u));
  }
  .bars li {
    display: grid;
    grid-template-columns: minmax(0, 40%) 1fr 2.2em;
    gap: calc(2 * var(--u));
    align-items: center;
    line-height: 1.2;
  }
  .bars svg {
    display: block;
    width: 100%;
    height: calc(3.2 * var(--u));
    background: var(--deep);
  }
  .bars rect {
    fill: #6b6458;
  }
  .bars [data-right="true"] {
    font-weight: 600;
  }
  .bars [data-right="true"] rect {
    fill: #1f6b45;
  }
  .bars b {
    font: 600 calc(3.2 * var(--u)) / 1 var(--sans);
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  /* Answers run on in columns beyond the window; the teacher turns from one page of them to the next. */
  .pages {
    flex: 1 1 0;
    min-height: calc(12 * var(--u));
    overflow: hidden;
  }
  .answers {
    columns: 1;
    column-gap: calc(4 * var(--u));
    height: 100%;
    font-size: calc(2.8 * var(--u));
    line-height: 1.3;
  }
  .answers[data-many="true"] {
    columns: 2;
    font-size: calc(2.2 * var(--u));
  }
  .answers b {
    font: 600 0.85em/1 var(--sans);
    color: var(--quiet);
  }
  .answers li {
    break-inside: avoid; /* read whole; one that is longer than a column runs on all the same */
    orphans: 2;
    widows: 2;
    padding: calc(0.7 * var(--u)) 0 calc(0.9 * var(--u));
    border-top: 2px solid var(--line);
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .key {
    padding-top: calc(1 * var(--u));
    border-top: calc(0.4 * var(--u)) solid #1f6b45;
    font-size: calc(2.6 * var(--u));
  }
  .key b {
    font: 600 calc(2.2 * var(--u)) / 1.3 var(--sans);
    color: #1f6b45;
  }
  footer {
    flex: none;
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 calc(3 * var(--u));
    padding: calc(1 * var(--u)) calc(6 * var(--u)) calc(1.6 * var(--u));
    color: var(--quiet);
    font: 400 calc(2.2 * var(--u)) / 1.4 var(--sans);
  }
  .full {
    margin-inline: auto 0;
    padding: 0 0.6em;
    border: 1px solid currentcolor;
    border-radius: 3px;
    background: none;
    color: inherit;
    font: inherit;
    font-size: 0.8em;
    cursor: pointer;
  }
  @media (display-mode: fullscreen) {
    .full {
      display: none;
    }
  }
  @media (max-aspect-ratio: 1/1) {
    .joining {
      grid-template-columns: 1fr;
    }
    .joining img {
      width: calc(50 * var(--u));
    }
  }
`;
