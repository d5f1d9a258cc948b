/** The look of a picture that is looked at closely. */
import { css } from "lit";

export const zoomLook = css`
  zoom-picture {
    display: grid;
    justify-items: center;
    gap: 8px;
  }
  .window {
    position: relative;
    overflow: hidden;
    border-radius: 6px;
    background: #2a2723;
    cursor: zoom-in;
  }
  .window[role="application"] {
    cursor: crosshair;
  }
  .window img {
    display: block;
    width: 100%;
    height: 100%;
    object-fit: fill;
    transform-origin: 0 0;
    user-select: none;
    -webkit-user-select: none;
  }
  .mark {
    position: absolute;
    width: 48px;
    height: 48px;
    margin: -24px 0 0 -24px;
    pointer-events: none;
  }
  .mark svg {
    display: block;
    fill: none;
    stroke: #0c6a70;
    stroke-width: 3.5;
    stroke-linecap: round;
  }
  .mark .rim {
    stroke: #fffdf8;
    stroke-width: 7;
  }
  .zooming {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    width: 100%;
  }
  .zooming button {
    min-width: 46px;
    min-height: 46px;
    padding: 0 10px;
  }
  .zooming .last {
    margin-inline-start: auto;
  }
  dialog.looking {
    width: 100vw;
    max-width: none;
    height: 100vh;
    height: 100dvh;
    max-height: none;
    margin: 0;
    padding: 16px;
    border: 0;
    background: var(--sheet);
    color: inherit;
  }
  dialog.looking[open] {
    display: grid;
    align-content: space-between;
    justify-items: center;
    gap: 10px;
  }
`;
