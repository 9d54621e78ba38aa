import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { OrchaError } from "../../api/orcha";
import type { ReadMemory, SentenceExplanation } from "../../api/orcha";
import type { Account } from "../../shell/account";
import { linkTo } from "../../shell/routes";
import { ask } from "../../ui/dialog";
import { icon } from "../../ui/icons";
import { Loader } from "../../ui/loader";
import { notify, notifyFailure } from "../../ui/notices";
import { Part } from "../../ui/page";
import { empty } from "../../ui/states";
import { ago, exact } from "../../ui/time";
import { editByHand } from "./edit-memory";
import { forget, pin, suppress, unpin, unsuppress } from "./sentence-actions";
import { sourcesOf } from "./sentence-sources";

interface Shown {
  readonly read: ReadMemory;
  readonly sentences: readonly SentenceExplanation[];
}

/** The memory sentence by sentence, each with what one can do about it. */
export class MemoryProfile extends Part {
  static override properties: Record<string, object> = {
    account: { attribute: false },
    open: { state: true },
    busy: { state: true },
  };

  declare account: Account;
  /** The sentence whose sources are shown. */
  declare open: string | undefined;
  declare busy: boolean;
  readonly #shown = new Loader<Shown>(this, (signal) => this.#read(signal));

  constructor() {
    super();
    this.busy = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("account")) {
      void this.load();
    }
  }

  load(): Promise<void> {
    return this.#shown.load();
  }

  async #read(signal: AbortSignal): Promise<Shown> {
    const { orcha, userId } = this.account;
    const [read, why] = await Promise.all([
      orcha.readMemory(userId, { signal }),
      orcha.call("explainMemory", { user_id: userId }, { signal }),
    ]);
    return { read, sentences: why.sentences };
  }

  protected override render(): unknown {
    return this.#shown.render((shown) => this.#all(shown), "Memory");
  }

  #all({ read, sentences }: Shown): unknown {
    const head = read.memory;
    if (head === null || head.content.trim() === "") {
      return html`${empty("Nothing is remembered yet", html`Say something about yourself in the <a href=${linkTo("chat")}>chat</a>, or write it here.`)}
        <div class="row centred">
          <button type="button" class="button" @click=${() => this.#edit(read)}>${icon("edit")} Write</button>
        </div>`;
    }
    return html`<p class="muted">
        Version ${head.version}, updated <time datetime=${head.updated_at} title=${exact(head.updated_at)}>${ago(head.updated_at)}</time>
      </p>
      <ul class="plain-list sentences" aria-label="What is remembered">
        ${repeat(
          sentences,
          (one) => one.sentence,
          (one) => this.#sentence(one),
        )}
      </ul>
      <div class="row">
        <button type="button" class="button" ?disabled=${this.busy} @click=${() => this.#edit(read)}>${icon("edit")} Edit</button>
        <form class="row grow" @submit=${(event: SubmitEvent) => this.#instruct(event, read)}>
          <label class="grow">
            <span class="visually-hidden">Instruction</span>
            <input class="wide" name="instruction" dir="auto" required maxlength="2000" autocomplete="off" placeholder="Tell it what to change: I moved to Porto" />
          </label>
          <button class="button" ?disabled=${this.busy}>${this.busy ? "Changing …" : "Change"}</button>
        </form>
      </div>`;
  }

  #sentence(one: SentenceExplanation): unknown {
    const isOpen = this.open === one.sentence;
    return html`<li class="sentence card" data-suppressed=${one.suppressed}>
      <div class="row apart">
        <p class="grow" dir="auto">${one.sentence}</p>
        <div class="row" role="group" aria-label=${`Actions for: ${one.sentence}`}>
          ${this.#action("why", "Why?", isOpen, () => (this.open = isOpen ? undefined : one.sentence), true)}
          ${this.#action("pin", one.pinned ? "Unpin" : "Pin", one.pinned, () =>
            this.#do(() => (one.pinned ? unpin : pin)(this.account, one.sentence), one.pinned ? "Unpinned" : "Pinned: it stays as it is"),
          )}
          ${this.#action("mute", one.suppressed ? "Mention again" : "Don't mention", one.suppressed, () =>
            this.#do(
              () => (one.suppressed ? unsuppress : suppress)(this.account, one.sentence),
              one.suppressed ? "It may be mentioned again" : "It is not mentioned any more",
            ),
          )}
          ${this.#action("trash", "Forget", undefined, () => this.#forget(one))}
        </div>
      </div>
      ${one.pinned ? html`<span class="chip">pinned</span>` : nothing}
      ${one.suppressed ? html`<span class="chip">not mentioned</span>` : nothing}
      ${isOpen ? sourcesOf(one) : nothing}
    </li>`;
  }

  #action(name: "why" | "pin" | "mute" | "trash", label: string, on: boolean | undefined, run: () => unknown, expands = false): unknown {
    return html`<button
      type="button"
      class="icon-button"
      title=${label}
      aria-label=${label}
      aria-pressed=${on === undefined || expands ? nothing : String(on)}
      aria-expanded=${expands ? String(on) : nothing}
      @click=${run}
    >
      ${icon(name)}
    </button>`;
  }

  async #forget(one: SentenceExplanation): Promise<void> {
    const sure = await ask({
      title: "Forget it?",
      text: html`<p dir="auto">“${one.sentence}”</p>
        <p>
          It is erased from the memory, all its versions, what you and the assistant said, and everything that was learned from that. What
          says it in entirely other words may stay: forget that too, or delete the conversation.
        </p>`,
      confirm: "Forget",
      danger: true,
    });
    if (sure !== null) {
      await this.#do(() => forget(this.account, one.sentence), "Forgotten");
    }
  }

  async #edit(read: ReadMemory): Promise<void> {
    if (await editByHand(this.account, read)) {
      await this.load();
    }
  }

  async #instruct(event: SubmitEvent, read: ReadMemory): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const instruction = String(new FormData(form).get("instruction"));
    this.busy = true;
    try {
      const { orcha, userId } = this.account;
      const given = { user_id: userId, "If-Match": read.tag, body: { instruction } };
      const edited = await orcha.call("editMemory", given, { timeout: 120_000 });
      notify(edited.changed ? "The memory is changed" : "There was nothing to change");
      form.reset();
      await this.load();
    } catch (failure) {
      notifyFailure(failure);
    } finally {
      this.busy = false;
    }
  }

  async #do(work: () => Promise<unknown>, done: string): Promise<void> {
    try {
      await work();
      notify(done);
    } catch (failure) {
      const isGone = failure instanceof OrchaError && failure.status === 404;
      notifyFailure(failure, isGone ? undefined : { label: "Try again", run: () => this.#do(work, done) });
    }
    await this.load();
  }
}

customElements.define("memory-profile", MemoryProfile);
