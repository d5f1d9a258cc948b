/** The plan of the hall, seen from above, with where one stands. Rooms are named to screen readers by the list of places. */
import { html, nothing, svg, type TemplateResult } from "lit";
import type { Say, UiPlan } from "./contract";

/** Air around the plan, metres. */
const MARGIN_M = 0.6;

/** The plan as a picture. */
export function planView(plan: UiPlan, say: Say): TemplateResult {
  const xs = plan.rooms.flatMap((room) => room.floor.map(([x]) => x));
  const zs = plan.rooms.flatMap((room) => room.floor.map(([, z]) => z));
  const [left, top] = [Math.min(...xs) - MARGIN_M, Math.min(...zs) - MARGIN_M];
  const [width, height] = [Math.max(...xs) + MARGIN_M - left, Math.max(...zs) + MARGIN_M - top];
  const here = plan.rooms.find((room) => room.here)?.title ?? "";
  // The marker keeps its size on screen whatever the hall's: a thirtieth of the plan's longer side.
  const mark = Math.max(width, height) / 30;
  const degrees = (-plan.you.yaw * 180) / Math.PI;
  return html`
    <svg viewBox="${left} ${top} ${width} ${height}" role="img" aria-label=${say("plan.label", { room: here })}>
      ${plan.rooms.map(
        (room) =>
          svg`<polygon class=${room.here ? "here" : ""} points=${room.floor.map((p) => p.join(",")).join(" ")}></polygon>`,
      )}
      ${plan.walls.map(([a, b]) => svg`<line x1=${a[0]} y1=${a[1]} x2=${b[0]} y2=${b[1]}></line>`)}
      ${plan.guide ? svg`<circle cx=${plan.guide.x} cy=${plan.guide.z} r=${mark * 0.6} fill="#f1ece2"></circle>` : nothing}
      ${svg`<g transform="translate(${plan.you.x} ${plan.you.z}) rotate(${degrees}) scale(${mark})">
        <path d="M0 -1.35 L0.8 1 L0 0.55 L-0.8 1 Z" fill="#d9b77c"></path>
      </g>`}
    </svg>
  `;
}
