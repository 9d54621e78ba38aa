import { svg, html } from "lit";
import type { TemplateResult } from "lit";

/** Drawn on a grid of 24, with lines of 1.8. */
const SHAPES = {
  chat: svg`<path d="M4 5h16v11H9l-5 4z" />`,
  memory: svg`<path d="M6 4h9l4 4v12H6zM9 12h7M9 16h5" />`,
  memories: svg`<path d="M4 7h16M4 12h16M4 17h10" />`,
  graph: svg`<circle cx="6" cy="7" r="2.500" /><circle cx="18" cy="9" r="2.500" /><circle cx="10" cy="18" r="2.500" /><path d="M8.400 7.400l7.200 1.200M7 9.300l2.300 6.300M16.500 11l-5 5.200" />`,
  insights: svg`<path d="M5 20V11M10 20V5M15 20v-6M20 20V9" />`,
  privacy: svg`<path d="M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6z" />`,
  operations: svg`<path d="M4 12h4l2-6 4 12 2-6h4" />`,
  warning: svg`<path d="M12 4l9 16H3zM12 10v4M12 17v.500" />`,
  offline: svg`<path d="M4 4l16 16M8 15a6 6 0 0 1 6-2M5 11a11 11 0 0 1 4-2.600M13 8a11 11 0 0 1 6 3M12 19v.500" />`,
  plus: svg`<path d="M12 5v14M5 12h14" />`,
  minus: svg`<path d="M5 12h14" />`,
  whole: svg`<path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5" />`,
  send: svg`<path d="M4 12l16-8-6 16-3-6z" />`,
  stop: svg`<rect x="7" y="7" width="10" height="10" rx="1.500" />`,
  more: svg`<circle cx="6" cy="12" r="1" /><circle cx="12" cy="12" r="1" /><circle cx="18" cy="12" r="1" />`,
  pin: svg`<path d="M9 4h6l-1 6 3 3H7l3-3zM12 13v7" />`,
  edit: svg`<path d="M5 19l1-4L16 5l3 3L9 18z" />`,
  mute: svg`<path d="M4 10v4h3l5 4V6L7 10zM16 9l5 6M21 9l-5 6" />`,
  trash: svg`<path d="M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13" />`,
  why: svg`<circle cx="12" cy="12" r="8.500" /><path d="M9.700 9.500a2.400 2.400 0 1 1 3.300 2.300c-.700.300-1 .800-1 1.700M12 16.500v.400" />`,
  download: svg`<path d="M12 4v11M7 11l5 5 5-5M5 20h14" />`,
  search: svg`<circle cx="11" cy="11" r="6" /><path d="M16 16l4 4" />`,
  menu: svg`<path d="M4 7h16M4 12h16M4 17h16" />`,
  close: svg`<path d="M6 6l12 12M18 6L6 18" />`,
} as const;

export type IconName = keyof typeof SHAPES;

/** A picture beside a text, or in a button that has a label. */
export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${SHAPES[name]}</svg>`;
}
