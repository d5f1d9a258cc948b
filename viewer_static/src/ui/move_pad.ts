/** Buttons to walk and turn by: hold to move. For those who neither drag nor have keys (WCAG 2.5.7). */
import { html, type TemplateResult } from "lit";
import type { Say, UiActions } from "./contract";
import { type IconName, icon } from "./icons";

/** A click without a hold (Enter, a switch device, a quick tap) moves for this long. */
const TAP_MS = 320;

/** The pad: turn left, ahead, turn right, back. */
export function movePad(actions: UiActions, say: Say): TemplateResult {
  const hold = (name: IconName, key: string, x: number, z: number, turn: number) => {
    const go = () => actions.move(x, z, turn);
    const stop = () => actions.move(0, 0, 0);
    const tap = (event: Event) => {
      // A keyboard click has no pointer before it: detail 0.
      if ((event as MouseEvent).detail !== 0) return;
      go();
      setTimeout(stop, TAP_MS);
    };
    const press = (event: PointerEvent) => {
      (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
      go();
    };
    return html`<button
      aria-label=${say(key)}
      title=${say(key)}
      @pointerdown=${press}
      @pointerup=${stop}
      @pointercancel=${stop}
      @lostpointercapture=${stop}
      @contextmenu=${(event: Event) => event.preventDefault()}
      @click=${tap}
    >
      ${icon(name)}
    </button>`;
  };
  return html`<div class="pad" role="group" aria-label=${say("move.label")}>
    ${hold("left", "move.left", 0, 0, 1)} ${hold("ahead", "move.ahead", 0, 1, 0)} ${hold("right", "move.right", 0, 0, -1)}
    <span></span>${hold("backwards", "move.back", 0, -1, 0)}<span></span>
  </div>`;
}
