/** The look of a lesson's panel: a sheet of warm paper beside the hall, one deep green-blue, targets of 44 px and more. */
import { css } from "lit";
import { plain } from "./plain";

export const lessonLook = css`
  ${plain}
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
  h1 {
    font: 600 30px/1.2 var(--enfilade-serif);
    text-wrap: balance;
  }
  .title {
    font: 600 21px/1.35 var(--enfilade-serif);
    text-wrap: pretty;
  }
  h2 {
    font: 600 17px/1.35 var(--enfilade-sans);
  }
  h3 {
    margin-block: 1em;
  }
  a {
    color: var(--link);
    text-underline-offset: 3px;
  }
  :where(button, select, input:not([type="radio"], [type="checkbox"]), textarea) {
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
  svg.icon {
    width: 22px;
    height: 22px;
    stroke-width: 2;
  }
  .told {
    font: 400 18px/1.6 var(--enfilade-serif);
    white-space: pre-line;
  }
  .parts-told {
    display: grid;
    gap: 10px;
  }
  .quiet,
  .how {
    color: var(--soft);
    font-size: 16px;
  }
  .how:empty {
    display: none;
  }
  /* Radio buttons as tiles: each covers its tile unseen, so that a tap anywhere is its own. */
  .tiles {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .tiles label {
    position: relative;
    display: grid;
    place-items: center;
    cursor: pointer;
  }
  .tiles input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
    cursor: inherit;
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
`;
