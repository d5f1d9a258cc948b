/** The hall from above with a dot for everybody who walks on their own in it. The list below names each. */
import { html, nothing, svg, type TemplateResult } from "lit";
import type { UiConsolePlan } from "./console_contract";
import type { Say } from "./contract";

/** Air around the plan, metres. */
const MARGIN_M = 0.6;

export function dotsPlan(plan: UiConsolePlan, say: Say): TemplateResult | typeof nothing {
  const xs = plan.rooms.flatMap((room) => room.floor.map(([x]) => x));
  const zs = plan.rooms.flatMap((room) => room.floor.map(([, z]) => z));
  if (!xs.length) return nothing;
  const [left, top] = [Math.min(...xs) - MARGIN_M, Math.min(...zs) - MARGIN_M];
  const [width, height] = [Math.max(...xs) + MARGIN_M - left, Math.max(...zs) + MARGIN_M - top];
  const mark = Math.max(width, height) / 34;
  const degrees = (-plan.you.yaw * 180) / Math.PI;
  return html`
    <svg
      class="dots"
      viewBox="${left} ${top} ${width} ${height}"
      role="img"
      aria-label=${say("console.plan", { n: plan.dots.length })}
    >
      ${plan.rooms.map((room) => svg`<polygon points=${room.floor.map((p) => p.join(",")).join(" ")}></polygon>`)}
      ${plan.walls.map(([a, b]) => svg`<line x1=${a[0]} y1=${a[1]} x2=${b[0]} y2=${b[1]}></line>`)}
      ${plan.dots.map(
        (dot) =>
          svg`<circle cx=${dot.x} cy=${dot.z} r=${mark * 0.6} data-lost=${String(dot.lost)} stroke-width=${mark * 0.22}><title>${dot.name}</title></circle>`,
      )}
      ${svg`<g transform="translate(${plan.you.x} ${plan.you.z}) rotate(${degrees}) scale(${mark})">
        <path d="M0 -1.35 L0.8 1 L0 0.55 L-0.8 1 Z" fill="#d9b77c"></path>
      </g>`}
    </svg>
  `;
}
