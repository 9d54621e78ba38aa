import { html } from "lit";
import type { TemplateResult } from "lit";

/** A share, from 0 to 1, as a bar with its number. */
export function meter(label: string, share: number): TemplateResult {
  const percent = Math.round(share * 100);
  return html`<span class="measure">
    <meter min="0" max="100" .value=${percent} aria-label=${label}></meter> <span class="number">${percent} %</span>
  </span>`;
}
