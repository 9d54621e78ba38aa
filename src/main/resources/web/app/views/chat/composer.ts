import { html } from "lit";
import type { PropertyValues } from "lit";
import { icon } from "../../ui/icons";
import { Part } from "../../ui/page";
import type { Conversation } from "./conversation";

/** Where one writes. Enter sends, Shift+Enter begins a new line. */
class Composer extends Part {
  static override properties: Record<string, object> = {
    conversation: { attribute: false },
    running: { attribute: false },
    waiting: { attribute: false },
    draft: { state: true },
  };

  declare conversation: Conversation;
  declare running: boolean;
  /** Whether what was said before is still on its way: what is written meanwhile is sent after it. */
  declare waiting: boolean;
  declare draft: string;

  constructor() {
    super();
    this.draft = "";
    this.running = false;
    this.waiting = false;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("conversation") && matchMedia("(hover: hover)").matches) {
      this.#field()?.focus({ preventScroll: true });
    }
  }

  #field(): HTMLTextAreaElement | null {
    return this.querySelector("textarea");
  }

  #send(event?: Event): void {
    event?.preventDefault();
    const text = this.draft.trim();
    if (text === "" || this.running || this.waiting) {
      return;
    }
    this.draft = "";
    void this.conversation.send(text);
  }

  #key(event: KeyboardEvent): void {
    // While characters are being put together, Enter chooses one.
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      this.#send(event);
    }
  }

  protected override render(): unknown {
    return html`<form class="composer" @submit=${this.#send}>
      <label class="grow">
        <span class="visually-hidden">Message</span>
        <textarea
          name="message"
          rows="1"
          dir="auto"
          placeholder="Say something"
          .value=${this.draft}
          @input=${(event: Event) => (this.draft = (event.target as HTMLTextAreaElement).value)}
          @keydown=${this.#key}
        ></textarea>
      </label>
      ${this.running
        ? html`<button type="button" class="button" @click=${() => this.conversation.stop()}>${icon("stop")} Stop</button>`
        : html`<button type="submit" class="button primary" ?disabled=${this.waiting || this.draft.trim() === ""}>
            ${icon("send")} Send
          </button>`}
    </form>`;
  }
}

customElements.define("chat-composer", Composer);
