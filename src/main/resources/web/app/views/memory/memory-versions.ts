import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { OrchaError } from "../../api/orcha";
import type { MemoryVersion, VersionDiff } from "../../api/orcha";
import type { Account } from "../../shell/account";
import { linkTo } from "../../shell/routes";
import { ask } from "../../ui/dialog";
import { Loader } from "../../ui/loader";
import { notify, notifyFailure } from "../../ui/notices";
import { Part } from "../../ui/page";
import { empty, failed, loading } from "../../ui/states";
import { ago, exact } from "../../ui/time";
import { sideBySide } from "./side-by-side";

interface Compared {
  readonly diff: VersionDiff;
  readonly before: string;
  readonly after: string;
}

/** The versions of the memory, the last first: what each changed, and the way back to it. */
class MemoryVersions extends Part {
  static override properties: Record<string, object> = {
    account: { attribute: false },
    selected: { attribute: false },
    versions: { state: true },
    more: { state: true },
    failure: { state: true },
    against: { state: true },
  };

  declare account: Account;
  /** The version that is looked at; the current one unless said. */
  declare selected: string | undefined;
  declare versions: readonly MemoryVersion[] | undefined;
  declare more: boolean;
  declare failure: unknown;
  /** The version that it is compared with; the one before unless chosen. */
  declare against: number | undefined;
  #pages: AsyncGenerator<MemoryVersion[]> | undefined;
  /** Of the memory as it was when the versions were read. */
  #tag: string | undefined;
  readonly #compared = new Loader<Compared>(this, (signal) => this.#compare(signal));

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("account")) {
      void this.#load();
    }
    if (changed.has("selected")) {
      this.against = undefined;
    }
    if ((changed.has("selected") || changed.has("against") || changed.has("versions")) && this.#current() !== undefined) {
      this.#compared.value = undefined;
      void this.#compared.load();
    }
  }

  async #load(): Promise<void> {
    this.#pages = this.account.orcha.pages("listVersions", { user_id: this.account.userId }, (page) => page.versions);
    try {
      this.#tag = (await this.account.orcha.readMemory(this.account.userId)).tag;
    } catch (failure) {
      this.failure = failure;
      return;
    }
    await this.#next([]);
  }

  async #next(before: readonly MemoryVersion[]): Promise<void> {
    try {
      const { done, value } = (await this.#pages?.next()) ?? { done: true, value: undefined };
      this.versions = done || value === undefined ? before : [...before, ...value];
      this.more = done !== true && this.versions.at(-1)?.version !== 1;
      this.failure = undefined;
    } catch (failure) {
      this.failure = failure;
    }
  }

  #current(): number | undefined {
    return this.selected === undefined ? this.versions?.[0]?.version : Number(this.selected);
  }

  #other(version: number): number | undefined {
    const older = this.versions?.find((one) => one.version < version)?.version;
    return this.against ?? older;
  }

  async #compare(signal: AbortSignal): Promise<Compared> {
    const { orcha, userId } = this.account;
    const version = this.#current() ?? 0;
    const other = this.#other(version);
    const [after, before, diff] = await Promise.all([
      orcha.call("getVersion", { user_id: userId, version }, { signal }),
      other === undefined ? undefined : orcha.call("getVersion", { user_id: userId, version: other }, { signal }),
      other === undefined
        ? { from: 0, to: version, unified: "", changes: [] }
        : orcha.call("diffVersions", { user_id: userId, from: other, to: version }, { signal }),
    ]);
    return { diff, before: before?.content ?? "", after: after.content ?? "" };
  }

  protected override render(): unknown {
    if (this.failure !== undefined) {
      return failed(this.failure, () => void this.#load());
    }
    if (this.versions === undefined) {
      return loading("Versions");
    }
    if (this.versions.length === 0) {
      return empty("No versions yet", "Each change of the memory is kept here.");
    }
    const current = this.#current();
    return html`<div class="versions">
      <section aria-label="Versions">
        <ol class="plain-list" reversed>
          ${repeat(
            this.versions,
            (one) => one.version,
            (one) => this.#entry(one, current),
          )}
        </ol>
        ${this.more
          ? html`<button type="button" class="button small" @click=${() => void this.#next(this.versions ?? [])}>Earlier versions</button>`
          : nothing}
      </section>
      <section class="stack" aria-label="Comparison">
        ${current === undefined ? nothing : this.#head(current)}
        ${this.#compared.render(({ diff, before, after }) => sideBySide(diff, before, after), "Comparison")}
      </section>
    </div>`;
  }

  #entry(one: MemoryVersion, current: number | undefined): unknown {
    return html`<li>
      <a class="version" href=${linkTo("memory", "versions", String(one.version))} aria-current=${one.version === current ? "true" : "false"}>
        <span><strong>Version ${one.version}</strong> <span class="chip">${one.author.replace("_", " ")}</span></span>
        <span class="muted small">
          ${one.reason} · <time datetime=${one.created_at} title=${exact(one.created_at)}>${ago(one.created_at)}</time>
        </span>
      </a>
    </li>`;
  }

  #head(current: number): unknown {
    const newest = this.versions?.[0]?.version;
    const other = this.#other(current);
    return html`<div class="row apart">
      <label class="row">
        <span>Compared with version</span>
        <select @change=${(event: Event) => (this.against = Number((event.target as HTMLSelectElement).value))}>
          ${(this.versions ?? [])
            .filter((one) => one.version !== current)
            .map((one) => html`<option value=${one.version} ?selected=${one.version === other}>${one.version}</option>`)}
        </select>
      </label>
      ${current === newest
        ? html`<span class="chip">current</span>`
        : html`<button type="button" class="button" @click=${() => this.#restore(current)}>Restore version ${current}</button>`}
    </div>`;
  }

  async #restore(version: number): Promise<void> {
    const sure = await ask({
      title: `Restore version ${version}?`,
      text: "The memory becomes what it was then, as a new version. Nothing is lost: you can go back to this one too.",
      confirm: "Restore",
    });
    if (sure === null) {
      return;
    }
    try {
      const given = { user_id: this.account.userId, version, "If-Match": this.#tag };
      await this.account.orcha.call("restoreVersion", given);
      notify(`Version ${version} is restored`);
      location.hash = linkTo("memory", "versions");
    } catch (failure) {
      const isStale = failure instanceof OrchaError && failure.status === 412;
      notifyFailure(failure, isStale ? undefined : { label: "Try again", run: () => this.#restore(version) });
    }
    await this.#load();
  }
}

customElements.define("memory-versions", MemoryVersions);
