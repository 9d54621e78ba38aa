import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Tagged } from "../../api/orcha";
import type { Account } from "../../shell/account";
import { goTo, linkTo } from "../../shell/routes";
import { deleteAfterAsking } from "../../ui/deletion";
import { Loader } from "../../ui/loader";
import { Part } from "../../ui/page";
import { ago, day } from "../../ui/time";
import { count, titled } from "../../ui/words";
import { nameOf, USER } from "./drawing";
import type { Node } from "./drawing";
import { editEntity, mergeEntity, splitEntity, takeApart } from "./entity-form";
import type { ListedRelation } from "./entity-form";
import { addRelation } from "./relation-form";

interface Shown {
  /** Undefined of the person, who is no entity. */
  readonly entity: Tagged<"getEntity"> | undefined;
  readonly relations: readonly ListedRelation[];
}

/** Relations are read until so many are there; who has more sees that they are the newest. */
const MOST_RELATIONS = 1_000;

/** Somebody or something: what is known of it, and what one can correct about it. */
class EntityPanel extends Part {
  static override properties: Record<string, object> = {
    account: { attribute: false },
    entityId: { attribute: false },
    nodes: { attribute: false },
  };

  declare account: Account;
  declare entityId: string;
  /** All that there is, to choose from. */
  declare nodes: readonly Node[];
  readonly #shown = new Loader<Shown>(this, (signal) => this.#read(signal));

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("account") || changed.has("entityId")) {
      this.#shown.value = undefined;
      void this.#shown.load();
    }
  }

  #of() {
    return { user_id: this.account.userId, entity_id: this.entityId };
  }

  async #read(signal: AbortSignal): Promise<Shown> {
    const { orcha, userId } = this.account;
    const [entity, relations] = await Promise.all([
      this.entityId === USER ? undefined : orcha.callTagged("getEntity", this.#of(), { signal }),
      this.#relations(orcha.pages("listRelations", { user_id: userId, entity: this.entityId, limit: 500 }, (page) => page.relations, { signal })),
    ]);
    return { entity, relations };
  }

  async #relations(pages: AsyncGenerator<ListedRelation[]>): Promise<readonly ListedRelation[]> {
    const all: ListedRelation[] = [];
    for await (const page of pages) {
      all.push(...page);
      if (all.length >= MOST_RELATIONS) {
        break;
      }
    }
    return all;
  }

  protected override render(): unknown {
    return this.#shown.render((shown) => this.#all(shown), "Details");
  }

  #all({ entity, relations }: Shown): unknown {
    const node = this.nodes.find((one) => one.id === this.entityId);
    const of = entity?.value;
    return html`<div class="stack">
      <h2 dir="auto">${of?.name ?? nameOf(node)}</h2>
      ${of === undefined ? nothing : html`<p><span class="chip">${titled(of.kind)}</span></p>`}
      ${of?.merged_into == null
        ? nothing
        : html`<p class="banner">
            It is a part of <a href=${linkTo("graph", "entity", of.merged_into)}>another entity</a>.
            <button type="button" class="link-button" @click=${() => this.#takeApart(of.merged_into ?? "", of.id)}>Take it out</button>
          </p>`}
      <div class="row" role="group" aria-label="Actions">
        ${entity === undefined ? nothing : this.#actions(entity, relations)}
        <button type="button" class="button small" @click=${this.#add}>Add a relation</button>
      </div>
      ${this.#facts(entity?.value, node)} ${relationsOf(relations)}
    </div>`;
  }

  #actions(entity: Tagged<"getEntity">, relations: readonly ListedRelation[]): unknown {
    const of = entity.value;
    const isPart = of.merged_into != null;
    return html`<button type="button" class="button small" @click=${() => this.#edit(entity)}>Correct</button>
      ${isPart
        ? nothing
        : html`<button type="button" class="button small" @click=${() => this.#merge(entity)}>Same as …</button>
            <button type="button" class="button small" @click=${() => this.#split(entity, relations)}>It is two …</button>`}
      <button type="button" class="button small" @click=${() => this.#delete(entity)}>Delete</button>`;
  }

  #facts(of: Tagged<"getEntity">["value"] | undefined, node: Node | undefined): unknown {
    const attributes = Object.entries(of?.attributes ?? node?.attributes ?? {});
    return html`<dl class="facts">
      ${of === undefined || of.aliases.length === 0 ? nothing : html`<dt>Also called</dt><dd dir="auto">${of.aliases.join(", ")}</dd>`}
      ${attributes.map(([name, values]) => html`<dt>${titled(name)}</dt><dd dir="auto">${values.join(", ")}</dd>`)}
      ${of === undefined ? nothing : html`<dt>Mentioned</dt><dd>${mentioned(of)}</dd>`}
      ${of === undefined ? nothing : html`<dt>Origin</dt><dd>${of.origin === "written" ? "written by you" : "learned"}</dd>`}
      ${of === undefined || of.merged.length === 0
        ? nothing
        : html`<dt>Made of</dt>
            <dd>
              <ul class="plain-list">
                ${of.merged.map(
                  (part) => html`<li class="row">
                    <a href=${linkTo("graph", "entity", part.id)} dir="auto">${part.name}</a>
                    <button type="button" class="link-button" @click=${() => this.#takeApart(of.id, part.id)}>Take it out</button>
                  </li>`,
                )}
              </ul>
            </dd>`}
    </dl>`;
  }

  async #edit({ value, tag }: Tagged<"getEntity">): Promise<void> {
    if (await editEntity(this.account, this.nodes, value, tag)) {
      this.#changed();
    }
  }

  async #merge({ value }: Tagged<"getEntity">): Promise<void> {
    const into = await mergeEntity(this.account, this.nodes, value, () => this.#changed());
    if (into !== undefined) {
      goTo("graph", "entity", into);
      this.#changed();
    }
  }

  async #split({ value }: Tagged<"getEntity">, relations: readonly ListedRelation[]): Promise<void> {
    const other = await splitEntity(this.account, this.nodes, value, relations);
    if (other !== undefined) {
      goTo("graph", "entity", other);
      this.#changed();
    }
  }

  async #takeApart(entity: string, part: string): Promise<void> {
    await takeApart(this.account, entity, part);
    this.#changed();
  }

  async #add(): Promise<void> {
    if ((await addRelation(this.account, this.nodes, this.entityId)) !== undefined) {
      this.#changed();
    }
  }

  async #delete({ value, tag }: Tagged<"getEntity">): Promise<void> {
    const deletion = {
      title: `Delete ${value.name}?`,
      text: html`<p>
        All that relates to it goes as well: ${count(value.degree, "relation")}, with what they were before. Messages and memories stay, and
        it is not learned from them again; said anew, it is.
      </p>`,
      done: "It is deleted",
    };
    const gone = await deleteAfterAsking(deletion, () =>
      this.account.orcha.call("deleteEntity", { ...this.#of(), "If-Match": tag }),
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
      void this.#shown.load();
    }
  }
}

function mentioned(of: Tagged<"getEntity">["value"]): string {
  if (of.first_mentioned_at == null || of.last_mentioned_at == null) {
    return "in no message that exists";
  }
  return `in ${count(of.mentions, "message")}, from ${day(of.first_mentioned_at)} to ${ago(of.last_mentioned_at)}`;
}

function relationsOf(relations: readonly ListedRelation[]): unknown {
  return html`<h3>What is known</h3>
    ${relations.length === 0
      ? html`<p class="muted">Nothing is known of it yet.</p>`
      : html`<ul class="plain-list relations">
          ${repeat(
            relations,
            (relation) => relation.id,
            (relation) => html`<li>
              <a href=${linkTo("graph", "relation", relation.id)} dir="auto">${relation.text}</a>
              ${relation.over ? html`<span class="chip">over</span>` : nothing}
            </li>`,
          )}
        </ul>
        ${relations.length < MOST_RELATIONS ? nothing : html`<p class="muted small">These are the newest ones.</p>`}`}`;
}

customElements.define("entity-panel", EntityPanel);
