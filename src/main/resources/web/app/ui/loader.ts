import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { TemplateResult } from "lit";
import { failed, loading } from "./states";

type State<T> = { kind: "idle" } | { kind: "loading" } | { kind: "ready"; value: T } | { kind: "failed"; failure: unknown };

/** Something that a view shows after it was loaded; what was loaded stays visible while it is loaded again. */
export class Loader<T> implements ReactiveController {
  #state: State<T> = { kind: "idle" };
  #running: AbortController | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #load: (signal: AbortSignal) => Promise<T>;

  constructor(host: ReactiveControllerHost, load: (signal: AbortSignal) => Promise<T>) {
    this.#host = host;
    this.#load = load;
    host.addController(this);
  }

  hostConnected(): void {
    // Whatever it is loaded for is set with the first update.
  }

  hostDisconnected(): void {
    this.#running?.abort();
  }

  /** What was loaded last; undefined until then. */
  get value(): T | undefined {
    return this.#state.kind === "ready" ? this.#state.value : undefined;
  }

  /** Puts something newer in its place, such as the answer to a change. */
  set value(value: T | undefined) {
    this.#running?.abort();
    this.#state = value === undefined ? { kind: "idle" } : { kind: "ready", value };
    this.#host.requestUpdate();
  }

  /** Loads, or loads again. */
  async load(): Promise<void> {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    if (this.#state.kind !== "ready") {
      this.#state = { kind: "loading" };
      this.#host.requestUpdate();
    }
    try {
      const value = await this.#load(running.signal);
      this.#end(running, { kind: "ready", value });
    } catch (failure) {
      this.#end(running, { kind: "failed", failure });
    }
  }

  #end(running: AbortController, state: State<T>): void {
    if (!running.signal.aborted) {
      this.#state = state;
      this.#host.requestUpdate();
    }
  }

  /** What there is to see of it. */
  render(ready: (value: T) => unknown, label = "Loading"): unknown | TemplateResult {
    switch (this.#state.kind) {
      case "ready":
        return ready(this.#state.value);
      case "failed":
        return failed(this.#state.failure, () => void this.load());
      default:
        return loading(label);
    }
  }
}
