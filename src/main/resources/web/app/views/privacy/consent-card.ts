import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import type { ConsentHistory } from "../../api/orcha";
import type { Account } from "../../shell/account";
import { Loader } from "../../ui/loader";
import { notify, notifyFailure } from "../../ui/notices";
import { Part } from "../../ui/page";
import { exact } from "../../ui/time";

/** The wording that a person agrees to here; a change of the text needs another one. */
const TEXT_VERSION = "web-2026-11";

/** Whether the person agrees that what they say is remembered. */
class ConsentCard extends Part {
  static override properties: Record<string, object> = { account: { attribute: false } };

  declare account: Account;
  readonly #consent = new Loader<ConsentHistory>(this, (signal) =>
    this.account.orcha.call("getConsent", { user_id: this.account.userId }, { signal }),
  );

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("account")) {
      void this.#consent.load();
    }
  }

  async #decide(granted: boolean): Promise<void> {
    try {
      const body = { granted, text_version: TEXT_VERSION };
      this.#consent.value = await this.account.orcha.call("recordConsent", { user_id: this.account.userId, body });
      notify(granted ? "Your consent is recorded" : "Your consent is withdrawn");
    } catch (failure) {
      notifyFailure(failure, { label: "Try again", run: () => this.#decide(granted) });
    }
  }

  protected override render(): unknown {
    return html`<section class="card stack" aria-labelledby="consent">
      <h2 id="consent">Consent</h2>
      <p class="muted">
        I agree that what I say here is stored, that what I say about myself is remembered, and that it is given to the assistant when
        it answers me. I can withdraw this at any time.
      </p>
      ${this.#consent.render((body) => this.#state(body), "Consent")}
    </section>`;
  }

  #state(body: ConsentHistory): unknown {
    const current = body.consent;
    const granted = current?.granted === true;
    return html`<p>
        ${current == null
          ? "You have not decided yet."
          : `${granted ? "Granted" : "Withdrawn"} ${exact(current.recorded_at)}, wording ${current.text_version}.`}
      </p>
      <div class="row">
        ${granted
          ? html`<button type="button" class="button" @click=${() => this.#decide(false)}>Withdraw</button>`
          : html`<button type="button" class="button primary" @click=${() => this.#decide(true)}>I agree</button>`}
        ${current == null ? html`<button type="button" class="button" @click=${() => this.#decide(false)}>I do not agree</button>` : nothing}
      </div>
      ${body.history.length < 2
        ? nothing
        : html`<details>
            <summary>Earlier decisions</summary>
            <ul>
              ${body.history.map((one) => html`<li>${exact(one.recorded_at)}: ${one.granted ? "granted" : "withdrawn"} (${one.text_version})</li>`)}
            </ul>
          </details>`}`;
  }
}

customElements.define("consent-card", ConsentCard);
