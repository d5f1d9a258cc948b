/** The sheet on which a pupil works: who and how long on top, the numbers of the tasks, the task, what to do below. */
import { css } from "lit";

export const lessonSheet = css`
  .sheet {
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    container: sheet / size;
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
  /* On a phone a name of three words has two lines, not three. */
  @container sheet (max-width: 420px) {
    .mast .me {
      padding-right: 0;
      font-size: 16px;
    }
    .mast .plain {
      min-width: 44px;
      padding: 8px 9px;
    }
    .time .icon {
      display: none;
    }
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
    scroll-padding-inline: 64px;
    scrollbar-width: none;
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
  .place-line > .at {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    flex: 1 1 14ch;
  }
  .place-line button {
    min-height: 44px;
    padding: 4px 12px;
  }
  .reading > summary {
    display: flex;
    align-items: center;
    justify-content: center;
    min-width: 44px;
    min-height: 44px;
    color: var(--link);
    text-decoration: underline;
    text-underline-offset: 3px;
    cursor: pointer;
  }
  .reading[open] {
    order: 9;
    flex: 1 1 100%;
  }
  .reading > :is(.told, .parts-told) {
    padding: 0 0 0 14px;
    border-left: 3px solid var(--rule);
    color: var(--ink);
  }
  @media (min-width: 761px) {
    /* Without a hall the same words stand beside the panel. */
    :host([data-alone]) .reading:not(.alone) {
      display: none;
    }
    .widen {
      display: none;
    }
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
  /* Options and pairs run over several lines each: air between them, not within. */
  .released ul {
    display: grid;
    gap: 8px;
    line-height: 1.4;
  }
  .released ul + h2 {
    margin-top: 8px;
  }
  .released .sources {
    gap: 4px;
    color: var(--soft); /* 5.8 : 1 on this ground */
    font-size: 15px;
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
