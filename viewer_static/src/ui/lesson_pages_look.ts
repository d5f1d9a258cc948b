/** The look of the list of tasks, and of the page on which one sees who one is. */
import { css } from "lit";

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
