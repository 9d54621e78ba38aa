import { html, nothing } from "lit";
import type { RelationDetail, UsedMemory, UsedModel } from "../../api/orcha";
import type { Account } from "../../shell/account";
import { linkTo } from "../../shell/routes";
import { Part } from "../../ui/page";
import { explained } from "../../ui/states";

type Recalled = UsedMemory["recalled"][number];

/** What a reply was given of the memory: in a line, and opened, each thing with the way to where it was said. */
class UsedMemoryPart extends Part {
  static override properties: Record<string, object> = {
    account: { attribute: false },
    used: { attribute: false },
    model: { attribute: false },
    facts: { state: true },
    failure: { state: true },
  };

  declare account: Account;
  declare used: UsedMemory;
  declare model: UsedModel | undefined;
  declare facts: readonly RelationDetail[] | undefined;
  declare failure: unknown;

  async #opened(event: Event): Promise<void> {
    const ids = this.used.facts ?? [];
    if (!(event.currentTarget as HTMLDetailsElement).open || this.facts !== undefined || ids.length === 0) {
      return;
    }
    const { orcha, userId } = this.account;
    try {
      this.facts = await Promise.all(ids.map((id) => orcha.call("getRelation", { user_id: userId, relation_id: id })));
    } catch (failure) {
      this.failure = failure;
    }
  }

  protected override render(): unknown {
    const model = this.model === undefined ? "" : ` · ${this.model.provider === "offline" ? "no language model" : this.model.name}`;
    if (!this.used.used) {
      return html`<p class="muted small">No memory used${model}</p>`;
    }
    return html`<details class="used" @toggle=${this.#opened}>
      <summary class="muted small">${this.#short()}${model}</summary>
      <ul class="plain-list stack">
        ${this.used.version == null
          ? nothing
          : html`<li><a href=${linkTo("memory", "versions", String(this.used.version))}>Your memory, version ${this.used.version}</a></li>`}
        ${this.used.recent_statements === 0
          ? nothing
          : html`<li>${count(this.used.recent_statements, "recent statement")} that the memory does not cover yet</li>`}
        ${this.used.recalled.map((recalled) => this.#recalled(recalled))}
        ${(this.facts ?? []).map(
          (fact) => html`<li><a href=${linkTo("graph", "relation", fact.id)} dir="auto">${fact.text}</a> <span class="chip">fact</span></li>`,
        )}
        ${this.failure === undefined ? nothing : html`<li class="muted">${explained(this.failure)}</li>`}
        ${(this.used.degraded ?? []).map((reason) => html`<li class="banner">${reason}</li>`)}
      </ul>
    </details>`;
  }

  #recalled(recalled: Recalled): unknown {
    const link =
      recalled.kind === "message" && recalled.session_id != null
        ? linkTo("chat", recalled.session_id, recalled.id)
        : linkTo("memories", recalled.id);
    return html`<li><a href=${link} dir="auto">${recalled.text}</a> <span class="chip">${recalled.kind}</span></li>`;
  }

  #short(): string {
    const parts = [
      this.used.version == null ? "" : "your memory",
      this.used.recent_statements === 0 ? "" : count(this.used.recent_statements, "recent statement"),
      this.used.recalled.length === 0 ? "" : `${this.used.recalled.length} recalled`,
      (this.used.facts ?? []).length === 0 ? "" : count((this.used.facts ?? []).length, "fact"),
    ];
    return `Used: ${parts.filter((part) => part !== "").join(", ")}`;
  }
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}

customElements.define("used-memory", UsedMemoryPart);
