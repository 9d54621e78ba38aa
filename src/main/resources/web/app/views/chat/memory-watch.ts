import { OrchaError } from "../../api/orcha";
import type { Account } from "../../shell/account";
import { goTo } from "../../shell/routes";
import { notify, notifyFailure } from "../../ui/notices";

/** The service waits until nothing was said for a while before it brings the memory up to date. */
const WATCHED_FOR = 120_000;
const EVERY = 3_000;

/** After something was said, watches whether the memory changes, and then says so, with a way back. */
export class MemoryWatch {
  readonly #account: Account;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #version: number | undefined;
  #until = 0;

  constructor(account: Account) {
    this.#account = account;
  }

  /** The memory as it is now is the one that changes are told from. */
  async begin(): Promise<void> {
    this.#version = (await this.#current()).memory?.version ?? 0;
  }

  /** Something was said: it may be learned any time from now on. */
  expect(): void {
    this.#until = Date.now() + WATCHED_FOR;
    this.#timer ??= setTimeout(() => void this.#look(), EVERY);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#until = 0;
  }

  async #look(): Promise<void> {
    const known = this.#version;
    try {
      const { memory, tag } = await this.#current();
      if (memory !== null && known !== undefined && memory.version > known) {
        this.#version = memory.version;
        this.#tell(known, tag);
      }
      this.#version ??= memory?.version ?? 0;
    } catch {
      // It is looked at again.
    }
    this.#timer = Date.now() < this.#until ? setTimeout(() => void this.#look(), EVERY) : undefined;
  }

  #tell(before: number, tag: string | undefined): void {
    notify("Memory updated", { label: before === 0 ? "Show" : "Undo", run: () => this.#undo(before, tag) });
  }

  async #undo(before: number, tag: string | undefined): Promise<void> {
    if (before === 0) {
      goTo("memory");
      return;
    }
    try {
      const given = { user_id: this.#account.userId, version: before, "If-Match": tag };
      const restored = await this.#account.orcha.call("restoreVersion", given);
      this.#version = restored.version ?? this.#version;
      notify("The memory is as it was before", { label: "Versions", run: () => goTo("memory", "versions") });
    } catch (failure) {
      if (failure instanceof OrchaError && failure.status === 412) {
        notify("The memory has changed again meanwhile", { label: "Versions", run: () => goTo("memory", "versions") });
      } else {
        notifyFailure(failure, { label: "Try again", run: () => this.#undo(before, tag) });
      }
    }
  }

  #current() {
    return this.#account.orcha.readMemory(this.#account.userId, { retries: 0 });
  }
}
