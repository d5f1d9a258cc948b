/** Where the view stands while its guide has a console: in the middle, whole. A sheet of the page's own. */
import { css } from "lit";

export const consoleScreen = css`
  .enfilade-screen[data-console] {
    --console-top: 52px;
    --console-below: 96px;
    --console-left: 0px;
    --console-right: 336px;
  }
  .enfilade-screen[data-console] > :is(#viewer, enfilade-ui, .screen-poster) {
    position: absolute;
    inset: var(--console-top) var(--console-right) var(--console-below) var(--console-left);
  }
  .enfilade-screen[data-console] > drawn-picture {
    inset: calc(var(--console-top) + 8px) calc(var(--console-right) + 8px) calc(var(--console-below) + 8px)
      calc(var(--console-left) + 8px);
  }
  /* The colours, and what the console says, stand below the picture that is shown. */
  .enfilade-screen:is([data-console="draws"], :has(> enfilade-console[data-says])) > drawn-picture {
    bottom: calc(var(--console-below) + 92px);
  }
  .enfilade-screen[data-console] > enfilade-console {
    position: absolute;
    inset: 0;
    z-index: 2;
  }
  @media (min-width: 1180px) and (min-height: 560px) {
    .enfilade-screen[data-console] {
      --console-left: 272px;
      --console-right: 328px;
    }
  }
  @media (min-width: 761px) and (max-width: 1000px) and (min-height: 900px) {
    .enfilade-screen[data-console] {
      --console-panel: 38vh;
      --console-below: calc(var(--console-panel) + 164px);
      --console-right: 0px;
    }
    /* What is drawn on is what matters now. */
    .enfilade-screen[data-console="draws"] {
      --console-panel: 22vh;
    }
  }
  @media (max-width: 760px), (max-height: 559px) {
    .enfilade-screen[data-console] {
      --console-top: 0px;
      --console-below: 60px;
      --console-right: 0px;
    }
  }
  /* On a phone the colours have two rows, above the buttons in the corner; on its side they stand beside those. */
  @media (max-width: 760px) and (min-height: 560px) {
    .enfilade-screen:is([data-console="draws"], :has(> enfilade-console[data-says])) > drawn-picture {
      bottom: calc(var(--console-below) + 178px);
    }
  }
  @media (max-height: 559px) {
    .enfilade-screen:is([data-console="draws"], :has(> enfilade-console[data-says])) > drawn-picture {
      bottom: calc(var(--console-below) + 76px);
    }
  }
`;
