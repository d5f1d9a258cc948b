/** The look of a recorded tour's panel: a card, on a phone a sheet from below. */
import { css } from "lit";

export const replayLook = css`
  .replay {
    position: absolute;
    left: 16px;
    bottom: 16px;
    width: min(430px, calc(100vw - 32px));
    max-height: calc(100% - 130px);
    display: flex;
    flex-direction: column;
    gap: 10px;
    padding: 16px 20px;
    overflow: hidden;
  }
  .label {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .text {
    display: flex;
    flex-direction: column;
    gap: 8px;
    min-height: 0;
    max-height: min(40vh, 380px);
    padding-bottom: 20px;
    overflow: auto;
    overscroll-behavior: contain;
    /* A line that is cut by the edge fades: there is more below. */
    mask-image: linear-gradient(#000 calc(100% - 20px), transparent);
    scrollbar-width: thin;
    scrollbar-color: var(--quiet) transparent;
  }
  .controls {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .controls button {
    min-width: 44px;
    min-height: 44px;
  }
  .position {
    display: flex;
    align-items: center;
    gap: 12px;
  }
  .position .time {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  input[type="range"] {
    pointer-events: auto;
    flex: 1 1 auto;
    min-width: 0;
    height: 28px;
    margin: 0;
    accent-color: var(--brass);
  }
  .note {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
  }
  .stops {
    overflow: auto;
    min-height: 0;
    flex: 1 1 auto;
  }
  .stops button {
    width: 100%;
    min-height: 44px;
    justify-content: flex-start;
    text-align: left;
    gap: 12px;
  }
  .stops .at {
    color: var(--quiet);
    font-variant-numeric: tabular-nums;
  }
  @media (max-width: 640px), (max-height: 480px) and (orientation: landscape) {
    .label {
      display: none;
    }
    /* All signs in one row, whatever the main one says. */
    .controls {
      flex-wrap: nowrap;
    }
    .controls .play {
      flex: 0 1 auto;
      min-width: 0;
      padding-block: 2px;
      line-height: 1.2;
      text-align: start;
    }
  }
  @media (max-width: 640px) {
    /* A board that the guide stands before has room above, its title too. */
    .replay {
      left: 0;
      right: 0;
      bottom: 0;
      width: auto;
      max-height: 36%;
      gap: 8px;
      padding: 12px 16px calc(12px + env(safe-area-inset-bottom));
      border-radius: 10px 10px 0 0;
    }
  }
  @media (max-height: 480px) and (orientation: landscape) {
    /* A phone on its side: below the hall's name, beside the view. */
    .replay {
      left: 8px;
      bottom: 8px;
      width: min(360px, 45vw - 8px);
      max-height: calc(100% - 80px);
      gap: 6px;
      padding: 10px 14px;
    }
    h2 {
      font-size: 18px;
    }
  }
`;
