/** An arrow at the edge of the view, towards what somebody points at beyond it. Its words are the announcer's. */
import type { Beyond } from "../scene/beyond";
import { LIGHT } from "../scene/pointer_light";

const SIZE_PX = 44;

const BRIGHT = `rgb(${LIGHT.map((each) => Math.round(each * 255)).join(" ")})`;

const SVG = "http://www.w3.org/2000/svg";

/** A dark disc with a bright edge, as about the pointer's light, so that it is seen on any wall; a head in the light's colour. */
const DRAWN = [
  ["circle", { cx: "22", cy: "22", r: "20", fill: "rgb(20 18 16 / .82)", stroke: BRIGHT }],
  [
    "path",
    {
      d: "M18 12 L28 22 L18 32",
      fill: "none",
      stroke: BRIGHT,
      "stroke-width": "4",
      "stroke-linejoin": "round",
    },
  ],
] as const;

/** The arrow; at most one, over the canvas. */
export class BeyondArrow {
  private readonly shown = document.createElementNS(SVG, "svg");
  private put = "";

  constructor(canvas: HTMLCanvasElement) {
    const { shown } = this;
    shown.setAttribute("viewBox", "0 0 44 44");
    shown.setAttribute("aria-hidden", "true");
    shown.classList.add("enfilade-beyond");
    for (const [name, attributes] of DRAWN) {
      const part = document.createElementNS(SVG, name);
      for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, value);
      shown.append(part);
    }
    Object.assign(shown.style, {
      position: "absolute",
      left: "0",
      top: "0",
      width: `${SIZE_PX}px`,
      height: `${SIZE_PX}px`,
      pointerEvents: "none",
      display: "none",
    });
    canvas.after(shown);
  }

  /** Stand at the edge, or go. */
  show(at: Beyond | null): void {
    const put = at
      ? `translate(${(at.x_px - SIZE_PX / 2).toFixed(0)}px, ${(at.y_px - SIZE_PX / 2).toFixed(0)}px) rotate(${at.angle_rad.toFixed(2)}rad)`
      : "";
    if (put === this.put) return;
    this.put = put;
    this.shown.style.display = at ? "" : "none";
    this.shown.style.transform = put;
  }
}

/** Half of it, and a finger's breadth to the edge. */
export const INSET_PX = SIZE_PX / 2 + 10;
