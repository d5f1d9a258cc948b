/** The look of what is shown beside the hall. Lines have a dark rim, so that each colour is seen on light and dark. */
import { css } from "lit";

export const drawnLook = css`
  :host {
    --paper: #f1ece2;
    --quiet: #b9b2a5;
    --line: rgb(241 236 226 / 18%);
    --brass: #d9b77c;
    position: absolute;
    inset: 84px 16px 16px min(462px, 36vw);
    z-index: 1;
    color: var(--paper);
    font: 400 15px/1.4 var(--enfilade-sans);
  }
  * {
    box-sizing: border-box;
  }
  section {
    height: 100%;
  }
  figure {
    display: grid;
    grid-template-rows: minmax(0, 1fr) auto;
    gap: 10px;
    height: 100%;
    margin: 0;
    padding: 12px;
    border: 1px solid var(--line);
    border-radius: 6px;
    background: #121110;
  }
  .room {
    container-type: size;
    display: grid;
    place-items: center;
    min-height: 0;
  }
  .sheet {
    position: relative;
    width: min(100cqw, 100cqh * var(--shape));
    aspect-ratio: var(--shape);
    overflow: hidden;
    border-radius: 2px;
    user-select: none;
    -webkit-user-select: none;
  }
  .sheet[data-draws="true"] {
    cursor: crosshair;
    touch-action: none;
  }
  .sheet:focus-visible,
  button:focus-visible {
    outline: 3px solid var(--brass);
    outline-offset: 2px;
  }
  img {
    display: block;
    width: 100%;
    height: 100%;
  }
  .pen {
    position: absolute;
    width: 18px;
    height: 18px;
    margin: -9px 0 0 -9px;
    border: 3px solid var(--drawn);
    border-radius: 50%;
    box-shadow: 0 0 0 2px rgb(12 12 12 / 82%);
    pointer-events: none;
  }
  .pen[data-down="true"] {
    background: currentcolor;
  }
  figcaption {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
  }
  figcaption b {
    font: 600 18px/1.25 var(--enfilade-serif);
  }
  .fact {
    display: block;
    color: var(--quiet);
    font-size: 14px;
  }
  button {
    display: grid;
    place-items: center;
    flex: none;
    width: 44px;
    height: 44px;
    border: 1px solid var(--line);
    border-radius: 4px;
    background: none;
    color: inherit;
    cursor: pointer;
  }
  svg.icon {
    width: 20px;
    height: 20px;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  @media (max-width: 700px) and (orientation: portrait) {
    :host {
      /* Below stand the words (36vh at most) and the bar: neither is covered. */
      inset: 52px 0 calc(36vh + 150px);
    }
    figure {
      border-width: 1px 0;
      border-radius: 0;
    }
  }
  @media (max-height: 480px) and (orientation: landscape) {
    :host {
      /* Beside the words: as wide as these are, and 8 px on either side; below the bar at the top. */
      inset: 64px 8px 8px calc(min(360px, 56vw) + 16px);
    }
    /* There is more width than height: the words stand beside the picture. */
    figure {
      grid-template: minmax(0, 1fr) / minmax(0, 1fr) 152px;
      padding: 8px;
    }
    figcaption {
      flex-direction: column-reverse;
      align-items: stretch;
      justify-content: flex-end;
      gap: 4px;
      min-height: 0;
    }
    figcaption span:has(b) {
      min-height: 0;
      overflow: auto;
      scrollbar-width: thin;
      scrollbar-color: var(--quiet) transparent;
    }
    figcaption b {
      font-size: 16px;
    }
    .fact {
      margin-top: 4px;
      font-size: 13px;
      line-height: 1.3;
    }
    button {
      align-self: end;
    }
  }
`;
