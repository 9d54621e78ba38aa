import type { Account } from "../../shell/account";

/** Keeps a sentence as it is, whatever is learned. */
export function pin({ orcha, userId }: Account, text: string): Promise<unknown> {
  return orcha.call("addPin", { user_id: userId, body: { text } });
}

export async function unpin({ orcha, userId }: Account, text: string): Promise<void> {
  const { marks } = await orcha.call("listPins", { user_id: userId });
  await Promise.all(
    marks
      .filter((mark) => isSame(mark.text, text))
      .map((mark) => orcha.call("deletePin", { user_id: userId, pin_id: mark.id })),
  );
}

/** Keeps a sentence, but from now on out of what the assistant is told. */
export function suppress({ orcha, userId }: Account, text: string): Promise<unknown> {
  return orcha.call("addSuppression", { user_id: userId, body: { text } });
}

export async function unsuppress({ orcha, userId }: Account, text: string): Promise<void> {
  const { marks } = await orcha.call("listSuppressions", { user_id: userId });
  await Promise.all(
    marks
      .filter((mark) => isSame(mark.text, text))
      .map((mark) => orcha.call("deleteSuppression", { user_id: userId, suppression_id: mark.id })),
  );
}

/** Erases what a sentence says, wherever it is. */
export function forget({ orcha, userId }: Account, text: string): Promise<unknown> {
  return orcha.call("forget", { user_id: userId, body: { text } });
}

function isSame(mark: string, sentence: string): boolean {
  return canonical(mark) === canonical(sentence);
}

function canonical(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").replace(/[.!?]+$/, "").trim().toLowerCase();
}
