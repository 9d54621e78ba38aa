import { ask } from "./dialog";
import { notify, notifyFailure } from "./notices";

/** What is to be deleted, in words. */
export interface Deletion {
  /** The question. */
  readonly title: string;
  /** What goes with it, and what stays. */
  readonly text: unknown;
  /** What is said when it is gone. */
  readonly done: string;
}

/**
 * Asks whether something is to be deleted, and deletes it.
 *
 * @returns whether it is gone; undefined when it is not to be
 */
export async function deleteAfterAsking(deletion: Deletion, remove: () => Promise<unknown>): Promise<boolean | undefined> {
  const sure = await ask({ title: deletion.title, text: deletion.text, confirm: "Delete", danger: true });
  if (sure === null) {
    return undefined;
  }
  try {
    await remove();
    notify(deletion.done);
    return true;
  } catch (failure) {
    notifyFailure(failure);
    return false;
  }
}
