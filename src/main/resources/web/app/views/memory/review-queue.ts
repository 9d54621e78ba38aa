import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Review } from "../../api/orcha";
import type { Account } from "../../shell/account";
import { Loader } from "../../ui/loader";
import { notify, notifyFailure } from "../../ui/notices";
import { Part } from "../../ui/page";
import { empty } from "../../ui/states";
import { ago } from "../../ui/time";

const REASONS: Record<string, string> = {
  instruction: "It tells the assistant what to do.",
  structure: "It looks like a part of the assistant's own instructions.",
  secret: "It holds a secret.",
  link: "It leads elsewhere.",
  hidden_text: "It holds characters that cannot be seen.",
};

/** What was held back from the memory until the person says whether it may come in. */
class ReviewQueue extends Part {
  static override properties: Record<string, object> = { account: { attribute: false } };

  declare account: Account;
  readonly #reviews = new Loader<readonly Review[]>(this, (signal) => this.#read(signal));

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("account")) {
      void this.#reviews.load();
    }
  }

  async #read(signal: AbortSignal): Promise<readonly Review[]> {
    const { orcha, userId } = this.account;
    const all: Review[] = [];
    const given = { user_id: userId, state: "pending" as const };
    for await (const page of orcha.pages("listReviews", given, (page) => page.reviews, { signal })) {
      all.push(...page);
    }
    return all;
  }

  async #decide(review: Review, operation: "approveReview" | "declineReview"): Promise<void> {
    const { orcha, userId } = this.account;
    try {
      await orcha.call(operation, { user_id: userId, review_id: review.id });
      const undo = { label: "Undo", run: () => this.#undo(review) };
      notify(operation === "approveReview" ? "It is remembered" : "It is not remembered", undo);
    } catch (failure) {
      notifyFailure(failure, { label: "Try again", run: () => this.#decide(review, operation) });
    }
    await this.#reviews.load();
  }

  async #undo(review: Review): Promise<void> {
    try {
      await this.account.orcha.call("undoReview", { user_id: this.account.userId, review_id: review.id });
    } catch (failure) {
      notifyFailure(failure, { label: "Try again", run: () => this.#undo(review) });
    }
    await this.#reviews.load();
  }

  protected override render(): unknown {
    return this.#reviews.render(
      (reviews) =>
        reviews.length === 0
          ? empty("Nothing waits for you", "What could mislead the assistant is held back here until you have seen it.")
          : html`<ul class="plain-list stack">
              ${repeat(
                reviews,
                (review) => review.id,
                (review) => this.#review(review),
              )}
            </ul>`,
      "Reviews",
    );
  }

  #review(review: Review): unknown {
    return html`<li class="card stack">
      <blockquote dir="auto">${review.text}</blockquote>
      <p class="muted small">
        ${review.reasons.map((reason) => REASONS[reason] ?? reason).join(" ")}
        ${review.created_at == null ? nothing : `Held back ${ago(review.created_at)}.`}
      </p>
      <div class="row">
        <button type="button" class="button" @click=${() => this.#decide(review, "approveReview")}>Remember it</button>
        <button type="button" class="button" @click=${() => this.#decide(review, "declineReview")}>Leave it out</button>
      </div>
    </li>`;
  }
}

customElements.define("review-queue", ReviewQueue);
