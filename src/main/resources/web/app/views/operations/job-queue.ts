import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import type { JobPage, ServiceStatus } from "../../api/orcha";
import type { Account } from "../../shell/account";
import { ask } from "../../ui/dialog";
import { Loader } from "../../ui/loader";
import { notify, notifyFailure } from "../../ui/notices";
import { whole } from "../../ui/numbers";
import { Part } from "../../ui/page";
import { empty } from "../../ui/states";
import { ago } from "../../ui/time";

type Job = JobPage["jobs"][number];

/** What waits to be done in the background, and what has failed, with another try. */
class JobQueue extends Part {
  static override properties: Record<string, object> = {
    account: { attribute: false },
    counts: { attribute: false },
  };

  declare account: Account;
  declare counts: ServiceStatus["jobs"];
  readonly #failed = new Loader<JobPage>(this, (signal) => this.#load(signal));

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("account") || changed.has("counts")) {
      void this.#failed.load();
    }
  }

  /** The jobs that do not go well: those that are dead, and those that are tried again. */
  async #load(signal: AbortSignal): Promise<JobPage> {
    const { orcha } = this.account;
    const [dead, retrying] = await Promise.all(
      ["dead", "retrying"].map((state) => orcha.call("listJobs", { state: state as never, limit: 100 }, { signal })),
    );
    return { ...(dead as JobPage), jobs: [...(dead?.jobs ?? []), ...(retrying?.jobs ?? [])] };
  }

  protected override render(): unknown {
    return html`<section class="card stack" aria-labelledby="queue">
      <h2 id="queue">Queue</h2>
      ${this.counts.length === 0
        ? empty("Nothing waits")
        : html`<div class="scrolling" tabindex="0">
            <table>
              <caption class="visually-hidden">Jobs by kind and state</caption>
              <thead>
                <tr><th scope="col">Job</th><th scope="col">State</th><th scope="col" class="number">Number</th><th scope="col">First due</th></tr>
              </thead>
              <tbody>
                ${this.counts.map(
                  (count) => html`<tr>
                    <th scope="row">${count.job}</th><td>${count.state}</td><td class="number">${whole(count.jobs)}</td>
                    <td>${count.first_due == null ? "–" : ago(count.first_due)}</td>
                  </tr>`,
                )}
              </tbody>
            </table>
          </div>`}
      ${this.#failed.render((page) => this.#jobs(page), "Jobs that failed")}
    </section>`;
  }

  #jobs(page: JobPage): unknown {
    return html`<div class="row">
        ${page.paused.length === 0
          ? html`<button type="button" class="button small" @click=${this.#pause}>Pause all jobs</button>`
          : html`<p class="banner grow">Paused: ${page.paused.map((pause) => pause.job).join(", ")}</p>
              <button type="button" class="button small" @click=${() => this.#do("Resumed", () => this.account.orcha.call("resumeJobs", {}))}>
                Resume
              </button>`}
        ${page.jobs.some((job) => job.state === "dead")
          ? html`<button type="button" class="button small" @click=${() => this.#do("All dead jobs are tried again", () => this.account.orcha.call("retryDeadJobs", {}))}>
              Try all dead ones again
            </button>`
          : nothing}
      </div>
      ${page.jobs.length === 0
        ? html`<p class="muted">No job has failed.</p>`
        : html`<ul class="plain-list stack">
            ${page.jobs.map((job) => this.#job(job))}
          </ul>`}`;
  }

  #job(job: Job): unknown {
    return html`<li class="row apart">
      <span dir="auto"><strong>${job.job}</strong> ${job.instance}, ${job.state}, failed ${job.failures} times</span>
      <button
        type="button"
        class="button small"
        @click=${() => this.#do("It is tried again", () => this.account.orcha.call("retryJob", { job: job.job, instance: job.instance }))}
      >
        Try again
      </button>
    </li>`;
  }

  async #pause(): Promise<void> {
    const sure = await ask({
      title: "Pause all jobs?",
      text: "Nothing is learned until they are resumed. Chats go on, and nothing is lost.",
      confirm: "Pause",
    });
    if (sure !== null) {
      await this.#do("Paused", () => this.account.orcha.call("pauseJobs", {}));
    }
  }

  async #do(done: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      notify(done);
      this.dispatchEvent(new Event("jobs-changed"));
    } catch (failure) {
      notifyFailure(failure, { label: "Try again", run: () => this.#do(done, work) });
    }
  }
}

customElements.define("job-queue", JobQueue);
