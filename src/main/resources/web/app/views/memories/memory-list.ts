import { html } from "lit";
import type { PropertyValues } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Account } from "../../shell/account";
import { linkTo } from "../../shell/routes";
import { instantOf } from "../../ui/dates";
import { EndlessList } from "../../ui/endless-list";
import { entry } from "../../ui/form-dialog";
import { icon } from "../../ui/icons";
import { Part } from "../../ui/page";
import { empty } from "../../ui/states";
import { ago } from "../../ui/time";
import { count } from "../../ui/words";
import { KINDS, marks, ORIGINS, validity } from "./memory-words";
import type { Memory } from "./memory-words";

/** A search has one page: the best. */
const MOST_FOUND = 100;

/** The memories, the newest first, as far as one has scrolled; or those that fit a search, the best first. */
export class MemoryList extends Part {
  static override properties: Record<string, object> = {
    account: { attribute: false },
    filter: { state: true },
  };

  declare account: Account;
  declare filter: FormData;
  readonly #memories = new EndlessList<Memory>(this, () =>
    this.account.orcha.pages("listLongTermMemories", this.#wanted(), (page) => page.memories),
  );

  constructor() {
    super();
    this.filter = new FormData();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("account")) {
      void this.load();
    }
  }

  /** Reads the list anew; what there is stays until then. */
  async load(): Promise<void> {
    await this.#memories.load();
  }

  #wanted() {
    const chosen = (name: string) => entry(this.filter, name) || undefined;
    const only = (name: string) => (this.filter.has(name) ? true : undefined);
    const query = chosen("q");
    const validAt = chosen("valid_at");
    return {
      user_id: this.account.userId,
      kind: (chosen("kind") ? [chosen("kind")] : undefined) as string[] | undefined,
      origin: chosen("origin") as Memory["origin"] | undefined,
      pinned: only("pinned"),
      suppressed: only("suppressed"),
      archived: only("archived"),
      valid_at: validAt === undefined ? undefined : instantOf(validAt),
      ...(query === undefined ? {} : { q: query, limit: MOST_FOUND }),
    };
  }

  #filtered(event: Event): void {
    event.preventDefault();
    this.filter = new FormData(event.currentTarget as HTMLFormElement);
    if (event.type === "input") {
      this.#memories.loadSoon();
    } else {
      void this.load();
    }
  }

  protected override render(): unknown {
    return html`<form class="filters" role="search" @input=${this.#filtered} @submit=${this.#filtered}>
        <label class="search">
          ${icon("search")}<span class="visually-hidden">Search memories</span>
          <input type="search" name="q" dir="auto" maxlength="500" placeholder="Search memories" />
        </label>
        <label class="field"><span>About</span>${select("kind", "Everything", KINDS)}</label>
        <label class="field"><span>From</span>${select("origin", "Anywhere", ORIGINS)}</label>
        <label class="field"><span>Held on</span><input type="date" name="valid_at" max="9999-12-31" /></label>
        <fieldset class="row">
          <legend class="visually-hidden">Only those that are</legend>
          <label class="check"><input type="checkbox" name="pinned" /> <span>Pinned</span></label>
          <label class="check"><input type="checkbox" name="suppressed" /> <span>Not mentioned</span></label>
          <label class="check"><input type="checkbox" name="archived" /> <span>Archived</span></label>
        </fieldset>
      </form>
      ${this.#memories.render((memories) => this.#list(memories), "Memories")}`;
  }

  #list(memories: readonly Memory[]): unknown {
    if (memories.length === 0) {
      return [...this.filter.values()].every((value) => value === "")
        ? empty("No memories yet", html`They are learned from what you say in the <a href=${linkTo("chat")}>chat</a>, or written here.`)
        : empty("Nothing found", "Fewer conditions find more. Suppressed and archived ones are searched by their words, when asked for.");
    }
    return html`<ul class="plain-list memories" aria-label="Memories">
      ${repeat(
        memories,
        (memory) => memory.id,
        (memory) => entryOf(memory),
      )}
    </ul>`;
  }
}

function select(name: string, all: string, choices: Record<string, string>): unknown {
  return html`<select name=${name}>
    <option value="">${all}</option>
    ${Object.entries(choices).map(([value, label]) => html`<option value=${value}>${label}</option>`)}
  </select>`;
}

function entryOf(memory: Memory): unknown {
  const holds = validity(memory);
  const recalled = memory.access_count === 0 ? "never recalled" : `recalled ${count(memory.access_count, "time")}`;
  return html`<li class="memory">
    <a class="memory-link card" href=${linkTo("memories", memory.id)}>
      <span dir="auto">${memory.text}</span>
      <span class="row muted small">
        <span class="chip">${KINDS[memory.kind]}</span>
        ${marks(memory).map((mark) => html`<span class="chip">${mark}</span>`)}
        ${[holds, memory.origin, ago(memory.created_at), recalled].filter((part) => part !== undefined).join(" · ")}
      </span>
    </a>
  </li>`;
}

customElements.define("memory-list", MemoryList);
