/** The look of the panels over the hall: a tour, a label, lists to choose from, the legend. */
import { css } from "lit";

export const panels = css`
  .head {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    gap: var(--gap);
  }
  .tour,
  .label,
  .places,
  .offers {
    padding: 18px 20px;
    display: flex;
    flex-direction: column;
    gap: var(--gap);
  }
  .label .head,
  .places .head {
    position: sticky;
    top: -18px;
    margin: -18px -20px 0;
    padding: 18px 20px 8px;
    background: rgb(24 23 21);
  }
  /* The words scroll; title and controls stay. */
  .tour {
    min-height: 0;
    overflow: hidden;
  }
  .words {
    display: flex;
    flex-direction: column;
    gap: var(--gap);
    min-height: 0;
    overflow: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--quiet) transparent;
  }
  .controls {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  :is(.tour, .offers) .controls button {
    flex: none;
    white-space: nowrap;
  }
  .offers .controls {
    flex-wrap: wrap;
  }
  .label :is(summary, a) {
    display: flex;
    align-items: center;
    width: fit-content;
    min-height: 44px;
  }
  .label summary {
    pointer-events: auto;
    cursor: pointer;
  }
  .label summary::before {
    content: "";
    width: 7px;
    height: 7px;
    margin: 0 10px 0 3px;
    border: solid currentcolor;
    border-width: 0 2px 2px 0;
    rotate: -45deg;
  }
  .label details[open] > summary::before {
    rotate: 45deg;
  }
  .track {
    height: 3px;
    border-radius: 2px;
    background: var(--line);
    overflow: hidden;
  }
  .track i {
    display: block;
    height: 100%;
    background: var(--brass);
    transform-origin: left;
  }
  .facts {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 4px 14px;
    font-size: 14px;
  }
  .facts dt {
    color: var(--quiet);
  }
  .stops button {
    width: 100%;
    justify-content: flex-start;
    text-align: left;
    border-color: transparent;
    background: none;
    min-height: 36px;
  }
  .stops li[data-state="here"] button {
    color: var(--brass);
  }
  .stops li[data-state="past"] button {
    color: var(--quiet);
  }
  .stops .n {
    min-width: 2ch;
    text-align: right;
    color: var(--quiet);
    font-variant-numeric: tabular-nums;
  }
  .legend li {
    display: grid;
    grid-template-columns: 32px 1fr auto;
    align-items: center;
    gap: 12px;
    padding: 5px 0;
  }
  .swatch {
    width: 32px;
    height: 24px;
    border-radius: 2px;
  }
  @media (prefers-reduced-motion: no-preference) {
    .track i {
      transition: transform 0.4s linear;
    }
  }
`;
