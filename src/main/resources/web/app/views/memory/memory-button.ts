import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import type { Account } from "../../shell/account";
import { linkTo } from "../../shell/routes";
import { icon } from "../../ui/icons";
import { Part } from "../../ui/page";
import { explained } from "../../ui/states";
import { forgetPending, keepPending, pendingOf } from "./pending-save";
import { sentences } from "./sentences";

type Step = "closed" | "generating" | "saving" | "saved" | "unsaved" | "failed";

const SAID: Record<Step, string> = {
  closed: "",
  generating: "Reading your recent conversations …",
  saving: "Saving …",
  saved: "Saved",
  unsaved: "Not saved yet",
  failed: "",
};

/**
 * The Memory button: makes a summary of what was said lately, shows it at once and stores it behind. What could not be stored is
 * kept until it is, also over a reload of the page.
 */
export class MemoryButton extends Part {
  static override properties: Record<string, object> = {
    account: { attribute: false },
    step: { state: true },
    content: { state: true },
    failure: { state: true },
  };

  declare account: Account;
  declare step: Step;
  declare content: string;
  declare failure: unknown;
  #running: AbortController | undefined;
  readonly #online = () => {
    if (this.step === "unsaved") {
      void this.#save();
    }
  };

  constructor() {
    super();
    this.step = "closed";
    this.content = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("online", this.#online);
  }

  override disconnectedCallback(): void {
    removeEventListener("online", this.#online);
    this.#running?.abort();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("account")) {
      const pending = pendingOf(this.account);
      this.content = pending ?? "";
      this.step = pending === undefined ? "closed" : "unsaved";
    }
  }

  protected override updated(changed: PropertyValues): void {
    const dialog = this.querySelector("dialog");
    if (changed.has("step") && this.step !== "closed" && dialog !== null && !dialog.open) {
      dialog.showModal();
    }
  }

  async #generate(): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    this.step = "generating";
    this.failure = undefined;
    try {
      const { userId, orcha } = this.account;
      const made = await orcha.generateMemory(userId, false, { signal: running.signal });
      this.content = made.content ?? "";
      if (this.content.trim() === "") {
        this.step = "saved";
        return;
      }
      keepPending(this.account, this.content);
      void this.#save();
    } catch (failure) {
      if (!running.signal.aborted) {
        this.failure = failure;
        this.step = "failed";
      }
    }
  }

  async #save(): Promise<void> {
    this.step = "saving";
    this.failure = undefined;
    try {
      await this.account.orcha.saveMemory(this.account.userId, this.content);
      forgetPending();
      this.step = "saved";
      this.dispatchEvent(new CustomEvent("memory-changed", { bubbles: true }));
    } catch (failure) {
      this.failure = failure;
      this.step = "unsaved";
    }
  }

  #close(): void {
    this.#running?.abort();
    if (this.step !== "saving" && this.step !== "unsaved") {
      this.step = "closed";
    }
  }

  #open(): void {
    if (this.step === "unsaved" || this.step === "saving") {
      this.querySelector("dialog")?.showModal();
    } else {
      void this.#generate();
    }
  }

  protected override render(): unknown {
    return html`<button type="button" class="button" @click=${this.#open}>
        ${icon("memory")} Memory${this.step === "unsaved" ? html` <span class="chip">not saved</span>` : nothing}
      </button>
      <dialog class="dialog" aria-labelledby="memory-dialog-title" @close=${this.#close}>
        <div class="stack">
          <h2 id="memory-dialog-title">What I remember of you</h2>
          <p class="row muted" role="status" data-step=${this.step}>
            ${this.step === "generating" || this.step === "saving"
              ? html`<span class="spinner" aria-hidden="true"></span>`
              : nothing}
            <span>${SAID[this.step]}</span>
          </p>
          ${this.#text()}
          ${this.failure === undefined
            ? nothing
            : html`<p class="banner" role="alert">
                ${explained(this.failure)}
                ${this.step === "unsaved" ? "The summary is kept in this browser until it is saved." : nothing}
              </p>`}
          <div class="dialog-buttons">
            ${this.step === "unsaved"
              ? html`<button type="button" class="button primary" @click=${() => void this.#save()}>Save again</button>
                  <button type="button" class="button" @click=${this.#discard}>Discard</button>`
              : nothing}
            ${this.step === "failed"
              ? html`<button type="button" class="button primary" @click=${() => void this.#generate()}>Try again</button>`
              : nothing}
            <a class="button" href=${linkTo("memory")} @click=${() => this.querySelector("dialog")?.close()}>Open the profile</a>
            <button type="button" class="button" @click=${() => this.querySelector("dialog")?.close()}>Close</button>
          </div>
        </div>
      </dialog>`;
  }

  #discard(): void {
    forgetPending();
    this.step = "closed";
    this.querySelector("dialog")?.close();
  }

  #text(): unknown {
    if (this.step === "generating" || this.step === "failed" || this.step === "closed") {
      return nothing;
    }
    const lines = sentences(this.content);
    return lines.length === 0
      ? html`<p class="muted">There is nothing to remember yet: say something about yourself first.</p>`
      : html`<ul class="stack">${lines.map((line) => html`<li dir="auto">${line}</li>`)}</ul>`;
  }
}

customElements.define("memory-button", MemoryButton);
