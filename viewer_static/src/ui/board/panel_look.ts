/** The look of what stands beside the table. */
import { css } from "lit";

export const panelLook = css`
  aside {
    min-height: 0;
    overflow: auto;
    overscroll-behavior: contain;
    padding: 14px 16px 28px;
    border-inline-start: 1px solid var(--line);
    background: var(--white);
  }
  aside > * + * {
    margin-top: 10px;
  }
  aside > h3,
  aside > .row.between {
    margin-top: 18px;
  }
  aside > h3 + *,
  aside > h2 + .quiet {
    margin-top: 4px;
  }
  button.shut {
    min-height: 32px;
    padding-inline: 0;
  }
  .shut + * {
    margin-top: 2px;
  }
  .comein {
    display: flex;
    gap: 14px;
    align-items: center;
  }
  .comein img {
    flex: none;
    width: 116px;
    height: 116px;
    background: #fff;
  }
  .comein .code {
    font: 600 26px/1.2 var(--sans);
  }
  .comein .row {
    margin-top: 6px;
    gap: 4px 14px;
    font-size: 14px;
  }
  .stops li {
    display: grid;
    grid-template-columns: 22px 1fr auto;
    align-items: center;
    gap: 6px;
    min-height: 40px;
    padding-block: 3px;
    border-bottom: 1px solid var(--line);
    font-size: 14px;
  }
  .stops li[aria-current="true"] {
    font-weight: 600;
    box-shadow: -16px 0 0 var(--white), -16px 0 0 0 var(--white), inset 0 -2px 0 var(--brass);
  }
  .stops .n {
    color: var(--quiet);
    font-variant-numeric: tabular-nums;
  }
  .told {
    font: 400 15.5px/1.5 var(--serif);
    white-space: pre-line;
  }
  .lines {
    display: grid;
    gap: 4px;
    font: 400 15px/1.45 var(--serif);
  }
  ol.lines {
    padding-inline-start: 20px;
    list-style: decimal;
  }
  .sure {
    padding: 12px;
    border: 1px solid var(--ink);
  }
  .sure .row {
    margin-top: 8px;
  }
  .projects {
    max-width: 620px;
    padding: 8px 12px 10px;
    border: 1px solid var(--line);
    border-radius: 3px;
  }
  .projects legend {
    padding-inline: 4px;
    font: 600 14px/1.4 var(--sans);
  }
  .projects .quiet {
    margin-top: 6px;
  }
  .projects .row + .row {
    margin-top: 8px;
  }
  .bars {
    display: grid;
    gap: 6px;
    max-width: 620px;
  }
  .bars li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 84px 26px;
    gap: 8px;
    align-items: center;
    font-size: 14px;
  }
  .bars span {
    display: flex;
    gap: 4px;
    align-items: center;
    overflow-wrap: anywhere;
  }
  .bars b {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .bars .bar {
    width: 100%;
    height: 12px;
  }
  .bars [data-right="true"] rect {
    fill: var(--right);
  }
  .bars [data-right="true"] {
    color: var(--right);
    font-weight: 600;
  }
  .answers {
    display: grid;
    gap: 8px;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 250px), 1fr));
  }
  .answer {
    padding: 8px 10px;
    border: 1px solid var(--line);
    border-radius: 3px;
    background: var(--white);
  }
  .answer[data-state] {
    background: var(--white);
    color: var(--ink);
  }
  .answer[aria-current="true"] {
    border-color: var(--ink);
    box-shadow: 0 0 0 1px var(--ink);
  }
  .answer .said {
    display: grid;
    grid-template-columns: 20px 1fr auto;
    gap: 4px;
    align-items: start;
    overflow-wrap: anywhere;
    font: 400 15.5px/1.4 var(--serif);
  }
  .answer .said .mark {
    margin-top: 2px;
  }
  .answer[data-state="right"] .mark {
    color: var(--right);
  }
  .answer[data-state="partly"] .mark {
    color: var(--partly);
  }
  .answer[data-state="tried"] .mark {
    color: var(--tried);
  }
  .answer[data-state="received"] .mark {
    color: var(--received);
  }
  .answer .said b {
    font: 600 15px/1.4 var(--sans);
    font-variant-numeric: tabular-nums;
  }
  .answer .quiet {
    margin-top: 2px;
  }
  .answer .row {
    margin-top: 6px;
  }
  .own li {
    border-bottom: 1px solid var(--line);
    background: none;
  }
  .own .line {
    display: grid;
    grid-template-columns: 22px 1fr auto;
    justify-items: start;
    gap: 8px;
    width: 100%;
    border: 0;
    background: none;
    text-align: start;
    white-space: normal;
    font-weight: 400;
  }
  .own li[data-state] {
    background: none;
  }
  .own li[data-state] .line > span {
    color: var(--ink);
  }
  .own li[data-state] .line > .quiet,
  .own li[data-state] .quiet {
    color: var(--quiet);
  }
  [data-wide="true"] > aside {
    border-inline-start: 0;
    padding-inline: 24px;
  }
`;
