import { configure, newKey, Orcha, OrchaError } from "../api/orcha";

/** Whose memory is on the screen, and the client that asks for it. */
export class Account {
  readonly orcha: Orcha;

  constructor(
    readonly userId: string,
    readonly credential: string | undefined,
  ) {
    this.orcha = new Orcha({ credential });
    configure({ credential });
  }
}

const USER = "orcha.user";
const CREDENTIAL = "orcha.credential";
const DEVICE = "orcha.device";

/** Who used this browser last. The credential is known to its own tab only, and as long as that is open. */
export function rememberedAccount(): Account | undefined {
  const user = stored(() => localStorage.getItem(USER));
  return user === undefined ? undefined : new Account(user, stored(() => sessionStorage.getItem(CREDENTIAL)));
}

export function remember(account: Account): void {
  stored(() => localStorage.setItem(USER, account.userId));
  if (account.credential === undefined) {
    stored(() => sessionStorage.removeItem(CREDENTIAL));
  } else {
    const { credential } = account;
    stored(() => sessionStorage.setItem(CREDENTIAL, credential));
  }
}

/** Leaves nothing of the user in the browser. */
export function forgetAccount(): void {
  stored(() => sessionStorage.clear());
  stored(() => localStorage.removeItem(USER));
}

/** This browser's name for itself, under which the sessions that it begins are listed. */
export function deviceId(): string {
  const known = stored(() => localStorage.getItem(DEVICE));
  if (known !== undefined) {
    return known;
  }
  const made = `browser-${newKey().slice(0, 12)}`;
  stored(() => localStorage.setItem(DEVICE, made));
  return made;
}

/** Whether the service wants another credential. */
export function isUnauthorized(failure: unknown): boolean {
  return failure instanceof OrchaError && failure.status === 401;
}

/** A browser may refuse to store anything; nothing here depends on it. */
function stored<T>(access: () => T): NonNullable<T> | undefined {
  try {
    return access() ?? undefined;
  } catch {
    return undefined;
  }
}
