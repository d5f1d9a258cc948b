/** Line icons, 24 units square, drawn for this interface. Each stands beside or has a spoken name. */
import { html, svg, type TemplateResult } from "lit";

const PATHS = {
  play: "M8 5v14l11-7z",
  pause: "M8 5v14M16 5v14",
  next: "M6 5l9 7-9 7zM18 5v14",
  back: "M18 5l-9 7 9 7zM6 5v14",
  close: "M6 6l12 12M18 6L6 18",
  places:
    "M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0c0 5-6.5 11-6.5 11zM12 12.4a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8z",
  plan: "M4 4h16v16H4zM4 12h7M15 12h5M12 4v5M12 15v5",
  text: "M5 5h14M5 10h14M5 15h14M5 20h8",
  how: "M12 17v.01M9.2 9a2.9 2.9 0 1 1 4 2.7c-.8.4-1.2 1-1.2 1.9M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z",
  tour: "M5 19c4 0 4-6 7-7s4-7 7-7M5 19a1 1 0 1 0 .01 0M19 5a1 1 0 1 0 .01 0",
  ahead: "M12 19V5M6 11l6-6 6 6",
  backwards: "M12 5v14M6 13l6 6 6-6",
  left: "M9 14L4 9l5-5M4 9h9a7 7 0 0 1 7 7v3",
  right: "M15 14l5-5-5-5M20 9h-9a7 7 0 0 0-7 7v3",
  people:
    "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20a6.5 6.5 0 0 1 13 0M16 4.4a3.5 3.5 0 0 1 0 6.2M18 13.8a6.5 6.5 0 0 1 3.5 6.2",
  hand: "M8 13V6a1.5 1.5 0 0 1 3 0v5M11 11V4.5a1.5 1.5 0 0 1 3 0V11M14 11V6a1.5 1.5 0 0 1 3 0v8a7 7 0 0 1-7 7c-3 0-4.5-2-6-5l-1-2.5a1.5 1.5 0 0 1 2.6-1.4L8 14",
  ask: "M5 5h14a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-8l-4 4v-4H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM8 9h8M8 12h5",
  nod: "M12 3.5a5 5 0 0 1 5 5v2a5 5 0 0 1-10 0v-2a5 5 0 0 1 5-5zM4 6v6M2 10l2 2.5L6 10M9 19l3 2 3-2",
  dots: "M5 12h.01M12 12h.01M19 12h.01",
  full: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  tick: "M5 12.5l4.5 4.5L19 7.5",
  unfold: "M6 10l6-6 6 6M6 20h12",
  fold: "M6 8l6 6 6-6M6 20h12",
  west: "M19 12H5M11 6l-6 6 6 6",
  east: "M5 12h14M13 6l6 6-6 6",
  bulb: "M9.5 18h5M10.5 21h3M12 3a6 6 0 0 0-3.6 10.8c.7.6 1.1 1.3 1.1 2.2h5c0-.9.4-1.6 1.1-2.2A6 6 0 0 0 12 3z",
  pin: "M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0c0 5-6.5 11-6.5 11zM12 12.4a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8z",
  eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.5l3.5 2",
  cloud: "M7 18.5a4.5 4.5 0 0 1-.5-9A6 6 0 0 1 18 10.5a4 4 0 0 1 0 8zM3 3l18 18",
  microphone:
    "M12 15a3.5 3.5 0 0 0 3.5-3.5v-5a3.5 3.5 0 0 0-7 0v5A3.5 3.5 0 0 0 12 15zM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3.5",
  sound: "M4 9.5v5h4l5 4v-13l-5 4zM16.5 9a4.2 4.2 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11",
  silent: "M4 9.5v5h4l5 4v-13l-5 4zM16.5 9.5l5 5M21.5 9.5l-5 5",
  list: "M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01",
} as const;

/** The names of the icons. */
export type IconName = keyof typeof PATHS;

/** An icon, hidden from screen readers: the control that holds it has the name. */
export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${svg`<path d=${PATHS[name]}></path>`}</svg>`;
}
