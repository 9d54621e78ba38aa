import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import type { AuditPage } from "../../api/orcha";
import type { Account } from "../../shell/account";
import { Part } from "../../ui/page";
import { empty, failed, loading } from "../../ui/states";
import { exact } from "../../ui/time";

type AuditEvent = AuditPage["events"][number];

/** Who did what to the person's data, the last first. */
class AuditTrail extends Part {
  static override properties: Record<string, object> = {
    account: { attribute: false },
    events: { state: true },
    more: { state: true },
    failure: { state: true },
  };

  declare account: Account;
  declare events: readonly AuditEvent[] | undefined;
  declare more: boolean;
  declare failure: unknown;
  #pages: AsyncGenerator<AuditEvent[]> | undefined;

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("account")) {
      this.#pages = undefined;
      this.events = undefined;
      void this.#load();
    }
  }

  async #load(): Promise<void> {
    this.failure = undefined;
    const { orcha, userId } = this.account;
    this.#pages ??= orcha.pages("listAuditEvents", { user_id: userId, limit: 20 }, (page) => page.events);
    try {
      const { done, value } = await this.#pages.next();
      this.events = [...(this.events ?? []), ...(done ? [] : value)];
      this.more = !done && value.length === 20;
    } catch (failure) {
      this.#pages = undefined;
      this.events = undefined;
      this.failure = failure;
    }
  }

  protected override render(): unknown {
    return html`<section class="card stack" aria-labelledby="audit">
      <h2 id="audit">What was done</h2>
      ${this.#list()}
    </section>`;
  }

  #list(): unknown {
    if (this.failure !== undefined) {
      return failed(this.failure, () => void this.#load());
    }
    if (this.events === undefined) {
      return loading("Events");
    }
    if (this.events.length === 0) {
      return empty("Nothing yet");
    }
    return html`<div class="scrolling" tabindex="0">
        <table>
          <caption class="visually-hidden">Events, the last first</caption>
          <thead>
            <tr><th scope="col">When</th><th scope="col">What</th><th scope="col">Who</th></tr>
          </thead>
          <tbody>
            ${this.events.map(
              (event) => html`<tr><td>${exact(event.occurred_at)}</td><td>${event.action}</td><td>${event.actor}</td></tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${this.more ? html`<div><button type="button" class="button small" @click=${() => void this.#load()}>Earlier</button></div>` : nothing}`;
  }
}

customElements.define("audit-trail", AuditTrail);
