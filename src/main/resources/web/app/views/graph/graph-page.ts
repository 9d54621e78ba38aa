import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import { goTo, linkTo } from "../../shell/routes";
import { icon } from "../../ui/icons";
import { Loader } from "../../ui/loader";
import { Page } from "../../ui/page";
import { empty, failed, loading } from "../../ui/states";
import { kindsOf, readGraph, without } from "./drawing";
import type { Drawing } from "./drawing";
import { kindFilter } from "./kind-filter";
import { layOut } from "./layout";
import type { Spot } from "./layout";
import { addRelation } from "./relation-form";
import "../../ui/chart";
import "./entity-panel";
import "./entity-search";
import "./graph-list";
import "./graph-picture";
import "./relation-panel";
import "./time-slider";

/** Who and what the person's life consists of: as a picture and as a list, at any time, with what one can correct. */
class GraphPage extends Page {
  static override properties: Record<string, object> = {
    ...Page.properties,
    shows: { state: true },
    at: { state: true },
    left: { state: true },
    spots: { state: true },
    failure: { state: true },
  };

  declare shows: "picture" | "list";
  /** The time that is looked at; undefined for all that is known. */
  declare at: string | undefined;
  /** The kinds of entities that are left out. */
  declare left: ReadonlySet<string>;
  /** Where everything lies in the picture. */
  declare spots: ReadonlyMap<string, Spot>;
  declare failure: unknown;
  /** What the places were found for. */
  #placed: Drawing | undefined;
  #placing: AbortController | undefined;
  readonly #all = new Loader<Drawing>(this, (signal) => readGraph(this.account, undefined, signal));
  readonly #held = new Loader<Drawing>(this, (signal) => readGraph(this.account, this.at, signal));

  constructor() {
    super();
    this.shows = "picture";
    this.left = new Set();
    this.spots = new Map();
  }

  override disconnectedCallback(): void {
    this.#placing?.abort();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("account")) {
      this.at = undefined;
      this.spots = new Map();
      this.#all.value = undefined;
      void this.#all.load();
    }
    if (changed.has("at") && this.at !== undefined) {
      void this.#held.load();
    }
  }

  protected override updated(changed: PropertyValues): void {
    const all = this.#all.value;
    if (all !== undefined && all !== this.#placed) {
      void this.#place(all);
    }
    const before = changed.get("route");
    if (before !== undefined && this.route.path[1] !== undefined && before.path.join() !== this.route.path.join()) {
      this.querySelector<HTMLElement>(".graph-panel")?.focus();
    }
  }

  async #place(all: Drawing): Promise<void> {
    this.#placing?.abort();
    const placing = new AbortController();
    this.#placing = placing;
    this.#placed = all;
    this.failure = undefined;
    const places = new Map(all.nodes.map((node, at) => [node.id, at]));
    const edges = all.edges.map((edge) => [places.get(edge.from) ?? 0, places.get(edge.to) ?? 0] as const);
    try {
      this.spots = await layOut([...places.keys()], edges, this.spots, placing.signal);
    } catch (failure) {
      if (!placing.signal.aborted) {
        this.failure = failure;
      }
    }
  }

  #reload(): void {
    void this.#all.load();
    if (this.at !== undefined) {
      void this.#held.load();
    }
  }

  async #add(): Promise<void> {
    const added = await addRelation(this.account, this.#all.value?.nodes ?? [], undefined);
    if (added !== undefined) {
      this.#reload();
      goTo("graph", "relation", added.id);
    }
  }

  protected override render(): unknown {
    return html`<div class="page graph-page" @graph-changed=${this.#reload}>
      <div class="row apart">
        <h1>Graph</h1>
        <div class="row">
          ${this.#choice("picture", "Picture")} ${this.#choice("list", "List")}
          <button type="button" class="button small" @click=${this.#add}>${icon("plus")} Add a relation</button>
        </div>
      </div>
      ${this.#all.render((all) => this.#shown(all), "Graph")}
    </div>`;
  }

  #choice(shows: "picture" | "list", name: string): unknown {
    return html`<button
      type="button"
      class="button small choice"
      aria-pressed=${this.shows === shows}
      @click=${() => (this.shows = shows)}
    >
      ${name}
    </button>`;
  }

  #shown(all: Drawing): unknown {
    const panel = this.#panel(all);
    if (all.nodes.length <= 1 && all.edges.length === 0) {
      const chat = html`<a href=${linkTo("chat")}>chat</a>`;
      return html`${empty("Nothing is known yet", html`Who and what you speak of in the ${chat} is drawn here, with how it relates.`)}${panel}`;
    }
    return html`<div class="graph-tools">
        <entity-search .account=${this.account}></entity-search>
        <time-slider .drawing=${all} .at=${this.at} @time-chosen=${(event: CustomEvent<string | null>) => (this.at = event.detail ?? undefined)}></time-slider>
        ${kindFilter(kindsOf(all), this.left, (left) => (this.left = left))}
      </div>
      <div class="graph-parts" data-panel=${panel === nothing ? "none" : "open"}>
        <section class="graph-main" aria-label=${this.shows === "picture" ? "Picture of the graph" : "List of the graph"}>
          ${this.at === undefined ? this.#part(all) : this.#held.render((held) => this.#part(held), "Graph")}
        </section>
        ${panel}
      </div>`;
  }

  #part(drawing: Drawing): unknown {
    const shown = without(drawing, this.left);
    const selected = this.route.path[1];
    if (this.shows === "list") {
      return html`<graph-list .drawing=${shown} .selected=${selected}></graph-list>`;
    }
    if (this.failure !== undefined) {
      return failed(this.failure, () => this.#placed && void this.#place(this.#placed));
    }
    return this.spots.size === 0
      ? loading("Picture")
      : html`<graph-picture .drawing=${shown} .spots=${this.spots} .selected=${selected}></graph-picture>`;
  }

  /** What is looked at, with what one can do about it. */
  #panel(all: Drawing): unknown {
    const [what, id] = this.route.path;
    if (id === undefined || (what !== "entity" && what !== "relation")) {
      return nothing;
    }
    return html`<aside class="graph-panel card" tabindex="-1" aria-label="Details">
      <a class="icon-button graph-close" href=${linkTo("graph")} aria-label="Close the details" title="Close">${icon("close")}</a>
      ${what === "entity"
        ? html`<entity-panel .account=${this.account} .entityId=${id} .nodes=${all.nodes}></entity-panel>`
        : html`<relation-panel .account=${this.account} .relationId=${id} .nodes=${all.nodes}></relation-panel>`}
    </aside>`;
  }
}

customElements.define("graph-page", GraphPage);
