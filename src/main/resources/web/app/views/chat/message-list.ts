import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import type { Account } from "../../shell/account";
import { markdown } from "../../ui/markdown";
import { Part } from "../../ui/page";
import { empty, explained } from "../../ui/states";
import { exact } from "../../ui/time";
import type { Conversation, Line } from "./conversation";
import "./used-memory";

/** So many messages are drawn at first, and further ones with each look back. */
const DRAWN = 60;
/** In pixels: whoever is so near the end follows what comes. */
const NEAR = 120;

/** The messages of a conversation, the last ones first. */
class MessageList extends Part {
  static override properties: Record<string, object> = {
    account: { attribute: false },
    conversation: { attribute: false },
    lines: { attribute: false },
    focused: { attribute: false },
    offline: { attribute: false },
    drawn: { state: true },
  };

  declare account: Account;
  declare conversation: Conversation;
  declare lines: readonly Line[];
  /** The message that is looked for. */
  declare focused: string | undefined;
  declare offline: boolean;
  declare drawn: number;
  #follows = true;
  #heightBefore = 0;
  #shown: string | undefined;

  constructor() {
    super();
    this.drawn = DRAWN;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("conversation")) {
      this.drawn = DRAWN;
      this.#follows = true;
      this.#shown = undefined;
    }
    const at = this.focused === undefined ? -1 : this.lines.findIndex((line) => line.id === this.focused);
    if (at >= 0) {
      this.drawn = Math.max(this.drawn, this.lines.length - at + 10);
    }
  }

  protected override updated(changed: PropertyValues): void {
    const list = this.#list();
    if (list === null) {
      return;
    }
    if (this.focused !== undefined && this.#shown !== this.focused) {
      const message = list.querySelector<HTMLElement>(`[data-message="${CSS.escape(this.focused)}"]`);
      if (message !== null) {
        this.#shown = this.focused;
        this.#follows = false;
        message.scrollIntoView({ block: "center" });
        message.focus({ preventScroll: true });
        return;
      }
    }
    if (changed.has("drawn") && this.#heightBefore > 0) {
      // What was looked at stays where it is.
      list.scrollTop += list.scrollHeight - this.#heightBefore;
      this.#heightBefore = 0;
    } else if (this.#follows) {
      list.scrollTop = list.scrollHeight;
    }
  }

  #list(): HTMLElement | null {
    return this.querySelector(".messages");
  }

  #scrolled(): void {
    const list = this.#list();
    if (list === null) {
      return;
    }
    this.#follows = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR;
    if (list.scrollTop < NEAR && this.drawn < this.lines.length) {
      this.#earlier(list);
    }
  }

  #earlier(list: HTMLElement): void {
    this.#heightBefore = list.scrollHeight;
    this.drawn = Math.min(this.lines.length, this.drawn + DRAWN);
  }

  protected override render(): unknown {
    const from = Math.max(0, this.lines.length - this.drawn);
    return html`<div class="messages" tabindex="0" role="log" aria-label="Messages" @scroll=${this.#scrolled}>
      ${this.offline ? html`<p class="banner">${NO_MODEL}</p>` : nothing}
      ${this.lines.length === 0
        ? empty("What is on your mind?", "What you say here is remembered, and you can see, change and delete what is.")
        : nothing}
      ${from === 0
        ? nothing
        : html`<button type="button" class="button small" @click=${() => this.#earlier(this.#list() ?? this)}>
            Earlier messages
          </button>`}
      ${repeat(
        this.lines.slice(from),
        (line) => line.key,
        (line, index) => this.#message(line, from + index === this.lines.length - 1),
      )}
    </div>`;
  }

  #message(line: Line, isLast: boolean): unknown {
    const mine = line.role === "user";
    return html`<article
      class="message"
      data-role=${line.role}
      data-state=${line.state}
      data-message=${line.id ?? nothing}
      tabindex="-1"
      aria-label=${`${mine ? "You" : "Assistant"}, ${exact(line.at)}`}
    >
      ${guard([line.content, line.state], () => this.#text(line, mine))}
      ${line.state === "stopped" ? html`<p class="muted small">Stopped here.</p>` : nothing}
      ${line.state === "failed" ? html`<p class="banner" role="alert">${explained(line.failure)}</p>` : nothing}
      ${isLast && !mine && (line.state === "failed" || (line.state === "stopped" && line.model !== undefined))
        ? html`<button type="button" class="button small" @click=${() => this.conversation.retry()}>Try again</button>`
        : nothing}
      ${(line.used ?? line.stored) === undefined || line.state === "streaming"
        ? nothing
        : html`<used-memory
            .account=${this.account}
            .session=${this.conversation.sessionId}
            .line=${line}
            .known=${line.used}
          ></used-memory>`}
    </article>`;
  }

  #text(line: Line, mine: boolean): unknown {
    if (line.content === "" && line.state === "streaming") {
      return html`<p class="muted" role="status">Thinking …</p>`;
    }
    return mine
      ? html`<p class="message-text said" dir="auto">${line.content}</p>`
      : html`<div class="message-text markdown" dir="auto">${markdown(line.content)}</div>`;
  }
}

const NO_MODEL =
  "No language model is configured: replies are put together from what is remembered. Memory works as it does with one.";

customElements.define("message-list", MessageList);
