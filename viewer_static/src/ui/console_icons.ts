/** Line icons of the console alone, 24 units square, drawn for it; those of every page are in `icons.ts`. */
import { html, svg, type TemplateResult } from "lit";

const PATHS = {
  walk: "M13 5.5a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6zM9 21l2-6-2.5-3L10 7.5l3.5.5 2 3.5 3 1M11 15l3.5 2 1 4M8.5 12L6 13.5 5.5 17",
  gather:
    "M12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM3 3l5 5M8 4v4H4M21 3l-5 5M16 4v4h4M3 21l5-5M8 20v-4H4M21 21l-5-5M16 20v-4h4",
  free: "M9 9L3.5 3.5M3.5 8V3.5H8M15 9l5.5-5.5M20.5 8V3.5H16M9 15l-5.5 5.5M3.5 16v4.5H8M15 15l5.5 5.5M20.5 16v4.5H16",
  dim: "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z",
  pointer: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2v3M12 19v3M2 12h3M19 12h3",
  pen: "M4 20l1-4.5L16.5 4a2 2 0 0 1 2.8 0l.7.7a2 2 0 0 1 0 2.8L8.5 19zM14.5 6l3.5 3.5",
  page: "M6 3h9l4 4v14H6zM15 3v4h4M9 11h7M9 14.5h7M9 18h4",
  caption: "M3.5 5.5h17v13h-17zM7 14.5h4M13.5 14.5H17M7 11h2.5M12 11h5",
  flag: "M5 21V4M5 4c5-2.5 8 2.5 14 0v10c-6 2.5-9-2.5-14 0",
  keys: "M2.5 6.5h19v11h-19zM6 10h.01M9 10h.01M12 10h.01M15 10h.01M18 10h.01M6 14h.01M18 14h.01M9 14h6",
  undo: "M8.5 14L4 9.5 8.5 5M4 9.5h9.5a5.5 5.5 0 0 1 0 11H11",
  rubber: "M8.5 20H20M4.5 15.5L14 6l5.5 5.5-8 8H8z",
  door: "M6 21V3h12v18M3.5 21h17M14.5 12h.01",
  tag: "M4 4h7l9 9-7 7-9-9zM8 8h.01",
} as const;

/** The names of the console's own icons. */
export type SignName = keyof typeof PATHS;

/** An icon, hidden from screen readers: the control that holds it has the name. */
export function sign(name: SignName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${svg`<path d=${PATHS[name]}></path>`}</svg>`;
}
