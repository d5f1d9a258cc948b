/** Where hall and panel stand on a class's screen. A sheet of the page's own, for these are its own elements. */
import { css } from "lit";

export const lessonScreen = css`
  .enfilade-screen[data-class] {
    --panel: clamp(372px, 37vw, 480px);
    background: #f7f4ee;
  }
  .enfilade-screen[data-class] > :is(#viewer, enfilade-ui, enfilade-place, .screen-poster) {
    position: absolute;
    inset: 0 var(--panel) 0 0;
  }
  .enfilade-screen[data-class] > enfilade-lesson {
    position: absolute;
    inset: 0 0 0 auto;
    width: var(--panel);
    box-shadow: -1px 0 0 rgb(30 28 25 / 20%);
  }
  .enfilade-screen[data-class="alone"] > :is(#viewer, enfilade-ui, .screen-poster),
  .enfilade-screen[data-class="hall"] > enfilade-place {
    display: none;
  }
  .enfilade-screen[data-page="welcome"] > enfilade-lesson,
  .enfilade-screen[data-wide="true"] > enfilade-lesson {
    inset: 0;
    width: auto;
    z-index: 2;
  }
  @media (max-width: 760px) and (orientation: portrait) {
    .enfilade-screen[data-class] > :is(#viewer, enfilade-ui, .screen-poster) {
      inset: 0 0 58%;
    }
    .enfilade-screen[data-class] > enfilade-lesson {
      inset: 42% 0 0;
      width: auto;
      box-shadow: 0 -1px 0 rgb(30 28 25 / 20%);
    }
    .enfilade-screen[data-class="alone"] > enfilade-place {
      display: none;
    }
    .enfilade-screen[data-class="alone"] > enfilade-lesson,
    .enfilade-screen[data-page="welcome"] > enfilade-lesson,
    .enfilade-screen[data-wide="true"] > enfilade-lesson {
      inset: 0;
    }
  }
`;
