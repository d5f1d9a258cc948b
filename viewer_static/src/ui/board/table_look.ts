/** The look of the table: thirty-two pupils on one screen as far as a hand can still hit them. */
import { css } from "lit";

export const tableLook = css`
  .scroller {
    flex: 1;
    min-height: 0;
    overflow: auto;
    overscroll-behavior: contain;
  }
  table {
    border-collapse: separate;
    border-spacing: 0;
    font-size: 14px;
  }
  th,
  td {
    padding: 0;
    border-bottom: 1px solid var(--line);
    text-align: start;
    font-weight: 400;
    background: var(--paper);
  }
  thead th {
    position: sticky;
    top: 0;
    z-index: 2;
    border-bottom: 1px solid #857c6c;
    vertical-align: bottom;
  }
  .who {
    position: sticky;
    left: 0;
    z-index: 1;
    min-width: 132px;
  }
  thead .who {
    z-index: 3;
  }
  thead .who,
  thead .where {
    padding: 6px 12px 6px 16px;
    color: var(--quiet);
    font-size: 13px;
  }
  td.where,
  thead .where {
    width: 120px;
    max-width: 120px;
    padding-inline: 8px;
  }
  td.where {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--quiet);
    font-size: 13px;
  }
  td.where b {
    color: var(--tried);
    font-weight: 600;
  }
  table button {
    width: 100%;
    border-color: transparent;
    border-radius: 0;
    background: none;
    font-weight: 400;
    font-size: 14px;
  }
  table button:focus-visible {
    outline-offset: -3px;
  }
  tbody button {
    min-height: 27px; /* with its line 28: at a fraction the lines of rows come and go */
    padding: 1px 4px;
  }
  .who button {
    justify-content: flex-start;
    padding-inline: 16px 8px;
  }
  .who button span:first-child {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .size {
    color: var(--quiet);
    font-size: 13px;
  }
  table button[aria-pressed="true"],
  table button[aria-pressed="true"]:hover:not(:disabled) {
    background: none;
    color: inherit;
    box-shadow: inset 0 0 0 2px var(--ink);
  }
  th.task {
    width: 60px;
    min-width: 60px;
    max-width: 60px;
  }
  th.task button {
    flex-direction: column;
    gap: 1px;
    min-height: 40px;
    padding: 6px 3px 5px;
    line-height: 1.2;
  }
  th.task b {
    font-size: 16px;
  }
  th.task .kind {
    max-width: 56px;
    overflow: hidden;
    text-overflow: ellipsis;
    color: var(--quiet);
    font-size: 12px;
  }
  th.task .count {
    color: var(--quiet);
    font-size: 12px;
    font-variant-numeric: tabular-nums;
  }
  th.task[data-open="false"] b {
    color: var(--quiet);
    font-weight: 400;
    text-decoration: line-through;
  }
  th.task[data-released="true"] b::after {
    /* Drawn: no face of ours has the sign. */
    content: "";
    display: inline-block;
    width: 4px;
    height: 9px;
    margin-inline: 6px 2px;
    border: solid var(--right);
    border-width: 0 2px 2px 0;
    rotate: 40deg;
  }
  .bar {
    display: block;
    width: 44px;
    height: 4px;
    background: var(--line);
  }
  .bar rect {
    fill: var(--ink);
  }
  .mark {
    flex: none;
    width: 18px;
    height: 18px;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2.4;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .mark .full {
    fill: currentcolor;
    stroke: none;
  }
  td[data-state] {
    border-inline-start: 1px solid var(--line);
    text-align: center;
  }
  [data-state="none"] {
    color: #857c6c;
  }
  [data-state="working"] {
    color: var(--brass);
  }
  [data-state="tried"] {
    background: var(--tried-ground);
    color: var(--tried);
  }
  [data-state="partly"] {
    background: var(--partly-ground);
    color: var(--partly);
  }
  [data-state="right"] {
    background: var(--right-ground);
    color: var(--right);
  }
  [data-state="received"] {
    background: var(--received-ground);
    color: var(--received);
  }
  td[data-state] button {
    gap: 2px;
    color: inherit;
  }
  .tries {
    font-size: 12px;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  tr[data-presence="away"] .who button,
  tr[data-presence="gone"] .who button {
    color: var(--quiet);
  }
  tr[data-need="behind"] .who {
    box-shadow: inset 4px 0 0 #c9a437;
  }
  tr[data-need="stuck"] .who,
  tr[data-need="hand"] .who {
    box-shadow: inset 4px 0 0 var(--tried);
  }
  @media (pointer: coarse) {
    tbody button {
      min-height: 44px;
    }
  }
`;
