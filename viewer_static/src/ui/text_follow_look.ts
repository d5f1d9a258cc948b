/** The look of following in text: the pages' warm paper, its letters, and controls of 44 px and more. */
import { css } from "lit";
import { plain } from "./plain";

export const textFollowLook = css`
  ${plain}
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
  :is(button, .button).main {
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
  .facts {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 4px 14px;
    font-size: 15px;
  }
  .facts dt {
    color: var(--soft);
  }
`;
