import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import type { ChartOption, Drawn } from "./charts";
import { Part } from "./page";
import { onLooksChanged, palette, wantsStillness } from "./palette";
import type { Palette } from "./palette";
import { failed, loading } from "./states";

/** How much room there is for a chart, in pixels, and how far it is zoomed. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly zoom: number;
}

/** Draws a chart in the colours of the moment. */
export type Draw = (colours: Palette, room: Room) => ChartOption;

/** Milliseconds of rest after which what was zoomed is drawn for its new size. */
const RESTS = 150;

/** What was clicked in a chart: a thing of its data, or in a graph a node or an edge. */
export interface Clicked {
  readonly type: string;
  readonly data: unknown;
}

/**
 * A chart. Its code is loaded when the first one is shown. It is drawn again when its size, the colours or the wish for less motion
 * change. What is in it has to be told in words beside it: it is a picture. Tells with `chart-click` what was clicked.
 */
export class Chart extends Part {
  static override properties: Record<string, object> = {
    draw: { attribute: false },
    label: { attribute: false },
    keeps: { attribute: false },
    charts: { state: true },
    failure: { state: true },
  };

  declare draw: Draw;
  /** What the picture shows. */
  declare label: string;
  /** Whether what was moved and zoomed stays so when it is drawn again. */
  declare keeps: boolean;
  declare charts: typeof import("./charts") | undefined;
  declare failure: unknown;
  #drawn: Drawn | undefined;
  #end: (() => void) | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;
  readonly #sized = new ResizeObserver(() => {
    const canvas = this.#canvas();
    if (canvas !== null && (canvas.clientWidth !== this.#width || canvas.clientHeight !== this.#height)) {
      this.#paint();
    }
  });
  /** The size that it was drawn for. */
  #width = 0;
  #height = 0;
  /** How far a graph is zoomed. */
  #zoom = 1;

  constructor() {
    super();
    this.keeps = false;
    this.label = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#end = onLooksChanged(() => this.#paint());
    void this.#load();
  }

  override disconnectedCallback(): void {
    clearTimeout(this.#rest);
    this.#end?.();
    this.#sized.disconnect();
    this.#drawn?.dispose();
    this.#drawn = undefined;
    super.disconnectedCallback();
  }

  async #load(): Promise<void> {
    this.failure = undefined;
    try {
      this.charts = await import("./charts");
    } catch (failure) {
      this.failure = failure;
    }
  }

  protected override updated(changed: PropertyValues): void {
    const canvas = this.#canvas();
    if (canvas !== null) {
      this.#sized.observe(canvas);
    }
    if (changed.has("draw") || changed.has("charts")) {
      this.#paint();
    }
  }

  /** Zooms a graph by a factor. */
  zoom(factor: number): void {
    this.#roam({ zoom: this.#zoom * factor });
  }

  /** Shows all of a graph again. */
  whole(): void {
    this.#roam({ zoom: 1, center: null });
  }

  #roam(to: { zoom: number; center?: null }): void {
    this.#drawn?.setOption({ series: [to] });
    this.#zoomed();
  }

  /** Draws what was zoomed for its new size. */
  #zoomed(): void {
    const [series] = (this.#drawn?.getOption() as { series?: { zoom?: number }[] } | undefined)?.series ?? [];
    this.#zoom = series?.zoom ?? 1;
    this.#paint();
  }

  #canvas(): HTMLElement | null {
    return this.querySelector(".chart-canvas");
  }

  #paint(): void {
    const canvas = this.#canvas();
    if (canvas === null || this.charts === undefined || canvas.clientWidth === 0) {
      return;
    }
    if (this.#drawn === undefined) {
      this.#drawn = this.charts.begin(canvas);
      this.#drawn.on("graphroam", (event) => {
        if ((event as { zoom?: number }).zoom !== undefined) {
          clearTimeout(this.#rest);
          this.#rest = setTimeout(() => this.#zoomed(), RESTS);
        }
      });
      this.#drawn.on("click", (event) => {
        const detail: Clicked = { type: event.dataType ?? "", data: event.data };
        this.dispatchEvent(new CustomEvent("chart-click", { detail, bubbles: true }));
      });
    }
    if (canvas.clientWidth !== this.#width || canvas.clientHeight !== this.#height) {
      this.#width = canvas.clientWidth;
      this.#height = canvas.clientHeight;
      this.#drawn.resize();
    }
    const colours = palette();
    const option = this.draw(colours, { width: canvas.clientWidth, height: canvas.clientHeight, zoom: this.#zoom });
    this.#drawn.setOption({ ...common(colours), ...option, ...(wantsStillness() ? { animation: false } : {}) }, { notMerge: !this.keeps });
  }

  protected override render(): unknown {
    if (this.failure !== undefined) {
      return failed(this.failure, () => void this.#load());
    }
    return html`${this.charts === undefined ? loading("Chart") : nothing}
      <div class="chart-canvas" role="img" aria-label=${this.label} ?hidden=${this.charts === undefined}></div>`;
  }
}

function common(colours: Palette): ChartOption {
  return {
    color: [...colours.series],
    textStyle: { color: colours.text, fontFamily: getComputedStyle(document.body).fontFamily },
    // What is under the pointer is drawn on a layer of its own, if all of it would take long.
    hoverLayerThreshold: 500,
  };
}

/** How tooltips look. What they say has to be made with {@link told}: of a text the library would make HTML. */
export function tooltipOf(colours: Palette) {
  return {
    confine: true,
    transitionDuration: 0,
    displayTransition: false,
    className: "chart-tooltip",
    backgroundColor: colours.raised,
    borderColor: colours.strong,
    borderWidth: 1,
    padding: 8,
    textStyle: { color: colours.text, fontSize: 13, fontWeight: "normal" as const },
  };
}

/** Lines of a tooltip. */
export function told(...lines: readonly string[]): HTMLElement[] {
  return lines.map((line) => {
    const element = document.createElement("div");
    element.dir = "auto";
    element.textContent = line;
    return element;
  });
}

customElements.define("orcha-chart", Chart);
