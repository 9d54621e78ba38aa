import { html, nothing } from "lit";
import { OrchaError } from "../../api/orcha";
import type { RelationDetail, UsedMemory } from "../../api/orcha";
import type { Account } from "../../shell/account";
import { linkTo } from "../../shell/routes";
import { Part } from "../../ui/page";
import { explained } from "../../ui/states";
import { count } from "../../ui/words";
import type { Line } from "./conversation";

type Recalled = UsedMemory["recalled"][number];

/** How much of what a reply was given. */
interface Amounts {
  readonly version: number | undefined;
  readonly statements: number;
  readonly recalled: number;
  readonly facts: number;
}

/** What a reply was given of the memory: in a line, and opened, each thing with the way to where it was said. */
class UsedMemoryPart extends Part {
  static override properties: Record<string, object> = {
    account: { attribute: false },
    session: { attribute: false },
    line: { attribute: false },
    known: { attribute: false },
    read: { state: true },
    facts: { state: true },
    failure: { state: true },
  };

  declare account: Account;
  /** Where a stored reply stands; null in a temporary chat. */
  declare session: string | null;
  declare line: Line;
  /** What a reply of this visit told with itself. */
  declare known: UsedMemory | undefined;
  /** The same of a stored reply, read when it is opened. */
  declare read: UsedMemory | undefined;
  declare facts: readonly RelationDetail[] | undefined;
  declare failure: unknown;

  async #opened(event: Event): Promise<void> {
    if (!(event.currentTarget as HTMLDetailsElement).open || this.facts !== undefined) {
      return;
    }
    try {
      const used = this.known ?? (await this.#stored());
      this.read = used;
      this.facts = await this.#factsOf(used?.facts ?? []);
      this.failure = undefined;
    } catch (failure) {
      this.failure = failure;
    }
  }

  async #stored(): Promise<UsedMemory | undefined> {
    const { orcha, userId } = this.account;
    return this.session === null || this.line.id === undefined
      ? undefined
      : orcha.call("getReplyMemory", { session_id: this.session, message_id: this.line.id, user_id: userId });
  }

  /** Those that are still there. */
  async #factsOf(ids: readonly string[]): Promise<RelationDetail[]> {
    const { orcha, userId } = this.account;
    const found = await Promise.all(
      ids.map((id) => orcha.call("getRelation", { user_id: userId, relation_id: id }).catch(unlessGone)),
    );
    return found.filter((fact) => fact !== undefined);
  }

  protected override render(): unknown {
    const model = this.line.model;
    const by = model === undefined ? "" : ` · ${model.provider === "offline" ? "no language model" : model.name}`;
    const short = shortOf(this.#amounts());
    if (short === "") {
      return html`<p class="muted small">No memory used${by}</p>`;
    }
    return html`<details class="used" @toggle=${this.#opened}>
      <summary class="muted small">Used: ${short}${by}</summary>
      <ul class="plain-list stack">
        ${this.#list(this.known ?? this.read)}
      </ul>
    </details>`;
  }

  #amounts(): Amounts {
    const used = this.known ?? this.line.stored;
    return {
      version: used?.version ?? undefined,
      statements: used?.recent_statements ?? 0,
      recalled: used?.recalled.length ?? 0,
      facts: used?.facts?.length ?? 0,
    };
  }

  #list(used: UsedMemory | undefined): unknown {
    const { version, statements, recalled, facts } = this.#amounts();
    const gone = used === undefined || this.facts === undefined ? 0 : recalled - used.recalled.length + facts - this.facts.length;
    return html`${version === undefined
      ? nothing
      : html`<li><a href=${linkTo("memory", "versions", String(version))}>Your memory, version ${version}</a></li>`}
    ${statements === 0 ? nothing : html`<li>${count(statements, "recent statement")} that the memory did not cover yet</li>`}
    ${used?.recalled.map(entryOf)}
    ${this.facts?.map(
      (fact) => html`<li><a href=${linkTo("graph", "relation", fact.id)} dir="auto">${fact.text}</a> <span class="chip">fact</span></li>`,
    )}
    ${gone === 0 ? nothing : html`<li class="muted">${count(gone, "thing")} that you have erased since</li>`}
    ${used === undefined && this.failure === undefined ? html`<li class="muted" role="status">Loading …</li>` : nothing}
    ${this.failure === undefined ? nothing : html`<li class="muted">${explained(this.failure)}</li>`}
    ${used?.degraded?.map((reason) => html`<li class="banner">${reason}</li>`)}`;
  }
}

function unlessGone(failure: unknown): undefined {
  if (!(failure instanceof OrchaError && failure.status === 404)) {
    throw failure;
  }
}

function entryOf(recalled: Recalled): unknown {
  const link =
    recalled.kind === "message" && recalled.session_id != null
      ? linkTo("chat", recalled.session_id, recalled.id)
      : linkTo("memories", recalled.id);
  return html`<li><a href=${link} dir="auto">${recalled.text}</a> <span class="chip">${recalled.kind}</span></li>`;
}

function shortOf({ version, statements, recalled, facts }: Amounts): string {
  const parts = [
    version === undefined ? "" : "your memory",
    statements === 0 ? "" : count(statements, "recent statement"),
    recalled === 0 ? "" : `${recalled} recalled`,
    facts === 0 ? "" : count(facts, "fact"),
  ];
  return parts.filter((part) => part !== "").join(", ");
}

customElements.define("used-memory", UsedMemoryPart);
