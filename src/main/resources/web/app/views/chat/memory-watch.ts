import { OrchaError } from "../../api/orcha";
import type { ReadMemory } from "../../api/orcha";
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
  #tag: string | undefined;
  #until = 0;

  constructor(account: Account) {
    this.#account = account;
  }

  /** The memory as it is now is the one that changes are told from. */
  async begin(): Promise<void> {
    const read = await this.#changed();
    if (read !== undefined) {
      this.#version = read.memory?.version ?? 0;
    }
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
      const read = await this.#changed();
      if (read !== undefined) {
        this.#version = read.memory?.version ?? 0;
        if (known !== undefined && this.#version > known) {
          this.#tell(known, read.tag);
        }
      }
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
      await this.#account.orcha.call("restoreVersion", given);
      await this.begin();
      notify("The memory is as it was before", { label: "Versions", run: () => goTo("memory", "versions") });
    } catch (failure) {
      if (failure instanceof OrchaError && failure.status === 412) {
        notify("The memory has changed again meanwhile", { label: "Versions", run: () => goTo("memory", "versions") });
      } else {
        notifyFailure(failure, { label: "Try again", run: () => this.#undo(before, tag) });
      }
    }
  }

  /** The memory when it is another one than was seen last; undefined when it is not. */
  async #changed(): Promise<ReadMemory | undefined> {
    const read = await this.#account.orcha.readMemoryUnless(this.#account.userId, this.#tag, { retries: 0 });
    this.#tag = read === undefined ? this.#tag : read.tag;
    return read;
  }
}
