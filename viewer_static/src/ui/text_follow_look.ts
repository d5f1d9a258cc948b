/** The look of following in text: the pages' warm paper; targets of 44 px and more, and a bar under the thumb. */
import { css } from "lit";

export const textFollowLook = css`
  :host {
    --card: #fffdf8;
    --edge: #857c6c; /* 3.8 : 1 on the paper: what bounds a control */
    --soft: #5f584c; /* 6.4 : 1 */
    --warm: #7a5c26; /* 5.6 : 1 */
    --rule: #d8d0c1;
    display: block;
    color: var(--ink, #1e1c19);
    font: 400 17px/1.5 var(--enfilade-sans);
    -webkit-tap-highlight-color: transparent;
  }
  * {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ol,
  ul,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }
  ol,
  ul {
    list-style: none;
  }
  h1 {
    font: 600 clamp(22px, 1.2rem + 1vw, 32px) / 1.2 var(--enfilade-serif);
    text-wrap: balance;
  }
  h2 {
    font: 600 19px/1.3 var(--enfilade-serif);
  }
  .title {
    font-size: clamp(24px, 1.3rem + 1.2vw, 34px);
    line-height: 1.2;
    text-wrap: balance;
  }
  h3 {
    font: 600 18px/1.35 var(--enfilade-serif);
  }
  a {
    color: var(--warm);
    text-underline-offset: 3px;
  }
  .told {
    font: 400 19px/1.65 var(--enfilade-serif);
    white-space: pre-line;
    hyphens: auto;
    max-width: 62ch;
  }
  .quiet {
    color: var(--soft);
    font-size: 15px;
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  :where(button, .button, select, input, textarea, summary) {
    min-height: 44px;
    min-width: 44px;
    padding: 8px 14px;
    border: 1px solid var(--edge);
    border-radius: 6px;
    background: var(--card);
    color: inherit;
    font: 500 16px/1.25 var(--enfilade-sans);
  }
  button,
  .button,
  .talk summary {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    text-decoration: none;
    cursor: pointer;
  }
  button:hover,
  .button:hover {
    border-color: var(--ink, #1e1c19);
  }
  button[aria-pressed="true"] {
    border-color: var(--warm);
    background: #f3ead8;
    color: #5c4416; /* 7.9 : 1 on it */
  }
  button.main {
    border-color: var(--warm);
    background: var(--warm);
    color: #fff;
  }
  button.plain {
    border-color: transparent;
    background: none;
    color: var(--warm);
  }
  button:disabled {
    opacity: 0.55;
    cursor: default;
  }
  :focus-visible {
    outline: 3px solid #b0640a;
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
  .drawn svg {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    fill: none;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .drawn path {
    vector-effect: non-scaling-stroke;
    stroke-width: 5px;
    stroke: #ffd84d;
  }
  .drawn .rim {
    stroke: rgb(12 12 12 / 82%);
    stroke-width: 9px;
  }
  .drawn [data-color="1"] {
    stroke: #5fc3ff;
  }
  .drawn [data-color="2"] {
    stroke: #ff7a45;
  }
  .drawn [data-color="3"] {
    stroke: #fff;
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
  .facts {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 4px 14px;
    font-size: 15px;
  }
  .facts dt {
    color: var(--soft);
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
    margin: -8px -10px;
    border: 0;
    background: none;
    cursor: pointer;
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
    background: rgb(247 244 238 / 97%);
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
    padding-inline: 4px;
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
    /* Hand, nod, question and sound stand in one row: their names are read to who hears them. */
    .bar :is(.word, .hears) {
      display: none;
    }
  }
  @media (min-width: 62rem) {
    .body {
      grid-template-columns: minmax(0, 1.7fr) minmax(18rem, 1fr);
      gap: 40px;
    }
  }
`;
