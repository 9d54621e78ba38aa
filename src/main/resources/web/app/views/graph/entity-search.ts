import { html, nothing } from "lit";
import type { Answer } from "../../api/orcha";
import type { Account } from "../../shell/account";
import { linkTo } from "../../shell/routes";
import { icon } from "../../ui/icons";
import { Part } from "../../ui/page";
import { explained } from "../../ui/states";
import { words } from "../../ui/words";

type Found = Answer<"searchEntities">;

const SEARCHED_AFTER = 300;
const MOST = 8;

/** Finds entities by what they are called or by what they are; what is chosen is looked at. */
class EntitySearch extends Part {
  static override properties: Record<string, object> = {
    account: { attribute: false },
    found: { state: true },
    failure: { state: true },
  };

  declare account: Account;
  declare found: Found | undefined;
  declare failure: unknown;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;

  override disconnectedCallback(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
    super.disconnectedCallback();
  }

  #entered(event: Event): void {
    const query = (event.target as HTMLInputElement).value.trim();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#search(query), SEARCHED_AFTER);
  }

  async #search(query: string): Promise<void> {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.failure = undefined;
    if (query === "") {
      this.found = undefined;
      return;
    }
    const { orcha, userId } = this.account;
    const body = { query, user_identifier: userId, limit: MOST };
    try {
      const found = await orcha.call("searchEntities", { body }, { signal: running.signal });
      if (!running.signal.aborted) {
        this.found = found;
      }
    } catch (failure) {
      if (!running.signal.aborted) {
        this.failure = failure;
      }
    }
  }

  #close(): void {
    this.#running?.abort();
    this.found = undefined;
    this.failure = undefined;
  }

  #key(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      this.#close();
      this.querySelector("input")?.focus();
    }
  }

  #left(event: FocusEvent): void {
    if (event.relatedTarget !== null && !this.contains(event.relatedTarget as globalThis.Node)) {
      this.#close();
    }
  }

  protected override render(): unknown {
    return html`<div class="entity-search" role="search" @keydown=${this.#key} @focusout=${this.#left}>
      <label class="search">
        ${icon("search")}<span class="visually-hidden">Find somebody or something</span>
        <input type="search" dir="auto" maxlength="500" placeholder="Find somebody or something" @input=${this.#entered} />
      </label>
      <div role="status">${this.#results()}</div>
    </div>`;
  }

  #results(): unknown {
    if (this.failure !== undefined) {
      return html`<p class="found-entities banner">${explained(this.failure)}</p>`;
    }
    if (this.found === undefined) {
      return nothing;
    }
    const { entities, degraded } = this.found;
    return html`<ul class="found-entities plain-list" aria-label="Found">
      ${entities.length === 0 ? html`<li class="muted">Nothing is called so.</li>` : nothing}
      ${entities.map(
        (one) => html`<li>
          <a href=${linkTo("graph", "entity", one.id)} @click=${this.#close}>
            <strong dir="auto">${one.name}</strong> <span class="muted">${words(one.kind)}</span>
            ${one.facts[0] === undefined ? nothing : html`<span class="muted small" dir="auto">${one.facts[0].text}</span>`}
          </a>
        </li>`,
      )}
      ${degraded.map((reason) => html`<li class="muted small">${reason}</li>`)}
    </ul>`;
  }
}

customElements.define("entity-search", EntitySearch);
