import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import type { ErasureResponse, UserSettingsPatch, UserSettingsResponse } from "../../api/orcha";
import { ask } from "../../ui/dialog";
import { save } from "../../ui/files";
import { icon } from "../../ui/icons";
import { Loader } from "../../ui/loader";
import { notify, notifyFailure } from "../../ui/notices";
import { Page } from "../../ui/page";
import { exact } from "../../ui/time";
import "./audit-trail";
import "./consent-card";
import "./usage-card";

/** What is the person's to decide: whether anything is learned, what they take with them, and that all of it goes. */
class PrivacyPage extends Page {
  static override properties: Record<string, object> = {
    ...Page.properties,
    erased: { state: true },
    busy: { state: true },
  };

  declare erased: ErasureResponse | undefined;
  /** What is being done; it takes a while with a large memory. */
  declare busy: "" | "export" | "import" | "erase";
  readonly #settings = new Loader<UserSettingsResponse>(this, (signal) =>
    this.account.orcha.call("getUserSettings", { user_id: this.account.userId }, { signal }),
  );

  constructor() {
    super();
    this.busy = "";
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("account")) {
      void this.#settings.load();
    }
  }

  protected override render(): unknown {
    return html`<div class="page">
      <h1>Privacy</h1>
      ${this.erased === undefined ? this.#choices() : this.#receipt(this.erased)}
    </div>`;
  }

  #choices(): unknown {
    return html`<section class="card stack" aria-labelledby="learning">
        <h2 id="learning">Learning</h2>
        ${this.#settings.render((settings) => this.#learning(settings), "Settings")}
      </section>
      <consent-card .account=${this.account}></consent-card>
      <section class="card stack" aria-labelledby="files">
        <h2 id="files">Your data</h2>
        <p class="muted">
          Everything that is stored about you, in one file: the memory with its versions, conversations, long-term memories, the
          graph, consents. Another installation can read it.
        </p>
        <div class="row">
          <button type="button" class="button" ?disabled=${this.busy !== ""} @click=${this.#export}>
            ${icon("download")} ${this.busy === "export" ? "Collecting …" : "Export"}
          </button>
          <label class="button">
            ${this.busy === "import" ? "Reading …" : "Import"}
            <input class="visually-hidden" type="file" accept=".json,application/json" ?disabled=${this.busy !== ""} @change=${this.#import} />
          </label>
        </div>
      </section>
      <usage-card .account=${this.account}></usage-card>
      <audit-trail .account=${this.account}></audit-trail>
      <section class="card stack" aria-labelledby="erasure">
        <h2 id="erasure">Erase everything</h2>
        <p class="muted">
          Memory, versions, conversations, long-term memories, the graph and settings are deleted for good. You get a receipt.
        </p>
        <div><button type="button" class="button danger" ?disabled=${this.busy !== ""} @click=${this.#erase}>Erase everything</button></div>
      </section>`;
  }

  #learning(settings: UserSettingsResponse): unknown {
    return html`<label class="check">
        <input
          type="checkbox"
          role="switch"
          .checked=${settings.learning_paused}
          @change=${(event: Event) => this.#change({ learning_paused: (event.target as HTMLInputElement).checked })}
        />
        <span>Pause learning</span>
      </label>
      <p class="muted">
        ${settings.learning_paused
          ? "Nothing that you say is learned. What is remembered is still used."
          : "What you say about yourself is learned from your conversations."}
      </p>
      <label class="check">
        <input
          type="checkbox"
          .checked=${settings.follow_mood}
          @change=${(event: Event) => void this.#change({ follow_mood: (event.target as HTMLInputElement).checked })}
        />
        <span>Read from my words how I feel</span>
      </label>
      <form class="row" @submit=${this.#changeZone}>
        <label class="field grow">
          <span>Time zone</span>
          <input name="zone" list="zones" required autocomplete="off" .value=${settings.time_zone} />
          <datalist id="zones">${Intl.supportedValuesOf("timeZone").map((zone) => html`<option value=${zone}></option>`)}</datalist>
        </label>
        <label class="field grow">
          <span>Language <span class="muted">(BCP 47; empty for none)</span></span>
          <input name="language" autocomplete="off" placeholder="en" .value=${settings.language ?? ""} />
        </label>
        <button class="button">Save</button>
      </form>`;
  }

  #changeZone(event: SubmitEvent): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const language = String(form.get("language") ?? "").trim();
    void this.#change({ time_zone: String(form.get("zone")), language }, "Saved");
  }

  async #change(change: UserSettingsPatch, done?: string): Promise<void> {
    try {
      this.#settings.value = await this.account.orcha.call("updateUserSettings", {
        user_id: this.account.userId,
        body: change,
      });
      if (done !== undefined) {
        notify(done);
      }
    } catch (failure) {
      notifyFailure(failure, { label: "Try again", run: () => this.#change(change, done) });
      // The switch shows again what is true.
      await this.#settings.load();
    }
  }

  async #export(): Promise<void> {
    await this.#do("export", async () => {
      const file = await this.account.orcha.download("exportUser", { user_id: this.account.userId });
      save(file, `orcha-memory-${new Date().toISOString().slice(0, 10)}.json`);
      notify("The file is in your downloads");
    });
  }

  async #import(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = "";
    if (file === undefined) {
      return;
    }
    await this.#do("import", async () => {
      const { orcha, userId } = this.account;
      const imported = await orcha.call("importUser", { user_id: userId, body: file }, { timeout: 0 });
      notify(`Imported: ${imported.sessions} conversations, ${imported.messages} messages, ${imported.memories} memories`);
      await this.#settings.load();
    });
  }

  async #erase(): Promise<void> {
    const sure = await ask({
      title: "Erase everything?",
      text: html`Everything that is stored about <strong dir="auto">${this.account.userId}</strong> is deleted. This cannot be undone.`,
      confirm: "Erase",
      danger: true,
      typed: "erase everything",
    });
    if (sure !== null) {
      await this.#do("erase", async () => {
        this.erased = await this.account.orcha.call("deleteUser", { user_id: this.account.userId });
      });
    }
  }

  async #do(what: "export" | "import" | "erase", work: () => Promise<void>): Promise<void> {
    this.busy = what;
    try {
      await work();
    } catch (failure) {
      notifyFailure(failure, { label: "Try again", run: () => this.#do(what, work) });
    } finally {
      this.busy = "";
    }
  }

  #receipt(erased: ErasureResponse): unknown {
    const { receipt } = erased;
    const rows = Object.entries(receipt?.rows ?? {}).filter(([, count]) => count > 0);
    return html`<section class="card stack" aria-labelledby="receipt" data-receipt>
      <h2 id="receipt">Everything is erased</h2>
      ${receipt == null
        ? html`<p class="muted">Nothing was stored.</p>`
        : html`<dl class="facts">
              <dt>Receipt</dt><dd><code>${receipt.receipt_id}</code></dd>
              <dt>Of</dt><dd dir="auto">${receipt.user_id}</dd>
              <dt>At</dt><dd>${exact(receipt.erased_at)}</dd>
              <dt>Digest</dt><dd><code>${receipt.digest}</code></dd>
            </dl>
            <div class="scrolling" tabindex="0">
              <table>
                <caption class="visually-hidden">Rows that were deleted</caption>
                <thead><tr><th scope="col">What</th><th scope="col" class="number">Rows</th></tr></thead>
                <tbody>${rows.map(([table, count]) => html`<tr><td>${table}</td><td class="number">${count}</td></tr>`)}</tbody>
              </table>
            </div>`}
      <div class="row">
        ${receipt == null
          ? nothing
          : html`<button type="button" class="button" @click=${() => keep(erased)}>${icon("download")} Keep the receipt</button>`}
        <button type="button" class="button" @click=${this.#leave}>Leave</button>
      </div>
    </section>`;
  }

  #leave(): void {
    this.dispatchEvent(new Event("signed-out", { bubbles: true }));
  }
}

function keep(erased: ErasureResponse): void {
  save(new Blob([JSON.stringify(erased.receipt, null, 2)], { type: "application/json" }), "erasure-receipt.json");
}

customElements.define("privacy-page", PrivacyPage);
