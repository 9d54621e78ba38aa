import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import type { MemoryStatus, ServiceStatus } from "../../api/orcha";
import { OrchaError } from "../../api/orcha";
import { Loader } from "../../ui/loader";
import { bytes, rounded, whole } from "../../ui/numbers";
import { Page } from "../../ui/page";
import { tierTable } from "../../ui/tier-table";
import { latencies } from "./latencies";
import type { Latency } from "./latencies";
import "./job-queue";

interface Shown {
  readonly status: ServiceStatus;
  readonly memory: MemoryStatus;
  readonly latencies: readonly Latency[];
}

const EVERY = 15_000;

/** How the service does, for those who run it. */
class OperationsPage extends Page {
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #shown = new Loader<Shown>(this, (signal) => this.#load(signal));

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => document.visibilityState === "visible" && void this.#shown.load(), EVERY);
  }

  override disconnectedCallback(): void {
    clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("account")) {
      void this.#shown.load();
    }
  }

  async #load(signal: AbortSignal): Promise<Shown> {
    const { orcha } = this.account;
    try {
      const [status, memory, measured] = await Promise.all([
        orcha.call("getStatus", {}, { signal }),
        orcha.call("getMemoryStatus", {}, { signal }),
        latencies(this.account, signal),
      ]);
      return { status, memory, latencies: measured };
    } catch (failure) {
      if (failure instanceof OrchaError && failure.status === 403) {
        throw new OrchaError(403, { ...failure.problem, detail: "This view is for operators: it needs a key with the scope admin." }, undefined);
      }
      throw failure;
    }
  }

  protected override render(): unknown {
    return html`<div class="page">
      <h1>Operations</h1>
      ${this.#shown.render((shown) => this.#all(shown), "Status")}
    </div>`;
  }

  #all(shown: Shown): unknown {
    const { status } = shown;
    return html`${this.#degraded(status)}
      <section class="card stack" aria-labelledby="status">
        <h2 id="status">Status</h2>
        <dl class="facts">
          <dt>Service</dt><dd>${status.version}${status.draining ? ", draining" : ""}</dd>
          <dt>Database</dt>
          <dd>
            ${status.database == null
              ? "not reached"
              : `PostgreSQL ${status.database.version} (${status.database.kind}), ${rounded(status.database.latency_ms)} ms, ${bytes(status.database.bytes)}`}
          </dd>
          <dt>Language model</dt><dd>${status.model.provider === "offline" ? "none configured" : `${status.model.name} (${status.model.provider})`}</dd>
          ${status.model.circuits.map((circuit) => html`<dt>Calls for ${circuit.use}</dt><dd>${circuit.state}, ${whole(circuit.retries)} retries</dd>`)}
          <dt>Embeddings</dt><dd>${shown.memory.embedding.model}, ${shown.memory.embedding.dimension} numbers, in ${shown.memory.vector_store}</dd>
          <dt>Workers</dt><dd>${status.workers.state}</dd>
        </dl>
      </section>
      ${this.#latencies(shown.latencies)}
      <job-queue .account=${this.account} .counts=${status.jobs} @jobs-changed=${() => void this.#shown.load()}></job-queue>
      ${this.#growth(shown.memory)} ${this.#tables(status)}`;
  }

  #degraded(status: ServiceStatus): unknown {
    return status.degraded.length === 0
      ? html`<p class="chip" data-health="ok">All parts work</p>`
      : html`<div class="banner" role="alert">
          <ul>
            ${status.degraded.map((one) => html`<li><strong>${one.part}</strong>: ${one.reason}</li>`)}
          </ul>
        </div>`;
  }

  #latencies(measured: readonly Latency[]): unknown {
    return html`<section class="card stack" aria-labelledby="latencies">
      <h2 id="latencies">Latencies of this replica, since its start</h2>
      <div class="scrolling" tabindex="0">
        <table>
          <thead>
            <tr>
              <th scope="col">What</th><th scope="col" class="number">Number</th><th scope="col" class="number">Mean</th>
              <th scope="col" class="number">p50</th><th scope="col" class="number">p99</th>
            </tr>
          </thead>
          <tbody>
            ${measured.map(
              (one) => html`<tr>
                <th scope="row">${one.name}</th><td class="number">${whole(one.count)}</td><td class="number">${milliseconds(one.mean)}</td>
                <td class="number">${milliseconds(one.p50)}</td><td class="number">${milliseconds(one.p99)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  #growth(memory: MemoryStatus): unknown {
    if (memory.tiers === null) {
      return nothing;
    }
    return html`<section class="card stack" aria-labelledby="growth">
      <h2 id="growth">Growth</h2>
      ${tierTable(memory.tiers)}
    </section>`;
  }

  #tables(status: ServiceStatus): unknown {
    const tables = [...status.tables].sort((a, b) => b.bytes + b.index_bytes - a.bytes - a.index_bytes);
    return tables.length === 0
      ? nothing
      : html`<section class="card stack" aria-labelledby="tables">
          <h2 id="tables">Database</h2>
          <div class="scrolling" tabindex="0">
            <table>
              <thead>
                <tr><th scope="col">Table</th><th scope="col" class="number">Rows</th><th scope="col" class="number">Data</th><th scope="col" class="number">Indexes</th></tr>
              </thead>
              <tbody>
                ${tables.map(
                  (table) => html`<tr>
                    <th scope="row">${table.table}</th><td class="number">${whole(table.rows)}</td>
                    <td class="number">${bytes(table.bytes)}</td><td class="number">${bytes(table.index_bytes)}</td>
                  </tr>`,
                )}
              </tbody>
            </table>
          </div>
        </section>`;
  }
}

function milliseconds(value: number | undefined): string {
  return value === undefined ? "–" : `${rounded(value)} ms`;
}

customElements.define("operations-page", OperationsPage);
