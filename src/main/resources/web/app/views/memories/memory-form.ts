import { html } from "lit";
import { OrchaError } from "../../api/orcha";
import type { Answer, Body } from "../../api/orcha";
import type { Account } from "../../shell/account";
import { changedDate, dateField } from "../../ui/dates";
import { entry, fillIn } from "../../ui/form-dialog";
import { notify } from "../../ui/notices";
import { KINDS } from "./memory-words";
import type { Memory } from "./memory-words";

type Written = Answer<"addLongTermMemory">;

/** How important a memory is that nobody has weighed. */
const MIDDLING = 0.5;

/** Has a memory written by hand; undefined when it was not. */
export async function writeMemory({ orcha, userId }: Account): Promise<Written | undefined> {
  let written: Written | undefined;
  await fillIn({
    title: "Add a memory",
    confirm: "Add",
    fields: (entered) => fields(entered, undefined),
    submit: async (entered) => {
      written = await orcha.call("addLongTermMemory", { user_id: userId, body: changes(entered, undefined) });
    },
  });
  if (written !== undefined) {
    notify("It is remembered");
  }
  return written;
}

/**
 * Has a memory changed.
 *
 * @param tag of the state that the person sees; another one that is stored by then is not overwritten unseen
 * @returns what it is now; undefined when it was not changed
 */
export async function editMemory({ orcha, userId }: Account, memory: Memory, tag: string | undefined): Promise<Memory | undefined> {
  let now: Memory | undefined;
  let seen = { value: memory, tag };
  const of = { user_id: userId, memory_id: memory.id };
  await fillIn({
    title: "Edit the memory",
    confirm: "Save",
    fields: (entered) => html`${seen.value === memory ? "" : meanwhile(seen.value)}${fields(entered, memory)}`,
    submit: async (entered) => {
      try {
        now = await orcha.call("changeLongTermMemory", { ...of, "If-Match": seen.tag, body: changes(entered, memory) });
      } catch (failure) {
        if (failure instanceof OrchaError && failure.status === 412) {
          seen = await orcha.callTagged("getLongTermMemory", of);
        }
        throw failure;
      }
    },
  });
  if (now !== undefined) {
    notify("The memory is changed");
  }
  return now;
}

function meanwhile(memory: Memory): unknown {
  return html`<p class="muted">It says now, and saving replaces it: <q dir="auto">${memory.text}</q></p>`;
}

function fields(entered: FormData, memory: Memory | undefined): unknown {
  const importance = entry(entered, "importance") || String(memory?.importance ?? MIDDLING);
  return html`<label class="field">
      <span>One sentence that can be understood alone</span>
      <textarea name="text" rows="3" dir="auto" required maxlength="2000" .value=${memory?.text ?? ""}></textarea>
    </label>
    <label class="field">
      <span>About</span>
      <select name="kind">
        ${Object.entries(KINDS).map(
          ([kind, label]) => html`<option value=${kind} ?selected=${kind === (memory?.kind ?? "fact")}>${label}</option>`,
        )}
      </select>
    </label>
    <label class="field">
      <span>Importance <output>${Math.round(Number(importance) * 100)} %</output></span>
      <input type="range" name="importance" min="0" max="1" step="0.05" .value=${String(memory?.importance ?? MIDDLING)} />
    </label>
    <div class="row">
      ${dateField("Holds from", "valid_from", memory?.valid_from, "(if known)")}
      ${dateField("until", "valid_to", memory?.valid_to, "(if it ends)")}
    </div>`;
}

/** What differs from before; all of a new one. */
function changes(entered: FormData, before: Memory | undefined): Body<"changeLongTermMemory"> {
  const text = entry(entered, "text");
  const kind = entry(entered, "kind") as Memory["kind"];
  const importance = Number(entry(entered, "importance"));
  const from = changedDate(entered, "valid_from", before?.valid_from);
  const to = changedDate(entered, "valid_to", before?.valid_to);
  // The field has steps: only what was moved is another importance.
  const isMoved = before === undefined || Math.abs(importance - before.importance) > 0.026;
  return {
    ...(text === before?.text ? {} : { text }),
    ...(kind === before?.kind ? {} : { kind }),
    ...(isMoved ? { importance } : {}),
    ...(from === undefined ? {} : { valid_from: from }),
    ...(to === undefined ? {} : { valid_to: to }),
  };
}
