import { html } from "lit";
import { OrchaError } from "../../api/orcha";
import type { ReadMemory } from "../../api/orcha";
import type { Account } from "../../shell/account";
import { ask } from "../../ui/dialog";
import { notify } from "../../ui/notices";
import { explained } from "../../ui/states";

/**
 * Has the person write the memory. What they wrote is kept when it cannot be stored: the question is asked again with it, and
 * with what another has stored meanwhile, if that is why.
 *
 * @returns whether it was stored
 */
export async function editByHand(account: Account, read: ReadMemory): Promise<boolean> {
  let before = read;
  let content = read.memory?.content ?? "";
  let text: unknown = html`<p class="muted">One statement a line.</p>`;
  for (;;) {
    const written = await ask({
      title: "Edit the memory",
      text,
      confirm: "Save",
      input: { label: "What is remembered", value: content, multiline: true },
    });
    if (written === null) {
      return false;
    }
    content = written;
    try {
      await edit(account, written, before);
      notify("The memory is saved");
      return true;
    } catch (failure) {
      if (failure instanceof OrchaError && failure.status === 412) {
        before = await account.orcha.readMemory(account.userId).catch(() => before);
        text = html`<p class="banner" role="alert">
            The memory has changed since you began. Below is what you wrote; saving it replaces this:
          </p>
          <pre class="wrapped" dir="auto" tabindex="0">${before.memory?.content ?? ""}</pre>`;
      } else {
        text = html`<p class="banner" role="alert">${explained(failure)}</p>`;
      }
    }
  }
}

function edit({ orcha, userId }: Account, content: string, before: ReadMemory): Promise<unknown> {
  const condition = before.memory === null ? { "If-None-Match": "*" } : { "If-Match": before.tag };
  return orcha.call("editMemory", { user_id: userId, ...condition, body: { content } });
}
