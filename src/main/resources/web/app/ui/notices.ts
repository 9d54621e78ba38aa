import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { icon } from "./icons";
import { Part } from "./page";
import { explained } from "./states";

interface Notice {
  readonly id: number;
  readonly text: string;
  readonly kind: "done" | "failure";
  readonly action: Action | undefined;
}

/** What a notice offers, such as to take it back. */
export interface Action {
  readonly label: string;
  readonly run: () => unknown;
}

const SHOWN_FOR = 8_000;
/** Whoever has something to decide needs more time. */
const SHOWN_WITH_ACTION = 30_000;

let notices: readonly Notice[] = [];
let last = 0;
const changed = new EventTarget();

function change(next: readonly Notice[]): void {
  notices = next;
  changed.dispatchEvent(new Event("change"));
}

/** Says that something was done. */
export function notify(text: string, action?: Action): void {
  add({ id: ++last, text, kind: "done", action });
}

/** Says that something failed that has no place of its own. */
export function notifyFailure(failure: unknown, action?: Action): void {
  add({ id: ++last, text: explained(failure), kind: "failure", action });
}

function add(notice: Notice): void {
  change([...notices.filter((other) => other.text !== notice.text), notice].slice(-4));
  setTimeout(() => dismiss(notice), notice.action === undefined ? SHOWN_FOR : SHOWN_WITH_ACTION);
}

function dismiss(notice: Notice): void {
  change(notices.filter((other) => other !== notice));
}

/** Where notices appear; screen readers read them as they come. */
class Notices extends Part {
  readonly #update = () => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    changed.addEventListener("change", this.#update);
  }

  override disconnectedCallback(): void {
    changed.removeEventListener("change", this.#update);
    super.disconnectedCallback();
  }

  protected override render(): unknown {
    return html`<div class="notices" role="status" aria-live="polite">
      ${repeat(
        notices,
        (notice) => notice.id,
        (notice) => html`<div class="notice" data-kind=${notice.kind}>
          <p>${notice.text}</p>
          ${notice.action === undefined
            ? nothing
            : html`<button type="button" class="button small" @click=${() => act(notice)}>${notice.action.label}</button>`}
          <button type="button" class="icon-button" aria-label="Dismiss" @click=${() => dismiss(notice)}>
            ${icon("close")}
          </button>
        </div>`,
      )}
    </div>`;
  }
}

function act(notice: Notice): void {
  dismiss(notice);
  notice.action?.run();
}

customElements.define("orcha-notices", Notices);
