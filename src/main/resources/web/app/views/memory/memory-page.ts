import { html } from "lit";
import { linkTo } from "../../shell/routes";
import { Page } from "../../ui/page";
import "./memory-button";
import "./memory-profile";
import "./memory-versions";
import "./review-queue";
import type { MemoryProfile } from "./memory-profile";

const PARTS = { "": "Profile", versions: "Versions", review: "Review" } as const;

/** What is remembered of the person, how it came to be, and what waits for their word. */
class MemoryPage extends Page {
  protected override render(): unknown {
    const part = this.route.path[0] ?? "";
    return html`<div class="page">
      <div class="row apart">
        <h1>Memory</h1>
        <memory-button .account=${this.account} @memory-changed=${this.#reload}></memory-button>
      </div>
      <nav class="tabs" aria-label="Parts of the memory">
        ${Object.entries(PARTS).map(
          ([path, name]) =>
            html`<a href=${path === "" ? linkTo("memory") : linkTo("memory", path)} aria-current=${part === path ? "page" : "false"}>${name}</a>`,
        )}
      </nav>
      ${this.#part(part)}
    </div>`;
  }

  #part(part: string): unknown {
    switch (part) {
      case "versions":
        return html`<memory-versions .account=${this.account} .selected=${this.route.path[1]}></memory-versions>`;
      case "review":
        return html`<review-queue .account=${this.account}></review-queue>`;
      default:
        return html`<memory-profile .account=${this.account}></memory-profile>`;
    }
  }

  #reload(): void {
    void this.querySelector<MemoryProfile>("memory-profile")?.load();
  }
}

customElements.define("memory-page", MemoryPage);
