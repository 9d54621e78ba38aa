import { html } from "lit";
import { titled } from "../../ui/words";
import { nameOf, USER } from "./drawing";
import type { Node } from "./drawing";

/** A field to choose one of the entities from, grouped by their kinds. The person is one of them when asked for. */
export function entityField(
  label: string,
  name: string,
  nodes: readonly Node[],
  { selected, except, withUser }: { selected?: string | undefined; except?: string | undefined; withUser: boolean },
): unknown {
  const choices = nodes.filter((node) => node.id !== except && (withUser || node.id !== USER));
  const kinds = [...new Set(choices.map((node) => node.kind))].sort((a, b) => Number(b === USER) - Number(a === USER) || a.localeCompare(b));
  return html`<label class="field grow">
    <span>${label}</span>
    <select name=${name} required>
      <option value="">Choose …</option>
      ${kinds.map(
        (kind) => html`<optgroup label=${titled(kind)}>
          ${choices
            .filter((node) => node.kind === kind)
            .sort((a, b) => a.name.localeCompare(b.name))
            .map((node) => html`<option value=${node.id} ?selected=${node.id === selected}>${nameOf(node)}</option>`)}
        </optgroup>`,
      )}
    </select>
  </label>`;
}

/** The kinds that are common, and those that there are. */
export function kindChoices(id: string, nodes: readonly Node[]): unknown {
  const common = ["person", "animal", "place", "organisation", "product", "event", "topic", "condition"];
  const kinds = new Set([...common, ...nodes.map((node) => node.kind).filter((kind) => kind !== USER)]);
  return html`<datalist id=${id}>${[...kinds].map((kind) => html`<option value=${kind}></option>`)}</datalist>`;
}

/** A word as the API names kinds and predicates: in lower case, with underscores. */
export function asName(text: string): string {
  return text.trim().toLowerCase().replaceAll(/[\s-]+/g, "_");
}
