import type { Account } from "../../shell/account";

/** A summary that is on the screen but not stored yet. It is kept with the tab, so that a reload does not lose it. */
const KEY = "orcha.pending";

interface Pending {
  readonly user: string;
  readonly content: string;
}

let inMemory: Pending | undefined;

export function keepPending(account: Account, content: string): void {
  inMemory = { user: account.userId, content };
  try {
    sessionStorage.setItem(KEY, JSON.stringify(inMemory));
  } catch {
    // The browser stores nothing; it is kept as long as the page.
  }
}

export function forgetPending(): void {
  inMemory = undefined;
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was stored.
  }
}

/** What waits to be stored for a user. */
export function pendingOf(account: Account): string | undefined {
  const pending = inMemory ?? read();
  return pending?.user === account.userId ? pending.content : undefined;
}

function read(): Pending | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "null") as Pending | undefined;
  } catch {
    return undefined;
  }
}
