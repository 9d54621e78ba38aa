import { html, nothing } from "lit";
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from "lit";
import { failed, loading } from "./states";

/** How long one has stopped typing before what was typed is searched for, in milliseconds. */
const SEARCHED_AFTER = 250;

/**
 * A list that is read page by page, as far as one has scrolled. What was read stays visible while it is read anew, and of two
 * readings the later one counts.
 */
export class EndlessList<T> implements ReactiveController {
  #items: readonly T[] | undefined;
  #failure: unknown;
  #hasMore = false;
  #pages: AsyncGenerator<T[]> | undefined;
  #isLoading = false;
  #search: ReturnType<typeof setTimeout> | undefined;
  readonly #host: ReactiveControllerHost & Element;
  readonly #read: () => AsyncGenerator<T[]>;
  readonly #end = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) {
      void this.#next();
    }
  });

  /**
   * @param read the pages from the first one on
   */
  constructor(host: ReactiveControllerHost & Element, read: () => AsyncGenerator<T[]>) {
    this.#host = host;
    this.#read = read;
    host.addController(this);
  }

  hostUpdated(): void {
    this.#end.disconnect();
    const end = this.#host.querySelector(".list-end");
    if (end !== null) {
      this.#end.observe(end);
    }
  }

  hostDisconnected(): void {
    this.#end.disconnect();
    clearTimeout(this.#search);
  }

  /** Puts others in the place of what was read. */
  change(change: (items: readonly T[]) => readonly T[]): void {
    if (this.#items !== undefined) {
      this.#items = change(this.#items);
      this.#host.requestUpdate();
    }
  }

  /** Reads the list anew, from its beginning. */
  async load(): Promise<void> {
    clearTimeout(this.#search);
    this.#pages = this.#read();
    this.#isLoading = false;
    await this.#next([]);
  }

  /** Reads it anew when nobody types any more. */
  loadSoon(): void {
    clearTimeout(this.#search);
    this.#search = setTimeout(() => void this.load(), SEARCHED_AFTER);
  }

  async #next(before: readonly T[] = this.#items ?? []): Promise<void> {
    const pages = this.#pages;
    if (pages === undefined || this.#isLoading) {
      return;
    }
    this.#isLoading = true;
    try {
      const { done, value } = await pages.next();
      this.#show(pages, done ? before : [...before, ...value], !done && value.length > 0, undefined);
    } catch (failure) {
      this.#show(pages, this.#items, false, failure);
    }
  }

  #show(pages: AsyncGenerator<T[]>, items: readonly T[] | undefined, hasMore: boolean, failure: unknown): void {
    if (pages === this.#pages) {
      this.#isLoading = false;
      this.#items = items;
      this.#hasMore = hasMore;
      this.#failure = failure;
      this.#host.requestUpdate();
    }
  }

  /** What there is to see of it; `list` draws the elements, of which there may be none. */
  render(list: (items: readonly T[]) => unknown, label: string): unknown | TemplateResult {
    if (this.#failure !== undefined) {
      return failed(this.#failure, () => void this.load());
    }
    if (this.#items === undefined) {
      return loading(label);
    }
    return html`${list(this.#items)}${this.#hasMore ? html`<div class="list-end" aria-hidden="true"></div>` : nothing}`;
  }
}
