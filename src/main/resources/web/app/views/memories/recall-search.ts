import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import type { Answer } from "../../api/orcha";
import type { Account } from "../../shell/account";
import { linkTo } from "../../shell/routes";
import { icon } from "../../ui/icons";
import { Loader } from "../../ui/loader";
import { Part } from "../../ui/page";
import { empty } from "../../ui/states";
import { day, exact } from "../../ui/time";
import { count } from "../../ui/words";
import { longestOf, meaningsOf, scoreOf } from "./score";

type Context = Answer<"getContext">;
type Item = Context["items"][number];
type Fact = Context["facts"][number];

/** What the assistant would be given for a question, with the reasons why. */
class RecallSearch extends Part {
  static override properties: Record<string, object> = {
    account: { attribute: false },
    asked: { attribute: false },
    query: { state: true },
  };

  declare account: Account;
  /** What to ask for at first. */
  declare asked: string;
  /** What was asked for last. */
  declare query: string;
  readonly #found = new Loader<Context>(this, (signal) =>
    this.account.orcha.call("getContext", { user_identifier: this.account.userId, query: this.query, explain: true }, { signal }),
  );

  constructor() {
    super();
    this.query = "";
    this.asked = "";
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("account") || changed.has("asked")) {
      this.#ask(this.asked);
    }
  }

  #ask(query: string): void {
    this.query = query.trim();
    this.#found.value = undefined;
    if (this.query !== "") {
      void this.#found.load();
    }
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    this.#ask(String(new FormData(event.currentTarget as HTMLFormElement).get("query")));
  }

  protected override render(): unknown {
    return html`<section class="stack" aria-label="As the assistant finds them">
      <p class="muted">
        Ask as you would in the chat. Below is what the assistant would be given for it: facts of the graph, memories and messages, the
        best first, and what made each of them fit.
      </p>
      <form class="row" role="search" @submit=${this.#submit}>
        <label class="search grow">
          ${icon("search")}<span class="visually-hidden">Question</span>
          <input type="search" name="query" dir="auto" required maxlength="2000" placeholder="Where does my sister live?" .value=${this.query} />
        </label>
        <button class="button primary">Find</button>
      </form>
      ${this.query === "" ? nothing : this.#found.render((found) => this.#all(found), "Searching")}
    </section>`;
  }

  #all(found: Context): unknown {
    if (found.items.length === 0 && found.facts.length === 0) {
      return html`${degraded(found)}
      ${empty("Nothing is recalled for that", "Nothing fits, or it is a greeting that asks for nothing.")}`;
    }
    const used = [...found.items, ...found.facts].filter((one) => one.used).length;
    const all = found.items.map((item) => item.components ?? {});
    const longest = longestOf(all);
    return html`${degraded(found)}
      <p role="status">
        Found ${count(found.facts.length, "fact")} and ${count(found.items.length, "item")}; ${used} of them would be given to the
        assistant, in ${count(found.tokens, "token")}.
      </p>
      ${found.facts.length === 0
        ? nothing
        : html`<h2>Facts of the graph</h2>
            <ol class="plain-list memories" aria-label="Facts">${found.facts.map(factOf)}</ol>`}
      ${found.items.length === 0
        ? nothing
        : html`<h2>Memories and messages</h2>
            ${meaningsOf(all)}
            <ol class="plain-list memories" aria-label="Memories and messages">
              ${found.items.map((item) => itemOf(item, longest))}
            </ol>`}
      ${found.context === ""
        ? nothing
        : html`<details>
            <summary>The text that the assistant is given</summary>
            <pre class="wrapped" dir="auto" tabindex="0">${found.context}</pre>
          </details>`}`;
  }
}

function degraded(found: Context): unknown {
  return found.degraded.map((reason) => html`<p class="banner">${reason}</p>`);
}

function useOf(one: { used: boolean }): unknown {
  return html`<span class="chip" data-used=${one.used}>${one.used ? "given to the assistant" : "not given"}</span>`;
}

function factOf(fact: Fact): unknown {
  const until = fact.valid_to == null ? "" : ` until ${day(fact.valid_to)}`;
  return html`<li class="card stack found" data-used=${fact.used}>
    <p dir="auto">${fact.text}</p>
    <p class="row muted small">
      ${useOf(fact)} score ${fact.score.toFixed(2)} · since ${day(fact.since)}${until} ·
      <a href=${linkTo("graph", "relation", fact.id)}>Where it comes from</a>
    </p>
  </li>`;
}

function itemOf(item: Item, longest: number): unknown {
  const who = item.speaker ?? item.role;
  return html`<li class="card stack found" data-used=${item.used}>
    <p dir="auto" class=${item.held_back ? "muted" : ""}>${item.held_back ? "Held back until it has been reviewed." : item.text}</p>
    <p class="row muted small">
      <span class="chip">${item.kind}</span> ${useOf(item)} score ${item.score.toFixed(2)} · ${who == null ? "" : `${who}, `}${exact(item.at)} ·
      ${sourceOf(item)}
    </p>
    ${item.components == null ? nothing : scoreOf(item.components, longest)}
  </li>`;
}

function sourceOf(item: Item): unknown {
  return item.kind === "message" && item.session_id != null
    ? html`<a href=${linkTo("chat", item.session_id, item.id)}>See the message</a>`
    : html`<a href=${linkTo("memories", item.id)}>See the memory</a>`;
}

customElements.define("recall-search", RecallSearch);
