import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import { goTo, linkTo } from "../../shell/routes";
import { icon } from "../../ui/icons";
import { Page } from "../../ui/page";
import "./memory-detail";
import "./memory-list";
import "./recall-search";
import { writeMemory } from "./memory-form";
import type { MemoryList } from "./memory-list";

const PARTS = { "": "All", recall: "As the assistant finds them" } as const;

/** Single statements that outlive the conversations which they come from: all of them, one of them, and how they are found. */
class MemoriesPage extends Page {
  /** Whether the list was opened; it then stays as it is while one of its memories is looked at. */
  #isListed = false;
  #scrolledTo = 0;

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("account")) {
      this.#isListed = false;
    }
    const isList = this.route.path[0] === undefined;
    if (changed.has("route") && !isList && changed.get("route")?.path[0] === undefined) {
      this.#scrolledTo = this.closest("main")?.scrollTop ?? 0;
    }
    this.#isListed ||= isList;
  }

  protected override updated(changed: PropertyValues): void {
    const before = changed.get("route");
    if (before !== undefined && before.path[0] !== this.route.path[0]) {
      this.closest("main")?.scrollTo({ top: this.route.path[0] === undefined ? this.#scrolledTo : 0 });
    }
  }

  async #write(): Promise<void> {
    const written = await writeMemory(this.account);
    if (written !== undefined) {
      this.#reload();
      goTo("memories", written.id);
    }
  }

  #reload(): void {
    void this.querySelector<MemoryList>("memory-list")?.load();
  }

  protected override render(): unknown {
    const part = this.route.path[0] ?? "";
    const isDetail = !Object.hasOwn(PARTS, part);
    return html`<div class="page" @memory-changed=${this.#reload}>
      <div class="row apart">
        <h1>Memories</h1>
        <button type="button" class="button" @click=${this.#write}>${icon("plus")} Add</button>
      </div>
      <nav class="tabs" aria-label="Parts of the memories">
        ${Object.entries(PARTS).map(
          ([path, name]) =>
            html`<a href=${path === "" ? linkTo("memories") : linkTo("memories", path)} aria-current=${part === path ? "page" : "false"}>${name}</a>`,
        )}
      </nav>
      ${this.#isListed ? html`<memory-list .account=${this.account} ?hidden=${part !== ""}></memory-list>` : nothing}
      ${part === "recall"
        ? html`<recall-search .account=${this.account} .asked=${this.route.query.get("query") ?? ""}></recall-search>`
        : nothing}
      ${isDetail ? html`<memory-detail .account=${this.account} .memoryId=${part}></memory-detail>` : nothing}
    </div>`;
  }
}

customElements.define("memories-page", MemoriesPage);
