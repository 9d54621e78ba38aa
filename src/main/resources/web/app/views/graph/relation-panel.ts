import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import type { Tagged } from "../../api/orcha";
import type { Account } from "../../shell/account";
import { goTo, linkTo } from "../../shell/routes";
import { deleteAfterAsking } from "../../ui/deletion";
import { Loader } from "../../ui/loader";
import { meter } from "../../ui/meter";
import { Part } from "../../ui/page";
import { day, exact } from "../../ui/time";
import { words } from "../../ui/words";
import { nameOf, USER } from "./drawing";
import type { Node } from "./drawing";
import { editRelation } from "./relation-form";
import type { Relation } from "./relation-form";

/** How two things relate: what says it, what was known before, and what one can correct about it. */
class RelationPanel extends Part {
  static override properties: Record<string, object> = {
    account: { attribute: false },
    relationId: { attribute: false },
    nodes: { attribute: false },
  };

  declare account: Account;
  declare relationId: string;
  /** All that there is, to choose from. */
  declare nodes: readonly Node[];
  readonly #read = new Loader<Tagged<"getRelation">>(this, (signal) => this.account.orcha.callTagged("getRelation", this.#of(), { signal }));

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("account") || changed.has("relationId")) {
      this.#read.value = undefined;
      void this.#read.load();
    }
  }

  #of() {
    return { user_id: this.account.userId, relation_id: this.relationId };
  }

  protected override render(): unknown {
    return this.#read.render((read) => this.#all(read), "Details");
  }

  #all(read: Tagged<"getRelation">): unknown {
    const relation = read.value;
    return html`<div class="stack">
      <h2 dir="auto">${relation.text}</h2>
      <p class="row">
        ${relation.over ? html`<span class="chip">over</span>` : nothing}
        <span class="chip">${relation.origin === "written" ? "written by you" : "learned"}</span>
      </p>
      ${relation.superseded_at == null
        ? html`<div class="row" role="group" aria-label="Actions">
            <button type="button" class="button small" @click=${() => this.#edit(read)}>Correct</button>
            <button type="button" class="button small" @click=${() => this.#delete(read)}>Delete</button>
          </div>`
        : this.#superseded(relation)}
      <dl class="facts">
        <dt>From</dt><dd>${this.#end(relation.subject, relation.subject_name)}</dd>
        <dt>Relation</dt><dd>${words(relation.predicate)}</dd>
        <dt>To</dt>
        <dd dir="auto">${relation.object == null ? relation.value : this.#end(relation.object, relation.object_name)}</dd>
        <dt>Holds</dt><dd>${held(relation)}</dd>
        <dt>Strength</dt><dd>${meter("Strength", relation.strength)}</dd>
        <dt>Confidence</dt><dd>${meter("Confidence", relation.confidence)}</dd>
        <dt>Known since</dt><dd>${exact(relation.recorded_at)}${relation.model == null ? "" : `, by ${relation.model}`}</dd>
      </dl>
      ${said(relation)} ${history(relation)}
    </div>`;
  }

  #superseded(relation: Relation): unknown {
    const by = relation.superseded_by;
    return html`<p class="banner">
      This is what was known until ${day(relation.superseded_at ?? "")}.
      ${by == null ? nothing : html`<a href=${linkTo("graph", "relation", by)}>See what is known now</a>`}
    </p>`;
  }

  #end(id: string, name: string | null | undefined): unknown {
    const known = id === USER ? nameOf(this.nodes.find((node) => node.id === USER)) : (name ?? id);
    return html`<a href=${linkTo("graph", "entity", id)} dir="auto">${known}</a>`;
  }

  async #edit({ value, tag }: Tagged<"getRelation">): Promise<void> {
    if (await editRelation(this.account, this.nodes, value, tag)) {
      this.#changed();
    }
  }

  async #delete({ value, tag }: Tagged<"getRelation">): Promise<void> {
    const deletion = {
      title: "Delete the relation?",
      text: html`<p dir="auto">“${value.text}”</p>
        <p>
          What it was before goes as well, and so does whoever or whatever then relates to nothing. Messages and memories stay, and it is
          not learned from them again; said anew, it is.
        </p>`,
      done: "It is deleted",
    };
    const gone = await deleteAfterAsking(deletion, () =>
      this.account.orcha.call("deleteRelation", { ...this.#of(), "If-Match": tag }),
    );
    if (gone === true) {
      this.#tell();
      goTo("graph");
    } else if (gone === false) {
      this.#changed();
    }
  }

  #tell(): void {
    this.dispatchEvent(new CustomEvent("graph-changed", { bubbles: true }));
  }

  #changed(): void {
    this.#tell();
    if (this.isConnected) {
      void this.#read.load();
    }
  }
}

function held({ valid_from: from, valid_to: to }: Pick<Relation, "valid_from" | "valid_to">): string {
  if (from == null) {
    return to == null ? "as far as is known, always" : `until ${day(to)}`;
  }
  return to == null ? `since ${day(from)}` : `${day(from)} to ${day(to)}`;
}

function said(relation: Relation): unknown {
  return html`<h3>What says it</h3>
    ${relation.said.length === 0 && relation.memories.length === 0
      ? html`<p class="muted">${relation.origin === "written" ? "You wrote it." : "No message that says it exists any more."}</p>`
      : html`<ul>
          ${relation.said.map(
            (one) => html`<li><a href=${linkTo("chat", one.session_id, one.message_id)}>Said ${exact(one.said_at)}</a></li>`,
          )}
          ${relation.memories.map((id) => html`<li><a href=${linkTo("memories", id)}>A long-term memory</a></li>`)}
        </ul>`}`;
}

function history(relation: Relation): unknown {
  return relation.history.length === 0
    ? nothing
    : html`<h3>What was known before</h3>
        <ol class="plain-list relations" reversed>
          ${relation.history.map(
            (one) => html`<li>
              <span dir="auto">${one.text}</span>
              <span class="muted small">
                Held: ${held(one)}. Known from ${day(one.recorded_at)}${one.superseded_at == null ? "" : ` until ${day(one.superseded_at)}`}.
              </span>
            </li>`,
          )}
        </ol>`;
}

customElements.define("relation-panel", RelationPanel);
