import { html } from "lit";
import type { PropertyValues } from "lit";
import { goTo } from "../../shell/routes";
import type { Chart, Clicked, Draw } from "../../ui/chart";
import { icon } from "../../ui/icons";
import { Part } from "../../ui/page";
import { count } from "../../ui/words";
import type { Drawing } from "./drawing";
import { optionOf } from "./graph-option";
import type { Spot } from "./layout";

/** By how much a button zooms. */
const STEP = 1.6;

/** The graph as a picture: to be moved and zoomed, and clicked. Everything in it is in the list as well. */
class GraphPicture extends Part {
  static override properties: Record<string, object> = {
    drawing: { attribute: false },
    spots: { attribute: false },
    selected: { attribute: false },
    draw: { state: true },
  };

  declare drawing: Drawing;
  declare spots: ReadonlyMap<string, Spot>;
  /** The node or the edge that is looked at. */
  declare selected: string | undefined;
  declare draw: Draw;
  /** What was clicked last. */
  #chosen: string | undefined;

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("drawing") || changed.has("spots") || changed.has("selected")) {
      const { drawing, spots, selected } = this;
      // Once: then it stays where it is moved. What was clicked is in sight.
      let isCentred = changed.has("selected") && selected !== this.#chosen;
      this.draw = (colours, room) => {
        const option = optionOf({ drawing, spots, selected }, isCentred, colours, room);
        isCentred = false;
        return option;
      };
    }
  }

  #clicked(event: CustomEvent<Clicked>): void {
    const { type, data } = event.detail;
    const id = (data as { id?: string } | undefined)?.id;
    if (id !== undefined) {
      this.#chosen = id;
      goTo("graph", type === "edge" ? "relation" : "entity", id);
    }
  }

  protected override render(): unknown {
    const { nodes, edges } = this.drawing;
    const label = `Picture of ${count(nodes.length, "node")} and ${count(edges.length, "relation")}; the list has all of it in words.`;
    return html`<div class="graph-picture">
      <orcha-chart class="graph-chart" .draw=${this.draw} .label=${label} .keeps=${true} @chart-click=${this.#clicked}></orcha-chart>
      <div class="graph-zoom" role="group" aria-label="Zoom">
        ${this.#zoom("plus", "Zoom in", (chart) => chart.zoom(STEP))} ${this.#zoom("minus", "Zoom out", (chart) => chart.zoom(1 / STEP))}
        ${this.#zoom("whole", "The whole picture", (chart) => chart.whole())}
      </div>
    </div>`;
  }

  #zoom(name: "plus" | "minus" | "whole", label: string, zoom: (chart: Chart) => void): unknown {
    const clicked = () => {
      const chart = this.querySelector<Chart>("orcha-chart");
      if (chart !== null) {
        zoom(chart);
      }
    };
    return html`<button type="button" class="icon-button" aria-label=${label} title=${label} @click=${clicked}>${icon(name)}</button>`;
  }
}

customElements.define("graph-picture", GraphPicture);
