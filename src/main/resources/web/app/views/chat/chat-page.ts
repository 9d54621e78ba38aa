import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import type { PersonaSummary } from "../../api/orcha";
import { goTo, linkTo, replaceRoute } from "../../shell/routes";
import { icon } from "../../ui/icons";
import { Page } from "../../ui/page";
import { failed, loading } from "../../ui/states";
import { Conversation } from "./conversation";
import type { Line } from "./conversation";
import { MemoryWatch } from "./memory-watch";
import "../memory/memory-button";
import "./composer";
import "./message-list";
import "./session-list";
import type { SessionList } from "./session-list";

/** The chat: sessions on the left, the conversation beside them. */
class ChatPage extends Page {
  static override properties: Record<string, object> = {
    ...Page.properties,
    conversation: { state: true },
    opening: { state: true },
    failure: { state: true },
    offline: { state: true },
    showsSessions: { state: true },
    personas: { state: true },
  };

  declare conversation: Conversation;
  declare opening: boolean;
  declare failure: unknown;
  /** Whether the service has no language model. */
  declare offline: boolean;
  /** Whom one can talk to. */
  declare personas: readonly PersonaSummary[];
  /** On narrow screens the list lies above the conversation. */
  declare showsSessions: boolean;
  #watch: MemoryWatch | undefined;
  #opened: AbortController | undefined;

  constructor() {
    super();
    this.opening = false;
    this.offline = false;
    this.personas = [];
    this.showsSessions = false;
    this.addEventListener("session-deleted", (event) => {
      if ((event as CustomEvent<string>).detail === this.conversation.sessionId) {
        goTo("chat");
      }
    });
  }

  override disconnectedCallback(): void {
    this.#opened?.abort();
    this.conversation.stop();
    this.#watch?.end();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("account")) {
      this.#watch?.end();
      this.#watch = new MemoryWatch(this.account);
      void this.#watch.begin().catch(() => undefined);
      void this.#askForModel();
      void this.#askForPersonas();
    }
    if (changed.has("account") || changed.has("route")) {
      this.#follow(changed.has("account"));
    }
  }

  /** Opens what the address names, unless it is open. */
  #follow(isAnotherUser: boolean): void {
    const wanted = this.route.path[0];
    const session = wanted === undefined || wanted === "temporary" ? null : wanted;
    const temporary = wanted === "temporary";
    const isOpen =
      !isAnotherUser && this.conversation?.sessionId === session && this.conversation.temporary === temporary;
    if (isOpen && (session !== null || this.conversation.lines.length === 0)) {
      return;
    }
    this.conversation?.stop();
    this.#opened?.abort();
    this.showsSessions = false;
    this.#open(new Conversation(this.account, temporary), session);
  }

  #open(conversation: Conversation, session: string | null): void {
    this.conversation = conversation;
    this.failure = undefined;
    conversation.addEventListener("change", () => this.requestUpdate());
    conversation.addEventListener("turn", (event) => this.#turned(conversation, (event as CustomEvent<Line>).detail));
    if (session === null) {
      this.opening = false;
      return;
    }
    const opened = new AbortController();
    this.#opened = opened;
    this.opening = true;
    conversation
      .open(session, opened.signal)
      .catch((failure: unknown) => {
        if (!opened.signal.aborted) {
          this.failure = failure;
        }
      })
      .finally(() => {
        if (!opened.signal.aborted) {
          this.opening = false;
        }
      });
  }

  #turned(conversation: Conversation, reply: Line): void {
    if (conversation !== this.conversation) {
      return;
    }
    if (conversation.sessionId !== null) {
      if (this.route.path[0] !== conversation.sessionId) {
        replaceRoute("chat", conversation.sessionId);
      }
      void this.querySelector<SessionList>("session-list")?.load();
    }
    if (!conversation.temporary && reply.state !== "failed") {
      this.#watch?.expect();
    }
  }

  async #askForModel(): Promise<void> {
    try {
      const status = await this.account.orcha.call("getMemoryStatus", { user_identifier: this.account.userId });
      this.offline = status.model.provider === "offline";
    } catch {
      // The replies say which model made them.
    }
  }

  async #askForPersonas(): Promise<void> {
    try {
      this.personas = (await this.account.orcha.call("listPersonas", {})).personas;
    } catch {
      // One talks to the default one.
    }
  }

  #new(): void {
    this.conversation.stop();
    goTo("chat");
    this.#open(new Conversation(this.account, false), null);
  }

  protected override render(): unknown {
    return html`<h1 class="visually-hidden">Chat</h1>
      <div class="chat" data-shows=${this.showsSessions ? "sessions" : "conversation"}>
        <section class="chat-sessions" aria-label="Conversations">
          <div class="row">
            <button type="button" class="button primary grow" @click=${this.#new}>${icon("plus")} New chat</button>
            <a class="button" href=${linkTo("chat", "temporary")} title="Nothing of it is stored, remembered or recalled">
              Temporary
            </a>
          </div>
          <session-list .account=${this.account} .current=${this.conversation.sessionId}></session-list>
        </section>
        <section class="chat-conversation" aria-label="Conversation">
          ${this.#head()} ${this.#body()}
          <chat-composer .conversation=${this.conversation} .running=${this.conversation.isRunning} .waiting=${this.opening || this.failure !== undefined}></chat-composer>
        </section>
      </div>`;
  }

  #head(): unknown {
    return html`<div class="chat-head row apart">
      <button
        type="button"
        class="icon-button only-narrow"
        aria-label="Conversations"
        aria-expanded=${this.showsSessions}
        @click=${() => (this.showsSessions = !this.showsSessions)}
      >
        ${icon("menu")}
      </button>
      <div class="grow muted small row">
        ${this.#persona()}
        ${this.conversation.temporary ? html`<p>Temporary chat: nothing of it is stored, remembered or recalled.</p>` : nothing}
      </div>
      <memory-button .account=${this.account} @memory-changed=${() => void this.#watch?.begin().catch(() => undefined)}></memory-button>
    </div>`;
  }

  /** Whom one talks to: a choice until something was said, and nothing where there is none. */
  #persona(): unknown {
    if (this.personas.length < 2) {
      return nothing;
    }
    const { persona, lines, sessionId } = this.conversation;
    const current = this.personas.find((one) => (persona === undefined ? one.is_default : one.name === persona));
    if (sessionId !== null || lines.length > 0) {
      return html`<p>With <strong dir="auto">${current?.title ?? persona}</strong></p>`;
    }
    return html`<label class="row">
      <span>Talk to</span>
      <select @change=${(event: Event) => this.conversation.choose((event.target as HTMLSelectElement).value)}>
        ${this.personas.map(
          (one) => html`<option value=${one.name} ?selected=${one === current}>${one.title}</option>`,
        )}
      </select>
    </label>`;
  }

  #body(): unknown {
    if (this.failure !== undefined) {
      return html`<div class="messages">
        ${failed(this.failure, () => this.#open(new Conversation(this.account, false), this.conversation.sessionId))}
      </div>`;
    }
    if (this.opening) {
      return html`<div class="messages">${loading("Conversation")}</div>`;
    }
    return html`<message-list
      .account=${this.account}
      .conversation=${this.conversation}
      .lines=${this.conversation.lines}
      .focused=${this.route.path[1]}
      .offline=${this.offline}
    ></message-list>`;
  }
}

customElements.define("chat-page", ChatPage);
