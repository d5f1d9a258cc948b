/** Where things stand when one follows in text: the line of state above, one column or two, a bar under the thumb. */
import { css } from "lit";

export const textFollowLayout = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 10px 16px;
  }
  .code {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .settings,
  .controls {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .state p {
    display: flex;
    align-items: center;
    gap: 10px;
  }
  .state .recorded {
    margin-top: 4px;
    color: var(--soft);
    font-size: 15px;
  }
  .state .caption {
    margin-top: 6px;
    padding: 6px 12px;
    border-radius: 4px;
    background: #1e1c19;
    color: #fff;
    font-size: 19px;
    line-height: 1.35;
  }
  .state {
    position: sticky;
    top: 0;
    z-index: 2;
    margin: 14px calc(-1 * var(--gutter, 1.25rem)) 0;
    padding: 10px var(--gutter, 1.25rem);
    border-block: 1px solid var(--rule);
    background: #efe9dd;
    font-weight: 500;
    scroll-margin-top: 0;
  }
  .state:not(:has(*)) {
    display: none;
  }
  .state[data-line="down"] {
    background: #f6e2c4;
  }
  .body {
    display: grid;
    gap: 24px;
    padding-block: 20px 28px;
  }
  .words,
  .beside,
  article,
  .card {
    display: grid;
    align-content: start;
    gap: 14px;
    min-width: 0;
  }
  .card {
    padding: 16px 18px;
    border: 1px solid var(--rule);
    border-radius: 8px;
    background: var(--card);
  }
  .pause {
    min-height: 40vh;
    place-content: center;
    background: #2a2723;
    color: #f1ece2;
    text-align: center;
  }
  .pause .told {
    font-size: 24px;
    text-wrap: balance;
  }
  .notice {
    border-inline-start: 4px solid var(--warm);
  }
  .question {
    padding-inline-start: 14px;
    border-inline-start: 3px solid var(--rule);
  }
  img {
    display: block;
    width: 100%;
    height: auto;
    border-radius: 6px;
    background: var(--rule);
  }
  .drawn {
    position: relative;
    overflow: hidden;
    border-radius: 6px;
  }
  .panel-page {
    display: grid;
    gap: 8px;
    padding: 18px;
    border-radius: 6px;
    background: #e9e4d8;
    font-family: var(--enfilade-serif);
  }
  .panel-page .heading {
    font-weight: 600;
    font-size: 22px;
  }
  .pointed p {
    display: flex;
    gap: 10px;
  }
  .lines {
    display: grid;
    gap: 6px;
    font-size: 20px;
    line-height: 1.4;
  }
  .lines p:not(:last-child) {
    color: var(--soft);
    font-size: 17px;
  }
  .caption-form,
  .caption-form .controls {
    display: grid;
    gap: 8px;
  }
  .stops summary {
    display: flex;
    align-items: center;
    margin: -8px -14px;
    border: 0;
    background: none;
    cursor: pointer;
  }
  .stops:not([open]) {
    gap: 0;
  }
  .stops .n {
    min-width: 2ch;
    color: var(--soft);
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .stops button {
    width: 100%;
    justify-content: flex-start;
    text-align: start;
  }
  .stops button[aria-current] {
    font-weight: 700;
  }
  .bar {
    position: sticky;
    bottom: 0;
    z-index: 2;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    margin-inline: calc(-1 * var(--gutter, 1.25rem));
    padding: 10px var(--gutter, 1.25rem) max(10px, env(safe-area-inset-bottom));
    border-top: 1px solid var(--rule);
    background: #f7f4ee;
  }
  .bar:not(:has(*)) {
    display: none;
  }
  .bar .place {
    display: none;
  }
  .talk[open],
  .poll {
    flex: 1 1 100%;
  }
  .talk form,
  .talk label,
  .talk ul {
    display: grid;
    gap: 8px;
  }
  .talk form {
    max-width: 40rem;
    padding-top: 10px;
  }
  .talk summary::-webkit-details-marker {
    display: none;
  }
  textarea {
    width: 100%;
    resize: vertical;
  }
  .poll {
    display: grid;
    gap: 8px;
    min-width: 0;
    margin: 0;
    padding: 12px 14px;
    border: 1px solid var(--edge);
    border-radius: 8px;
    background: var(--card);
  }
  .poll legend {
    /* Floating, it stands inside the card: a question of two lines would straddle its edge. */
    float: left;
    padding: 0;
    font: 600 17px/1.35 var(--enfilade-serif);
  }
  .poll button {
    justify-content: flex-start;
    text-align: start;
  }
  .result {
    display: flex;
    justify-content: space-between;
    gap: 12px;
  }
  .result[data-mine="true"] {
    color: var(--warm);
    font-weight: 600;
  }
  .level {
    width: 72px;
    height: 10px;
  }
  [data-speaking="true"] {
    border-color: var(--warm);
    color: var(--warm);
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 14px;
    padding-block: 20px 4px;
  }
  .stops summary svg {
    margin-inline-start: auto;
    rotate: 180deg;
  }
  .stops[open] summary svg {
    rotate: none;
  }
  article summary {
    display: inline-block;
    cursor: pointer;
  }
  article details[open] summary {
    margin-bottom: 12px;
  }
  @media (max-width: 30rem) {
    /* Hand and question have room for their names; with a nod, a vote or sound beside them these are read aloud only. */
    .bar:has(> :nth-child(3)) :is(.word, .hears) {
      display: none;
    }
    .bar [aria-pressed="true"] .word {
      display: none;
    }
  }
  @media (max-width: 61.99rem) {
    /* In one column what the guide shows or points at just now stands before the words of the stop. */
    .body > * {
      display: contents;
    }
    .body :is(.shown, .pointed) {
      order: -1;
    }
    .body .poll {
      order: -2;
    }
  }
  @media (min-width: 62rem) {
    .body {
      grid-template-columns: minmax(0, 1.7fr) minmax(18rem, 1fr);
      gap: 40px;
    }
  }
`;
