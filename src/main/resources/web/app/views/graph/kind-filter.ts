import { html, svg } from "lit";
import { titled } from "../../ui/words";
import { lookOf } from "./looks";
import type { Look } from "./looks";

const SHAPES: Record<Look["shape"], unknown> = {
  circle: svg`<circle cx="8" cy="8" r="6" />`,
  diamond: svg`<path d="M8 1l7 7-7 7-7-7z" />`,
  rect: svg`<rect x="2" y="2" width="12" height="12" />`,
  roundRect: svg`<rect x="2" y="2" width="12" height="12" rx="4" />`,
  triangle: svg`<path d="M8 2l7 12H1z" />`,
};

/** How a kind looks in the picture. */
export function swatch(kind: string): unknown {
  const look = lookOf(kind);
  return html`<svg class="swatch" viewBox="0 0 16 16" data-series=${look.colour} aria-hidden="true" focusable="false">${SHAPES[look.shape]}</svg>`;
}

/** The kinds of entities, each to be shown or left out; it is the legend of the picture as well. */
export function kindFilter(
  kinds: readonly (readonly [kind: string, number: number])[],
  left: ReadonlySet<string>,
  changed: (left: ReadonlySet<string>) => void,
): unknown {
  const toggled = (kind: string) => changed(left.has(kind) ? new Set([...left].filter((one) => one !== kind)) : new Set([...left, kind]));
  return html`<fieldset class="row kinds">
    <legend class="visually-hidden">Kinds that are shown</legend>
    ${kinds.map(
      ([kind, number]) => html`<label class="check kind">
        <input type="checkbox" .checked=${!left.has(kind)} @change=${() => toggled(kind)} />
        ${swatch(kind)} <span>${titled(kind)} <span class="muted">${number}</span></span>
      </label>`,
    )}
  </fieldset>`;
}
