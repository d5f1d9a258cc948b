/** The look of a lesson's panel: a sheet of warm paper beside the hall, one deep green-blue, targets of 44 px and more. */
import { css } from "lit";

export const lessonLook = css`
  :host {
    --sheet: #f7f4ee;
    --card: #fffdf8;
    --well: #ece5d8;
    --ink: #1e1c19;
    --soft: #5f584c; /* 6.4 : 1 on the sheet */
    --rule: #d8d0c1;
    --edge: #857c6c; /* 3.8 : 1 on the sheet: what bounds a control */
    --deep: #0c6a70; /* 5.9 : 1 on the sheet, 6.3 : 1 under white */
    --chosen: #e0efec;
    --warm: #7a5c26; /* 5.6 : 1 on the sheet */
    --link: #7a5c26;
    --focus: #b0640a;
    position: absolute;
    inset: 0;
    display: block;
    color: var(--ink);
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
  ul,
  ol,
  figure {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1 {
    font: 600 30px/1.2 var(--enfilade-serif);
    text-wrap: balance;
  }
  h2 {
    font: 600 21px/1.35 var(--enfilade-serif);
    text-wrap: pretty;
  }
  h3 {
    font: 600 17px/1.35 var(--enfilade-sans);
  }
  a {
    color: var(--link);
    text-underline-offset: 3px;
  }
  button,
  select,
  input:not([type="radio"]):not([type="checkbox"]),
  textarea {
    min-height: 48px;
    padding: 8px 14px;
    border: 2px solid var(--edge);
    border-radius: 10px;
    background: var(--card);
    color: inherit;
    font: inherit;
  }
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    font-weight: 600;
    line-height: 1.2;
    cursor: pointer;
  }
  button:hover {
    border-color: var(--ink);
  }
  button:disabled,
  button[aria-disabled="true"] {
    opacity: 0.5;
    cursor: default;
  }
  button.main {
    border-color: var(--deep);
    background: var(--deep);
    color: #fff;
  }
  button.main:hover {
    border-color: #084e53;
    background: #084e53;
  }
  button.main[aria-disabled="true"] {
    border-color: var(--edge);
    background: var(--well);
    color: var(--soft);
    opacity: 1;
  }
  button.plain {
    border-color: transparent;
    background: none;
    color: var(--link);
  }
  button.plain:hover {
    background: var(--well);
  }
  textarea {
    display: block;
    width: 100%;
    font: 400 18px/1.5 var(--enfilade-serif);
    resize: none;
  }
  :focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  .icon {
    width: 22px;
    height: 22px;
    flex: none;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .told {
    font: 400 18px/1.6 var(--enfilade-serif);
    white-space: pre-line;
  }
  .quiet,
  .how {
    color: var(--soft);
    font-size: 16px;
  }
  .how:empty {
    display: none;
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  /* The field grows with its words: an unseen copy of them holds the row open. */
  .writing {
    display: grid;
  }
  .writing::after {
    content: attr(data-text) " ";
    visibility: hidden;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    padding: 10px 16px;
    border: 2px solid transparent;
    font: 400 18px/1.5 var(--enfilade-serif);
    max-height: 40vh;
    overflow: hidden;
  }
  .writing > textarea,
  .writing::after {
    grid-area: 1 / 1;
  }

  .sheet {
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    background: var(--sheet);
  }
  .mast {
    display: flex;
    align-items: center;
    gap: 6px;
    padding: 8px 10px 8px 12px;
    border-bottom: 1px solid var(--rule);
  }
  .mast .me {
    flex: 1;
    min-width: 0;
    justify-content: flex-start;
    padding: 2px 10px 2px 4px;
    border-color: transparent;
    background: none;
    font: 600 18px/1.2 var(--enfilade-sans);
    text-align: left;
  }
  .mast .me:hover {
    background: var(--well);
  }
  .time {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    color: var(--soft);
    font-size: 16px;
    white-space: nowrap;
  }
  .badge {
    flex: none;
    width: 38px;
    height: 38px;
  }
  .strip {
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 8px 16px;
    background: var(--well);
    font-size: 16px;
    line-height: 1.35;
  }
  .strip > span {
    flex: 1;
  }
  .strip.led {
    background: var(--chosen);
  }

  .steps {
    border-bottom: 1px solid var(--rule);
    overflow-x: auto;
    scrollbar-width: thin;
  }
  .steps ol {
    display: flex;
    gap: 4px;
    width: max-content;
    padding: 8px 12px;
  }
  .step {
    position: relative;
    width: 44px;
    min-width: 44px;
    height: 44px;
    min-height: 44px;
    padding: 0;
    border: 2px solid var(--edge);
    border-radius: 50%;
    background: none;
    font: 600 17px/1 var(--enfilade-sans);
    font-variant-numeric: tabular-nums;
  }
  .step[data-progress="begun"],
  .step[data-progress="partly"],
  .step[data-progress="not-yet"] {
    border-style: dashed;
    border-color: var(--warm);
    color: var(--warm);
  }
  .step[data-progress="waiting"],
  .step[data-progress="received"],
  .step[data-progress="right"] {
    border-color: var(--deep);
    background: var(--deep);
    color: #fff;
  }
  .step[data-progress="waiting"] {
    border-style: dashed;
    background: var(--chosen);
    color: var(--deep);
  }
  .step[data-open="false"]:not([data-progress="right"]):not([data-progress="received"]) {
    border-color: var(--rule);
    color: var(--soft);
  }
  .step[aria-current="true"] {
    box-shadow:
      0 0 0 2px var(--sheet),
      0 0 0 5px var(--focus);
  }

  .page {
    flex: 1;
    min-height: 0;
    display: flex;
    flex-direction: column;
    gap: 14px;
    padding: 16px 18px 24px;
    overflow: auto;
    overscroll-behavior: contain;
  }
  .page:focus {
    outline: none;
  }
  .page > * {
    flex: none;
  }
  .place-line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
    color: var(--soft);
    font-size: 16px;
  }
  .place-line > span {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    flex: 1 1 18ch;
  }
  .place-line button {
    min-height: 44px;
    padding: 4px 12px;
  }
  .task {
    display: grid;
    gap: 14px;
    min-width: 0;
  }
  .task > *,
  .task > * > * {
    min-width: 0;
  }
  [data-kind] {
    display: grid;
    gap: 12px;
  }
  .hints {
    display: grid;
    gap: 8px;
  }
  .hints li,
  .released {
    padding: 12px 16px;
    border-left: 4px solid var(--warm);
    background: #f1e8d6;
    border-radius: 0 8px 8px 0;
  }
  .hints b {
    display: block;
    color: var(--warm);
    font-size: 15px;
  }
  .released {
    display: grid;
    gap: 8px;
    border-color: var(--deep);
    background: var(--chosen);
  }
  .verdict {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 44px;
    font-weight: 600;
  }
  .verdict:empty {
    display: none;
  }
  .verdict[data-progress="right"],
  .verdict[data-progress="received"] {
    color: var(--deep);
  }
  .verdict[data-progress="partly"],
  .verdict[data-progress="not-yet"] {
    color: var(--warm);
  }
  .feet {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding: 10px 12px max(10px, env(safe-area-inset-bottom));
    border-top: 1px solid var(--rule);
    background: var(--sheet);
  }
  .feet .main {
    flex: 1 1 9rem;
    min-height: 54px;
    font-size: 18px;
  }
  .feet .beside {
    min-width: 54px;
    min-height: 54px;
    padding: 4px 12px;
  }
  .feet [aria-pressed="true"] {
    border-color: var(--warm);
    color: var(--warm);
  }
  .veil {
    position: absolute;
    inset: 0;
    z-index: 5;
    display: grid;
    place-items: center;
    padding: 24px;
    background: rgb(247 244 238 / 94%);
    text-align: center;
  }
  .veil p {
    max-width: 26ch;
    font: 600 24px/1.4 var(--enfilade-serif);
  }
`;

