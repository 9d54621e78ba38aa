import { html, nothing } from "lit";
import { Part } from "../../ui/page";
import { day } from "../../ui/time";
import { firstChange } from "./drawing";
import type { Drawing } from "./drawing";

const DAY = 86_400_000;
/** Milliseconds of rest after which what was chosen is shown. */
const RESTS = 200;

/** Chooses a time from the first change until now. Tells it with `time-chosen`; null is all that is known. */
class TimeSlider extends Part {
  static override properties: Record<string, object> = {
    drawing: { attribute: false },
    at: { attribute: false },
    moved: { state: true },
  };

  declare drawing: Drawing;
  declare at: string | undefined;
  /** Where the slider is while it moves, in days from the first change. */
  declare moved: number | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    clearTimeout(this.#rest);
    super.disconnectedCallback();
  }

  #chosen(event: Event, first: number): void {
    const days = Number((event.target as HTMLInputElement).value);
    this.moved = days;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#tell(instantAfter(first, days)), RESTS);
  }

  #tell(at: string | null): void {
    clearTimeout(this.#rest);
    this.moved = undefined;
    this.dispatchEvent(new CustomEvent("time-chosen", { detail: at }));
  }

  protected override render(): unknown {
    const first = firstChange(this.drawing);
    if (first === undefined) {
      return nothing;
    }
    const days = Math.max(1, Math.ceil((Date.now() - first) / DAY));
    const at = this.moved ?? (this.at === undefined ? days : Math.round((Date.parse(this.at) - first) / DAY));
    const isAll = this.at === undefined && this.moved === undefined;
    const said = isAll ? "All times" : day(instantAfter(first, at));
    return html`<div class="time-slider">
      <label class="field grow">
        <span class="row apart"><span>What held at a time</span> <output>${said}</output></span>
        <input
          type="range"
          class="wide"
          min="0"
          max=${days}
          step="1"
          .value=${String(at)}
          aria-valuetext=${said}
          @input=${(event: Event) => this.#chosen(event, first)}
        />
        <span class="row apart muted small"><span>${day(new Date(first).toISOString())}</span> <span>today</span></span>
      </label>
      <button type="button" class="button small" ?disabled=${isAll} @click=${() => this.#tell(null)}>All times</button>
    </div>`;
  }
}

function instantAfter(first: number, days: number): string {
  return new Date(Math.min(Date.now(), first + days * DAY)).toISOString();
}

customElements.define("time-slider", TimeSlider);
