/** The look of what a group adds: the veil of a pause, polls, lists of people, small forms. */
import { css } from "lit";

export const groupLook = css`
  .veil {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    padding: 24px;
    background: rgb(16 15 14 / 93%);
    opacity: 0;
    visibility: hidden;
  }
  .veil[data-on="true"] {
    opacity: 1;
    visibility: visible;
    pointer-events: auto;
  }
  .veil p {
    max-width: 34ch;
    font-size: 22px;
    text-align: center;
    text-wrap: balance;
  }
  .group {
    flex: none;
    max-height: 60%;
  }
  .group .talk[open],
  .group .poll {
    flex: 1 1 100%;
  }
  .talk:not([open]) {
    display: block;
  }
  .talk summary {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-width: 40px;
    min-height: 40px;
    padding: 6px 12px;
    border: 1px solid var(--line);
    border-radius: 4px;
    font: 500 15px/1.2 var(--enfilade-sans);
    cursor: pointer;
  }
  .talk summary::-webkit-details-marker {
    display: none;
  }
  .group .sign,
  .group .place {
    display: none;
  }
  .talk ul {
    display: grid;
    gap: 6px;
  }
  .talk,
  .talk form,
  .talk label {
    display: grid;
    gap: 8px;
  }
  .poll {
    display: grid;
    gap: 8px;
    min-width: 0;
    margin: 0;
    padding: 10px 12px;
    border: 1px solid var(--line);
    border-radius: 4px;
  }
  .poll legend {
    /* Floating, it stands inside the card: a question of two lines would straddle its edge. */
    float: left;
    padding: 0;
    font-weight: 500;
  }
  .poll button {
    justify-content: flex-start;
    text-align: left;
  }
  .result {
    display: flex;
    justify-content: space-between;
    gap: var(--gap);
  }
  .result[data-mine="true"] {
    color: var(--brass);
  }
  .level {
    width: 72px;
    height: 8px;
    align-self: center;
    appearance: none;
    border: 1px solid var(--line);
    border-radius: 4px;
    background: none;
    overflow: hidden;
  }
  .level::-webkit-meter-bar {
    height: 100%;
    border: 0;
    background: none;
  }
  .level::-webkit-meter-optimum-value {
    background: var(--brass);
  }
  .level::-moz-meter-bar {
    background: var(--brass);
  }
  [data-speaking="true"] {
    border-color: var(--brass);
    color: var(--brass);
  }
  .people {
    display: grid;
    gap: 6px;
  }
  .people li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
  }
  .people li > span {
    flex: 1 1 14ch;
    overflow-wrap: anywhere;
  }
  .members details {
    flex: 1;
  }
  .members summary {
    display: flex;
    justify-content: space-between;
    gap: var(--gap);
    min-height: 32px;
    align-items: center;
    cursor: pointer;
  }
  .guide .controls {
    flex-wrap: wrap;
  }
  .guide .seek {
    display: grid;
    grid-template-columns: auto 1fr auto;
    align-items: center;
    gap: var(--gap);
    min-height: 40px;
  }
  .guide .seek input {
    width: 100%;
    min-width: 0;
    pointer-events: auto;
    accent-color: var(--brass);
  }
  .guide label.controls {
    flex-wrap: nowrap;
  }
  .guide label.controls input {
    flex: none;
  }
  .group > [role="status"] {
    flex: 1 1 18ch;
  }
  .guide input:not([type]),
  .guide textarea,
  .group textarea,
  .guide select {
    flex: 1 1 16ch;
    min-width: 0;
    min-height: 40px;
    padding: 6px 10px;
    border: 1px solid var(--line);
    border-radius: 4px;
    background: var(--raised);
    color: inherit;
    font: inherit;
    font-size: 16px;
    pointer-events: auto;
  }
  .guide select {
    background: #1b1a18;
  }
  @media (max-width: 700px) {
    /* The tour's words need the room: what one may say is there as signs, with their names for who hears them. */
    .veil {
      padding-bottom: 50vh;
    }
    .group {
      padding: 8px 12px;
      gap: 6px;
    }
    .group .word,
    .group .hears {
      display: none;
    }
    .group .talk[open] .hears {
      display: inline;
    }
    .group .sign,
    .group .place {
      display: contents;
    }
    .group > [role="status"] {
      flex: 1 1 100%;
      order: -1;
    }
    .group > svg.icon {
      display: none;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .veil {
      transition:
        opacity 0.8s ease,
        visibility 0.8s;
    }
  }
`;
