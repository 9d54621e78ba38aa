import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import type { Answer, Tagged } from "../../api/orcha";
import type { Account } from "../../shell/account";
import { goTo, linkTo } from "../../shell/routes";
import { deleteAfterAsking } from "../../ui/deletion";
import { icon } from "../../ui/icons";
import { Loader } from "../../ui/loader";
import { meter } from "../../ui/meter";
import { notify, notifyFailure } from "../../ui/notices";
import { Part } from "../../ui/page";
import { exact } from "../../ui/time";
import { count } from "../../ui/words";
import { editMemory } from "./memory-form";
import { KINDS, marks, ORIGINS, validity } from "./memory-words";

type Read = Tagged<"getLongTermMemory">;
type Detail = Answer<"getLongTermMemory">;

/** One memory: what it says, how it came to be, and what one can do about it. */
class MemoryDetail extends Part {
  static override properties: Record<string, object> = {
    account: { attribute: false },
    memoryId: { attribute: false },
  };

  declare account: Account;
  declare memoryId: string;
  readonly #read = new Loader<Read>(this, (signal) => this.account.orcha.callTagged("getLongTermMemory", this.#of(), { signal }));

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("account") || changed.has("memoryId")) {
      this.#read.value = undefined;
      void this.#read.load();
    }
  }

  #of() {
    return { user_id: this.account.userId, memory_id: this.memoryId };
  }

  protected override render(): unknown {
    return html`<p><a href=${linkTo("memories")}>All memories</a></p>
      ${this.#read.render((read) => this.#all(read), "Memory")}`;
  }

  #all(read: Read): unknown {
    const memory = read.value;
    return html`<article class="card stack" aria-labelledby="memory-text">
        <h2 id="memory-text" dir="auto">${memory.text}</h2>
        <div class="row">
          <span class="chip">${KINDS[memory.kind]}</span>
          ${marks(memory).map((mark) => html`<span class="chip">${mark}</span>`)}
        </div>
        ${memory.superseded_by == null
          ? nothing
          : html`<p class="banner">
              Something newer has taken its place: <a href=${linkTo("memories", memory.superseded_by)}>see what</a>.
            </p>`}
        ${this.#actions(read)} ${facts(memory)}
      </article>
      ${sources(memory)}`;
  }

  #actions(read: Read): unknown {
    const { pinned, suppressed } = read.value;
    return html`<div class="row" role="group" aria-label="Actions">
      <button type="button" class="button small" @click=${() => this.#edit(read)}>${icon("edit")} Edit</button>
      <button
        type="button"
        class="button small"
        @click=${() =>
          this.#do(
            pinned ? "unpinLongTermMemory" : "pinLongTermMemory",
            pinned ? "Unpinned" : "Pinned: nothing that is learned replaces it",
          )}
      >
        ${icon("pin")} ${pinned ? "Unpin" : "Pin"}
      </button>
      <button
        type="button"
        class="button small"
        @click=${() =>
          this.#do(
            suppressed ? "unsuppressLongTermMemory" : "suppressLongTermMemory",
            suppressed ? "It may be mentioned again" : "It is kept, and not mentioned any more",
          )}
      >
        ${icon("mute")} ${suppressed ? "Mention again" : "Don't mention"}
      </button>
      <button type="button" class="button small" @click=${() => this.#delete(read)}>${icon("trash")} Delete</button>
    </div>`;
  }

  async #edit(read: Read): Promise<void> {
    if ((await editMemory(this.account, read.value, read.tag)) !== undefined) {
      await this.#changed();
    }
  }

  async #do(
    operation: "pinLongTermMemory" | "unpinLongTermMemory" | "suppressLongTermMemory" | "unsuppressLongTermMemory",
    done: string,
  ): Promise<void> {
    try {
      await this.account.orcha.call(operation, this.#of());
      notify(done);
    } catch (failure) {
      notifyFailure(failure, { label: "Try again", run: () => this.#do(operation, done) });
    }
    await this.#changed();
  }

  async #delete(read: Read): Promise<void> {
    const deletion = {
      title: "Delete the memory?",
      text: html`<p dir="auto">“${read.value.text}”</p>
        <p>It is not learned again from what was said until now. The messages that say it stay, and so does the summary.</p>`,
      done: "The memory is deleted",
    };
    const gone = await deleteAfterAsking(deletion, () =>
      this.account.orcha.call("deleteLongTermMemory", { ...this.#of(), "If-Match": read.tag }),
    );
    if (gone === true) {
      this.#tell();
      goTo("memories");
    } else if (gone === false) {
      await this.#changed();
    }
  }

  async #changed(): Promise<void> {
    this.#tell();
    await this.#read.load();
  }

  #tell(): void {
    this.dispatchEvent(new CustomEvent("memory-changed", { bubbles: true }));
  }
}

function facts(memory: Detail): unknown {
  const recalled =
    memory.last_accessed_at == null
      ? "never yet"
      : `${count(memory.access_count, "time")}, last ${exact(memory.last_accessed_at)}`;
  return html`<dl class="facts">
    <dt>Importance</dt><dd>${meter("Importance", memory.importance)}</dd>
    <dt>Confidence</dt><dd>${meter("Confidence", memory.confidence)}</dd>
    <dt>Holds</dt><dd>${validity(memory) ?? "as far as is known, always"}</dd>
    <dt>Origin</dt><dd>${ORIGINS[memory.origin]}${memory.model == null ? "" : ` by ${memory.model}`}</dd>
    ${memory.scope === "shared" ? nothing : html`<dt>Assistant</dt><dd dir="auto">${memory.scope} only</dd>`}
    ${memory.said_at == null ? nothing : html`<dt>Said first</dt><dd>${exact(memory.said_at)}</dd>`}
    <dt>Remembered since</dt><dd>${exact(memory.created_at)}</dd>
    ${memory.updated_at === memory.created_at ? nothing : html`<dt>Changed</dt><dd>${exact(memory.updated_at)}</dd>`}
    ${memory.archived_at == null ? nothing : html`<dt>Archived</dt><dd>${exact(memory.archived_at)}; it is not recalled</dd>`}
    <dt>Recalled</dt><dd>${recalled}</dd>
  </dl>`;
}

/** Where it was said. */
function sources(memory: Detail): unknown {
  return html`<section class="card stack" aria-labelledby="memory-sources">
    <h2 id="memory-sources">What says it</h2>
    ${memory.said.length === 0
      ? html`<p class="muted">
          ${memory.origin === "written" ? "You wrote it: no message says it." : "No message that says it exists any more."}
        </p>`
      : html`<ul>
          ${memory.said.map(
            (said) => html`<li><a href=${linkTo("chat", said.session_id, said.message_id)}>Said ${exact(said.said_at)}</a></li>`,
          )}
        </ul>`}
  </section>`;
}

customElements.define("memory-detail", MemoryDetail);
