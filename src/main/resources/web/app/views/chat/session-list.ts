import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { ChatSession } from "../../api/orcha";
import type { Account } from "../../shell/account";
import { linkTo } from "../../shell/routes";
import { ask } from "../../ui/dialog";
import { EndlessList } from "../../ui/endless-list";
import { save } from "../../ui/files";
import { icon } from "../../ui/icons";
import { menu } from "../../ui/menu";
import { notify, notifyFailure } from "../../ui/notices";
import { Part } from "../../ui/page";
import { empty } from "../../ui/states";
import { ago } from "../../ui/time";

/** A user's sessions, the last used first, as far as one has scrolled. */
export class SessionList extends Part {
  static override properties: Record<string, object> = {
    account: { attribute: false },
    current: { attribute: false },
    query: { state: true },
  };

  declare account: Account;
  /** The session that is open. */
  declare current: string | null;
  declare query: string;
  readonly #sessions = new EndlessList<ChatSession>(this, () => {
    const query = this.query.trim();
    return this.account.orcha.sessions(this.account.userId, query === "" ? undefined : query);
  });

  constructor() {
    super();
    this.query = "";
    this.current = null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("account")) {
      void this.load();
    }
  }

  /** Reads the list anew; what there is stays until then. */
  async load(): Promise<void> {
    await this.#sessions.load();
  }

  #search(event: InputEvent): void {
    this.query = (event.target as HTMLInputElement).value;
    this.#sessions.loadSoon();
  }

  protected override render(): unknown {
    return html`<label class="search">
        ${icon("search")}<span class="visually-hidden">Search conversations</span>
        <input type="search" dir="auto" placeholder="Search conversations" .value=${this.query} @input=${this.#search} />
      </label>
      ${this.#sessions.render((sessions) => this.#list(sessions), "Conversations")}`;
  }

  #list(sessions: readonly ChatSession[]): unknown {
    if (sessions.length === 0) {
      return this.query.trim() === ""
        ? empty("No conversations yet", "Say something: it is kept here.")
        : empty("Nothing found", "Titles and summaries are searched for all the words.");
    }
    return html`<ul class="sessions plain-list">
      ${repeat(
        sessions,
        (session) => session.session_id,
        (session) => this.#entry(session),
      )}
    </ul>`;
  }

  #entry(session: ChatSession): unknown {
    const title = session.title ?? "Untitled";
    return html`<li class="session">
      <a
        href=${linkTo("chat", session.session_id)}
        aria-current=${session.session_id === this.current ? "true" : nothing}
        title=${session.summary ?? title}
      >
        <span class="session-title" dir="auto">${title}</span>
        <span class="muted small">${ago(session.last_activity_at)} · ${session.message_count}</span>
      </a>
      ${menu(`Actions for ${title}`, [
        { label: "Rename", run: () => this.#rename(session) },
        { label: "Export", run: () => this.#export(session) },
        { label: "Delete", run: () => this.#delete(session), danger: true },
      ])}
    </li>`;
  }

  async #rename(session: ChatSession): Promise<void> {
    const title = await ask({
      title: "Rename the conversation",
      confirm: "Rename",
      input: { label: "Title", value: session.title ?? "", maxLength: 200 },
    });
    if (title === null || title.trim() === "") {
      return;
    }
    await this.#change(session, async () => {
      await this.account.orcha.call("renameSession", { ...this.#of(session), body: { title: title.trim() } });
      this.#sessions.change((sessions) =>
        sessions.map((one) => (one.session_id === session.session_id ? { ...one, title: title.trim() } : one)),
      );
    });
  }

  async #export(session: ChatSession): Promise<void> {
    await this.#change(session, async () => {
      save(await this.account.orcha.download("exportSession", this.#of(session)), `${session.session_id}.json`);
    });
  }

  async #delete(session: ChatSession): Promise<void> {
    const sure = await ask({
      title: "Delete the conversation?",
      text: "Its messages are erased. What the memory has learned from them stays; forget that in your memory.",
      confirm: "Delete",
      danger: true,
    });
    if (sure === null) {
      return;
    }
    await this.#change(session, async () => {
      await this.account.orcha.call("deleteSession", this.#of(session));
      this.#sessions.change((sessions) => sessions.filter((one) => one.session_id !== session.session_id));
      notify("The conversation is deleted");
      this.dispatchEvent(new CustomEvent("session-deleted", { detail: session.session_id, bubbles: true }));
    });
  }

  #of(session: ChatSession) {
    return { session_id: session.session_id, user_id: this.account.userId };
  }

  async #change(session: ChatSession, change: () => Promise<void>): Promise<void> {
    try {
      await change();
    } catch (failure) {
      notifyFailure(failure, { label: "Try again", run: () => this.#change(session, change) });
    }
  }
}

customElements.define("session-list", SessionList);
