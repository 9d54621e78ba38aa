import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { linkTo } from "../../shell/routes";
import { Part } from "../../ui/page";
import { empty } from "../../ui/states";
import { ago } from "../../ui/time";
import { titled, words } from "../../ui/words";
import { nameOf } from "./drawing";
import type { Drawing, Edge, Node } from "./drawing";
import { swatch } from "./kind-filter";

/** So many rows of each table are drawn at first, and as many further ones each time. */
const ROWS = 100;

/** The graph in words: whatever the picture shows, for the keyboard, for screen readers and for whoever likes lists. */
class GraphList extends Part {
  static override properties: Record<string, object> = {
    drawing: { attribute: false },
    selected: { attribute: false },
    entities: { state: true },
    relations: { state: true },
  };

  declare drawing: Drawing;
  declare selected: string | undefined;
  /** How many rows are drawn. */
  declare entities: number;
  declare relations: number;

  constructor() {
    super();
    this.entities = ROWS;
    this.relations = ROWS;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("drawing")) {
      this.entities = ROWS;
      this.relations = ROWS;
    }
  }

  protected override render(): unknown {
    const { nodes, edges } = this.drawing;
    if (nodes.length <= 1 && edges.length === 0) {
      return empty("Nothing held then", "Another time, or other kinds, may show more.");
    }
    const byId = new Map(nodes.map((node) => [node.id, node]));
    return html`<div class="stack">
      <h2>Entities</h2>
      ${this.#entities(nodes)}
      ${this.entities >= nodes.length
        ? nothing
        : html`<button type="button" class="button small" @click=${() => (this.entities += ROWS)}>Further entities</button>`}
      <h2>Relations</h2>
      ${edges.length === 0 ? html`<p class="muted">None of them relate.</p>` : this.#relations(edges, byId)}
      ${this.relations >= edges.length
        ? nothing
        : html`<button type="button" class="button small" @click=${() => (this.relations += ROWS)}>Further relations</button>`}
    </div>`;
  }

  #entities(nodes: readonly Node[]): unknown {
    return html`<div class="scrolling" tabindex="0" role="region" aria-label="Entities">
      <table class="graph-table">
        <caption class="visually-hidden">Entities, those with the most relations first</caption>
        <thead>
          <tr>
            <th scope="col">Name</th><th scope="col">Kind</th><th scope="col" class="number">Relations</th>
            <th scope="col" class="number">Mentions</th><th scope="col">Mentioned last</th>
          </tr>
        </thead>
        <tbody>
          ${repeat(
            nodes.slice(0, this.entities),
            (node) => node.id,
            (node) => html`<tr>
              <th scope="row">
                <a href=${linkTo("graph", "entity", node.id)} aria-current=${node.id === this.selected ? "true" : nothing} dir="auto">${nameOf(node)}</a>
              </th>
              <td class="kind-name">${swatch(node.kind)} ${titled(node.kind)}</td>
              <td class="number">${node.degree}</td>
              <td class="number">${node.mentions}</td>
              <td>${node.last_mentioned_at == null ? "–" : ago(node.last_mentioned_at)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #relations(edges: readonly Edge[], byId: ReadonlyMap<string, Node>): unknown {
    return html`<div class="scrolling" tabindex="0" role="region" aria-label="Relations">
      <table class="graph-table">
        <caption class="visually-hidden">Relations</caption>
        <thead>
          <tr>
            <th scope="col">From</th><th scope="col">Relation</th><th scope="col">To</th><th scope="col">Known since</th>
            <th scope="col" class="number">Strength</th>
          </tr>
        </thead>
        <tbody>
          ${repeat(
            edges.slice(0, this.relations),
            (edge) => edge.id,
            (edge) => html`<tr>
              <td dir="auto">${nameOf(byId.get(edge.from))}</td>
              <th scope="row">
                <a href=${linkTo("graph", "relation", edge.id)} aria-current=${edge.id === this.selected ? "true" : nothing}>${words(edge.predicate)}</a>
                ${edge.over ? html`<span class="chip">over</span>` : nothing}
              </th>
              <td dir="auto">${nameOf(byId.get(edge.to))}</td>
              <td>${ago(edge.recorded_at)}</td>
              <td class="number">${Math.round(edge.strength * 100)} %</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}

customElements.define("graph-list", GraphList);
