/** The look of what stands in the panels of the console: stops, people, questions and polls, showing, the group. */
import { css } from "lit";

export const consolePanelsLook = css`
  /* Stops */
  .stops .head {
    display: grid;
    gap: 4px;
  }
  .stops ol {
    gap: 2px;
    margin: 0 -8px;
  }
  .stops li > button {
    width: 100%;
    display: grid;
    grid-template-columns: 3ch 1fr auto;
    gap: 8px;
    padding: 8px;
    border-color: transparent;
    background: none;
    text-align: left;
    font-size: 14px;
  }
  .stops li > button:disabled {
    opacity: 1;
  }
  .stops .n,
  .spent {
    color: var(--quiet);
    font-variant-numeric: tabular-nums;
    font-size: 13px;
  }
  .stops .n {
    text-align: right;
  }
  .spent[data-over="true"] {
    color: #ffb38a;
  }
  .stops li[data-state="here"] {
    border-radius: 4px;
    background: var(--raised);
  }
  .stops li[data-state="here"] > button {
    color: var(--brass);
    font-weight: 600;
  }
  .stops li[data-state="next"] > button {
    border-color: var(--line);
  }
  .stops li[data-state="past"] .title,
  .stops li[data-state="left-out"] .title {
    color: var(--quiet);
  }
  .stops li[data-state="left-out"] .title {
    text-decoration: line-through;
  }
  .notes,
  .asks,
  .text {
    margin: 0 8px 10px;
  }
  .notes {
    border-left: 3px solid var(--brass);
    padding-left: 12px;
    font-size: 16px;
    line-height: 1.5;
  }
  .notes[data-none="true"] {
    border-color: var(--line);
    color: var(--quiet);
    font-size: 14px;
  }
  .notes p {
    white-space: pre-line;
  }
  .notes h3 {
    margin: 0 0 2px;
    color: var(--quiet);
    font-size: 13px;
    font-weight: 500;
  }
  .asks b,
  .new b {
    display: block;
    color: var(--quiet);
    font-size: 13px;
    font-weight: 500;
  }
  summary {
    display: flex;
    align-items: center;
    gap: 8px;
    cursor: pointer;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  .text summary,
  section > details > summary {
    color: var(--quiet);
  }
  .text summary::before,
  section > details > summary::before {
    content: "▸";
  }
  .text[open] summary::before,
  section > details[open] > summary::before {
    content: "▾";
  }

  /* People */
  .dots {
    display: block;
    width: 100%;
    max-height: 190px;
  }
  .dots polygon {
    fill: var(--raised);
  }
  .dots line {
    stroke: var(--quiet);
    stroke-width: 0.09;
    stroke-linecap: round;
  }
  .dots circle {
    fill: #9fd4ff;
    stroke: #181715;
  }
  .dots circle[data-lost="true"] {
    fill: none;
    stroke: #9fd4ff;
  }
  .members {
    gap: 0;
    max-height: none;
  }
  .members li {
    display: block;
    border-top: 1px solid var(--line);
  }
  .members li.line {
    display: flex;
  }
  .members summary {
    flex-wrap: wrap;
    padding: 4px 0;
  }
  .members summary .who {
    max-width: calc(100% - 20px);
  }
  .members summary .quiet {
    flex: 0 1 auto;
    max-width: calc(100% - 20px);
    margin-left: auto;
    text-align: right;
    font-size: 13px;
    line-height: 1.3;
  }
  .members .controls {
    padding: 0 0 12px 20px;
  }
  .state {
    flex: none;
    width: 12px;
    height: 12px;
    border: 2px solid #8fd19e;
    border-radius: 50%;
    background: #8fd19e;
  }
  [data-is="loading"] .state {
    border-color: var(--brass);
    background: linear-gradient(90deg, var(--brass) 50%, transparent 50%);
  }
  [data-is="elsewhere"] .state {
    border-color: #9fd4ff;
    background: none;
  }
  [data-is="away"] .state {
    border-color: var(--quiet);
    border-style: dashed;
    background: none;
  }

  /* Questions and polls */
  .asked li {
    display: grid;
    gap: 6px;
    padding: 8px 0;
    border-top: 1px solid var(--line);
  }
  .asked p {
    overflow-wrap: anywhere;
  }
  .poll,
  .opened {
    display: grid;
    gap: 8px;
    padding: 12px;
    border: 1px solid var(--line);
    border-radius: 4px;
  }
  .result {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 2px 10px;
  }

  /* Showing */
  .documents li {
    display: flex;
    gap: 6px;
  }
  .documents li > button:first-child {
    flex: 1;
    justify-content: flex-start;
    text-align: left;
    font-size: 14px;
  }
  .here {
    display: grid;
    gap: 6px;
  }
  .lamp,
  .seek {
    display: grid;
    grid-template-columns: 1fr 1fr;
    align-items: center;
    gap: 10px;
    min-height: 44px;
  }

  /* The group */
  .invite {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 14px;
    align-items: center;
  }
  .invite .code {
    font: 600 24px/1.3 var(--enfilade-sans);
    letter-spacing: 0.05em;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .invite a {
    display: inline-flex;
    align-items: center;
    min-height: 44px;
    color: inherit;
  }
  .address {
    overflow-wrap: anywhere;
  }
  .qr {
    width: 112px;
    height: 112px;
    padding: 6px;
    border-radius: 4px;
    background: #fff;
  }
  .recorded {
    display: grid;
    gap: 8px;
    justify-items: start;
  }
`;
