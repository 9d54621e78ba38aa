import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import { icon } from "../ui/icons";
import { notifyFailure } from "../ui/notices";
import { Part } from "../ui/page";
import { failed, loading } from "../ui/states";
import { forgetAccount, remember, rememberedAccount } from "./account";
import type { Account } from "./account";
import { currentRoute, goTo, linkTo, VIEWS } from "./routes";
import type { Route, ViewName } from "./routes";
import { chosenScheme, nextScheme, showScheme } from "./scheme";
import "../ui/notices";
import "./sign-in";

/** Each view is loaded when it is gone to for the first time. */
const PAGES: Record<ViewName, (account: Account, route: Route) => Promise<unknown>> = {
  chat: async (account, route) => {
    await import("../views/chat/chat-page");
    return html`<chat-page .account=${account} .route=${route}></chat-page>`;
  },
  memory: async (account, route) => {
    await import("../views/memory/memory-page");
    return html`<memory-page .account=${account} .route=${route}></memory-page>`;
  },
  memories: async (account, route) => {
    await import("../views/memories/memories-page");
    return html`<memories-page .account=${account} .route=${route}></memories-page>`;
  },
  graph: async (account, route) => {
    await import("../views/graph/graph-page");
    return html`<graph-page .account=${account} .route=${route}></graph-page>`;
  },
  insights: async (account, route) => {
    await import("../views/insights/insights-page");
    return html`<insights-page .account=${account} .route=${route}></insights-page>`;
  },
  privacy: async (account, route) => {
    await import("../views/privacy/privacy-page");
    return html`<privacy-page .account=${account} .route=${route}></privacy-page>`;
  },
  operations: async (account, route) => {
    await import("../views/operations/operations-page");
    return html`<operations-page .account=${account} .route=${route}></operations-page>`;
  },
};

/** The application: who uses it, where they are, and the view that is there. */
class OrchaApp extends Part {
  static override properties: Record<string, object> = {
    account: { state: true },
    route: { state: true },
    shown: { state: true },
    scheme: { state: true },
    online: { state: true },
  };

  declare account: Account | undefined;
  declare route: Route;
  /** What is shown in the middle: a view, or that it is on its way or failed. */
  declare shown: unknown;
  declare scheme: string;
  declare online: boolean;
  #loads = 0;

  constructor() {
    super();
    this.account = rememberedAccount();
    this.route = currentRoute();
    this.scheme = chosenScheme();
    this.online = navigator.onLine;
    showScheme(this.scheme);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("hashchange", this.#routeChanged);
    addEventListener("online", this.#onlineChanged);
    addEventListener("offline", this.#onlineChanged);
    this.addEventListener("signed-in", (event) => this.#signIn((event as CustomEvent<Account>).detail));
    this.addEventListener("signed-out", () => this.#signOut());
  }

  override disconnectedCallback(): void {
    removeEventListener("hashchange", this.#routeChanged);
    removeEventListener("online", this.#onlineChanged);
    removeEventListener("offline", this.#onlineChanged);
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if ((changed.has("route") || changed.has("account")) && this.account !== undefined) {
      void this.#show(this.account, this.route);
    }
  }

  async #show(account: Account, route: Route): Promise<void> {
    const load = ++this.#loads;
    const slow = setTimeout(() => load === this.#loads && (this.shown = loading(VIEWS[route.view])), 150);
    let shown: unknown;
    try {
      shown = await PAGES[route.view](account, route);
    } catch (failure) {
      shown = failed(failure, () => void this.#show(account, route));
    }
    clearTimeout(slow);
    if (load === this.#loads) {
      this.shown = shown;
      document.title = `${VIEWS[route.view]} · Orcha Memory`;
    }
  }

  readonly #routeChanged = async () => {
    const before = this.route.view;
    this.route = currentRoute();
    if (before !== this.route.view) {
      await this.updateComplete;
      this.querySelector<HTMLElement>("main")?.focus({ preventScroll: true });
    }
  };

  readonly #onlineChanged = () => {
    this.online = navigator.onLine;
  };

  #signIn(account: Account): void {
    remember(account);
    this.account = account;
  }

  #signOut(): void {
    forgetAccount();
    this.account = undefined;
    this.shown = undefined;
    goTo("chat");
  }

  #changeScheme(): void {
    this.scheme = nextScheme(this.scheme);
    showScheme(this.scheme);
  }

  protected override render(): unknown {
    if (this.account === undefined) {
      return html`<sign-in></sign-in><orcha-notices></orcha-notices>`;
    }
    return html`<a class="skip button" href="#main" @click=${this.#skip}>Skip to content</a>
      <div class="shell">
        <header class="bar">
          <a class="brand" href=${linkTo("chat")}><img src="/favicon.svg" alt="" /><span>Orcha Memory</span></a>
          <span class="grow"></span>
          <span class="user muted" dir="auto" title="Whose memory this is">${this.account.userId}</span>
          <button type="button" class="button small" @click=${this.#changeScheme}>
            <span class="visually-hidden">Colours: </span>${this.scheme}
          </button>
          <button type="button" class="button small" @click=${() => this.#signOut()}>Leave</button>
        </header>
        <nav class="views" aria-label="Views">
          <ul>
            ${(Object.keys(VIEWS) as ViewName[]).map((view) => this.#link(view))}
          </ul>
        </nav>
        <main id="main" tabindex="-1">
          ${this.online ? nothing : html`<p class="banner" role="status">You are offline. What you see may be old.</p>`}
          ${this.shown}
        </main>
      </div>
      <orcha-notices></orcha-notices>`;
  }

  #link(view: ViewName): unknown {
    const current = this.route.view === view ? "page" : nothing;
    return html`<li>
      <a href=${linkTo(view)} aria-current=${current} title=${VIEWS[view]}>${icon(view)}<span>${VIEWS[view]}</span></a>
    </li>`;
  }

  #skip(event: Event): void {
    event.preventDefault();
    document.getElementById("main")?.focus();
  }
}

// A part of the page that fails to draw itself must not leave people before a dead screen without a word.
addEventListener("unhandledrejection", (event) => notifyFailure(event.reason));

customElements.define("orcha-app", OrchaApp);
