import { html, nothing } from "lit";
import { Part } from "../ui/page";
import { explained } from "../ui/states";
import { Account, isUnauthorized } from "./account";

/** Asks whose memory it is about. There is no default user: two people would share a memory without knowing. */
class SignIn extends Part {
  static override properties: Record<string, object> = {
    busy: { state: true },
    failure: { state: true },
    wantsCredential: { state: true },
  };

  declare busy: boolean;
  declare failure: unknown;
  declare wantsCredential: boolean;

  constructor() {
    super();
    this.busy = false;
    this.wantsCredential = false;
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const credential = text(form, "credential");
    const user = text(form, "user");
    if (user === "") {
      return;
    }
    const account = new Account(user, credential || undefined);
    this.busy = true;
    this.failure = undefined;
    try {
      await account.orcha.getMemory(user, { retries: 0 });
      this.dispatchEvent(new CustomEvent("signed-in", { detail: account, bubbles: true }));
    } catch (failure) {
      this.failure = failure;
      this.wantsCredential ||= isUnauthorized(failure);
    } finally {
      this.busy = false;
    }
  }

  /** A token says whose memory it opens. */
  #named(event: Event): void {
    const user = this.querySelector<HTMLInputElement>("[name=user]");
    const subject = subjectOf((event.target as HTMLInputElement).value);
    if (user !== null && user.value === "" && subject !== undefined) {
      user.value = subject;
    }
  }

  protected override render(): unknown {
    return html`<main class="sign-in">
      <form class="card" @submit=${this.#submit}>
        <h1>Orcha Memory</h1>
        <p class="muted">A chat that remembers, and a memory that you can see and steer.</p>
        <label class="field">
          <span>Whose memory?</span>
          <input name="user" required autocomplete="username" dir="auto" maxlength="255" spellcheck="false" />
          <span class="muted small">An id of your choice, such as a number or a name. What is said is remembered under it.</span>
        </label>
        <details ?open=${this.wantsCredential}>
          <summary>This service asks for a key</summary>
          <label class="field">
            <span>Access token or API key</span>
            <input name="credential" type="password" autocomplete="off" spellcheck="false" @change=${this.#named} />
            <span class="muted small">It stays in this tab, and is gone when you close it.</span>
          </label>
        </details>
        ${this.failure === undefined ? nothing : html`<p class="banner" role="alert">${this.#explained()}</p>`}
        <button class="button primary" ?disabled=${this.busy}>${this.busy ? "One moment …" : "Continue"}</button>
      </form>
    </main>`;
  }

  #explained(): string {
    return isUnauthorized(this.failure)
      ? "The service wants an access token or an API key, or does not know the one you gave."
      : explained(this.failure);
  }
}

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
}

/** Whom a token is for, by its own word; the service checks it. */
function subjectOf(token: string): string | undefined {
  try {
    const payload = token.split(".")[1] ?? "";
    const claims = JSON.parse(atob(payload.replace(/-/g, "+").replace(/_/g, "/"))) as { sub?: unknown };
    return typeof claims.sub === "string" ? claims.sub : undefined;
  } catch {
    return undefined;
  }
}

customElements.define("sign-in", SignIn);
