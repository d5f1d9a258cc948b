/** The look of a follower's bar, sheet and captions; `follow_narrow.ts` is what changes on a phone. */
import { css } from "lit";
import { followNarrow } from "./follow_narrow";
import { groupLook } from "./group_look";

export const followLook = css`
  ${groupLook}
  .follow {
    display: flex;
    flex-direction: column;
    gap: var(--gap);
    min-height: 0;
  }
  .follow .group {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    max-height: 70%;
  }
  /* In a pause without words the dimmed screen has said it all: one sign is left, without a frame, and nobody walks. */
  .follow .group:not(:has(*)) {
    display: none;
  }
  .follow .group:not(:has(> :not(.sheets))) {
    border-color: transparent;
    background: none;
  }
  .veil[data-on="true"] ~ .corner .pad {
    visibility: hidden;
  }
  .follow .state {
    order: -2;
    flex: 1 1 100%;
    font-weight: 500;
  }
  /* What all are asked comes before what one may do. */
  .follow .poll {
    order: -1;
  }
  .follow .recorded {
    display: flex;
    align-items: center;
    gap: 6px;
    order: -1;
    flex: 1 1 100%;
    font-size: 14px;
  }
  .follow .sheets {
    display: flex;
    gap: 8px;
    margin-inline-start: auto;
  }
  .follow .more svg {
    stroke-width: 3.2;
  }
  .follow .fold {
    display: none;
  }
  .follow .rest {
    flex: 1 1 100%;
    display: grid;
    gap: 10px;
    padding-top: 4px;
  }
  .rest .controls {
    flex-wrap: wrap;
  }
  .caption-form,
  .caption-form .controls {
    display: grid;
    gap: 8px;
  }
  .caption-form input {
    min-height: 44px;
    padding: 6px 10px;
    border: 1px solid var(--quiet);
    border-radius: 4px;
    background: var(--raised);
    color: inherit;
    font: inherit;
  }
  .tour-words {
    display: flex;
    flex-direction: column;
    min-height: 0;
  }
  .own-pad {
    display: none;
  }
  .captions {
    position: fixed;
    inset: auto 190px 20px 478px;
    /* Over a picture shown beside the hall (1): who does not hear reads while it is spoken of. */
    z-index: 2;
    display: grid;
    justify-items: center;
    gap: 4px;
    pointer-events: none;
  }
  .captions p {
    max-width: 46ch;
    padding: 4px 12px;
    border-radius: 4px;
    background: rgb(12 11 10 / 88%);
    color: #fff;
    font: 500 22px/1.35 var(--enfilade-sans);
    text-align: center;
    text-wrap: balance;
  }
  .captions p:not(:last-child) {
    color: #d8d2c6;
    font-size: 19px;
  }
  @media (min-width: 901px) and (min-height: 481px) {
    .veil {
      /* In the middle of what the words leave free. */
      padding-inline-start: 462px;
    }
  }
  @media (max-width: 900px) {
    .captions {
      position: relative;
      inset: auto;
      justify-items: start;
    }
    .captions p {
      text-align: start;
    }
  }
  ${followNarrow}
`;
