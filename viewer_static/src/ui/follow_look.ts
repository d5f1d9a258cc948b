/** The look of a follower's bar, sheet and captions: wide, on a phone held upright, on its side. */
import { css } from "lit";
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
  .follow .state {
    flex: 1 1 100%;
    font-weight: 500;
  }
  .follow .more {
    margin-inline-start: auto;
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
    z-index: 1;
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
  @media (max-width: 900px) {
    .captions {
      position: static;
      justify-items: start;
    }
    .captions p {
      text-align: start;
    }
  }
  @media (max-width: 700px) and (orientation: portrait) {
    .follow {
      gap: 0;
    }
    .follow .group {
      order: 2;
      max-height: none;
      overflow: visible;
      padding: 8px 10px max(8px, env(safe-area-inset-bottom));
      border-radius: 0;
      border-width: 1px 0 0;
    }
    .follow .state {
      overflow: hidden;
      white-space: nowrap;
      text-overflow: ellipsis;
      font-size: 15px;
    }
    .follow button,
    .follow .button,
    .follow summary {
      min-height: 44px;
      min-width: 44px;
    }
    .follow[data-open="false"] .tour-words {
      display: none;
    }
    .follow .tour-words {
      order: 1;
    }
    .tour-words .panel {
      border-radius: 10px 10px 0 0;
      border-width: 1px 0 0;
    }
    .captions {
      padding: 0 10px 8px;
    }
    .captions p {
      font-size: 19px;
    }
    .captions p:not(:last-child) {
      font-size: 17px;
    }
    .follow[data-walks="true"][data-open="false"] .own-pad {
      display: flex;
      justify-content: flex-end;
      padding: 0 10px 10px;
    }
    .follow[data-walks="true"][data-open="false"] .own-pad .pad {
      display: grid;
    }
  }
  @media (max-height: 480px) and (orientation: landscape) {
    .follow {
      gap: 6px;
    }
    .follow .group {
      max-height: none;
      padding: 6px 8px;
      gap: 6px;
    }
    .follow .state {
      font-size: 14px;
      line-height: 1.3;
    }
    .follow[data-open="false"] .tour-words {
      display: none;
    }
    .follow[data-walks="true"][data-open="false"] .own-pad,
    .follow[data-walks="true"][data-open="false"] .own-pad .pad {
      display: grid;
      justify-content: start;
    }
    .follow .word {
      display: none;
    }
    .captions p {
      font-size: 18px;
    }
    .captions p:not(:last-child) {
      font-size: 16px;
    }
  }
`;
