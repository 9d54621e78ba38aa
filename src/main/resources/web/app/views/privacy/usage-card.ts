import { html } from "lit";
import type { PropertyValues } from "lit";
import type { UserUsage } from "../../api/orcha";
import type { Account } from "../../shell/account";
import { Loader } from "../../ui/loader";
import { bytes, whole } from "../../ui/numbers";
import { Part } from "../../ui/page";

/** How much is stored, and how much may be. */
class UsageCard extends Part {
  static override properties: Record<string, object> = { account: { attribute: false } };

  declare account: Account;
  readonly #usage = new Loader<UserUsage>(this, (signal) =>
    this.account.orcha.call("getUsage", { user_id: this.account.userId }, { signal }),
  );

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("account")) {
      void this.#usage.load();
    }
  }

  protected override render(): unknown {
    return html`<section class="card stack" aria-labelledby="usage">
      <h2 id="usage">What is stored</h2>
      ${this.#usage.render((usage) => {
        const { sessions, messages, bytes: size } = usage.storage;
        return html`<dl class="facts">
          <dt>Conversations</dt><dd>${amount(sessions, whole)}</dd>
          <dt>Messages</dt><dd>${amount(messages, whole)}</dd>
          <dt>Text</dt><dd>${amount(size, bytes)}</dd>
        </dl>`;
      }, "Usage")}
    </section>`;
  }
}

function amount(of: UserUsage["storage"]["bytes"], written: (amount: number) => string): string {
  return of.limit == null ? written(of.used) : `${written(of.used)} of ${written(of.limit)}`;
}

customElements.define("usage-card", UsageCard);