/** Of the list, and of the page on which one sees who one is. */
export const lessonPages = css`
  .rows {
    display: grid;
    gap: 8px;
  }
  .row {
    display: grid;
    grid-template-columns: 44px 1fr;
    align-items: center;
    gap: 14px;
    width: 100%;
    min-height: 64px;
    padding: 8px 14px 8px 10px;
    border-color: var(--rule);
    font-weight: 400;
    text-align: left;
  }
  .row .step {
    display: grid;
    place-items: center;
  }
  .row .words {
    display: grid;
    gap: 2px;
  }
  .row .words > span:first-child {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-height: 1.35;
  }
  .row .quiet {
    font-size: 15px;
  }
  .stop-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    padding-top: 8px;
  }
  .stop-head button {
    flex: none;
    min-height: 44px;
  }
  .tally {
    display: grid;
    gap: 6px;
  }
  .bar {
    height: 8px;
    border-radius: 4px;
    background: var(--well);
    overflow: hidden;
  }
  .bar i {
    display: block;
    height: 100%;
    background: var(--deep);
    transform-origin: left;
  }

  .welcome {
    max-width: 620px;
    width: 100%;
    margin: auto;
    gap: 20px;
  }
  .who {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 18px;
    padding: 18px;
    border-radius: 14px;
    background: var(--card);
    border: 1px solid var(--rule);
  }
  .who .badge {
    width: 72px;
    height: 72px;
  }
  .who > div {
    flex: 1 1 12rem;
  }
  .who strong {
    display: block;
    font: 600 28px/1.2 var(--enfilade-serif);
  }
  .who > .quiet {
    flex: 1 1 100%;
  }
  .settings {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(230px, 1fr));
    gap: 18px;
  }
  .ask {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .ask legend,
  .ask > label {
    display: block;
    padding: 0 0 6px;
    font-weight: 600;
  }
  .ask select {
    width: 100%;
  }
  .segments {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: minmax(0, 1fr);
    border: 2px solid var(--edge);
    border-radius: 10px;
    background: var(--card);
    overflow: hidden;
  }
  .segments label {
    position: relative;
    display: grid;
    place-items: center;
    min-height: 48px;
    padding: 2px;
    text-align: center;
    cursor: pointer;
  }
  .segments label + label {
    border-left: 1px solid var(--rule);
  }
  .segments label[data-on="true"] {
    background: var(--deep);
    color: #fff;
    font-weight: 600;
  }
  .segments input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
    cursor: inherit;
  }
  .segments label:has(input:focus-visible) {
    outline: 3px solid var(--focus);
    outline-offset: -3px;
  }
  .welcome .main {
    min-height: 60px;
    font-size: 20px;
  }
  .welcome details > summary {
    display: flex;
    align-items: center;
    min-height: 44px;
    color: var(--link);
    text-decoration: underline;
    text-underline-offset: 3px;
    cursor: pointer;
  }
  .welcome details[open] > * + * {
    margin-top: 10px;
  }
  .phrase {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 8px;
    font: 600 24px/1.2 var(--enfilade-serif);
  }
  .phrase li {
    padding: 12px 14px;
    border-radius: 8px;
    background: var(--card);
    border: 1px solid var(--rule);
  }
  .typed {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .typed input {
    flex: 1 1 16rem;
  }
`;
