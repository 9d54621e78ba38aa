import { html } from "lit";
import { OrchaError } from "../../api/orcha";
import type { Answer, Body } from "../../api/orcha";
import type { Account } from "../../shell/account";
import { changedDate, dateField } from "../../ui/dates";
import { entry, fillIn } from "../../ui/form-dialog";
import { notify } from "../../ui/notices";
import { words } from "../../ui/words";
import { asName, entityField, kindChoices } from "./choices";
import { USER } from "./drawing";
import type { Node } from "./drawing";

export type Relation = Answer<"getRelation">;
type Change = Body<"changeRelation">;

const PREDICATES = [
  "lives in",
  "works at",
  "studies at",
  "from",
  "likes",
  "dislikes",
  "owns",
  "friend",
  "sister",
  "brother",
  "mother",
  "father",
  "partner",
  "pet",
  "occupation",
  "age",
  "birthday",
];

/** Has a relation written by hand; undefined when it was not. */
export async function addRelation(
  { orcha, userId }: Account,
  nodes: readonly Node[],
  subject: string | undefined,
): Promise<Answer<"addRelation"> | undefined> {
  let added: Answer<"addRelation"> | undefined;
  await fillIn({
    title: "Add a relation",
    confirm: "Add",
    fields: (entered) => html`<p class="muted">What cannot hold beside it, such as the home before, ends with it.</p>
      ${entityField("Of whom or what", "subject", nodes, { selected: subject ?? USER, withUser: true })}
      ${fields(entered, nodes, undefined)}`,
    submit: async (entered) => {
      const body = { subject: entry(entered, "subject"), ...changes(entered, undefined) };
      added = await orcha.call("addRelation", { user_id: userId, body: { ...body, predicate: asName(entry(entered, "predicate")) } });
    },
  });
  if (added !== undefined) {
    notify("It is known now");
  }
  return added;
}

/**
 * Has a relation corrected.
 *
 * @param tag of the state that the person sees; another one that is stored by then is not overwritten unseen
 * @returns whether it was
 */
export async function editRelation({ orcha, userId }: Account, nodes: readonly Node[], relation: Relation, tag: string | undefined): Promise<boolean> {
  const of = { user_id: userId, relation_id: relation.id };
  let seen: { value: Relation; tag: string | undefined } = { value: relation, tag };
  const done = await fillIn({
    title: "Correct the relation",
    confirm: "Save",
    fields: (entered) => html`<p class="muted">
        ${seen.value === relation
          ? "What it said before stays in its history. Nothing that is learned later changes what you write."
          : html`It says now, and saving replaces it: <q dir="auto">${seen.value.text}</q>`}
      </p>
      ${fields(entered, nodes, relation)}`,
    submit: async (entered) => {
      try {
        await orcha.call("changeRelation", { ...of, "If-Match": seen.tag, body: changes(entered, relation) });
      } catch (failure) {
        if (failure instanceof OrchaError && failure.status === 412) {
          seen = await orcha.callTagged("getRelation", of);
        }
        throw failure;
      }
    },
  });
  if (done) {
    notify("The relation is corrected");
  }
  return done;
}

function fields(entered: FormData, nodes: readonly Node[], before: Relation | undefined): unknown {
  const isText = before !== undefined && before.value != null;
  const target = entry(entered, "target") || (isText ? "value" : "entity");
  return html`<label class="field">
      <span>Relation <span class="muted">(in a word or two)</span></span>
      <input
        name="predicate"
        list="predicates"
        required
        maxlength="40"
        pattern="[A-Za-z][A-Za-z0-9_ \\-]*"
        autocomplete="off"
        .value=${before === undefined ? "" : words(before.predicate)}
      />
      <datalist id="predicates">${PREDICATES.map((predicate) => html`<option value=${predicate}></option>`)}</datalist>
    </label>
    <fieldset class="row">
      <legend>To</legend>
      ${choice("entity", "Somebody or something known", target)} ${choice("new", "Somebody or something new", target)}
      ${choice("value", "A mere text", target)}
    </fieldset>
    ${target === "entity"
      ? entityField("Whom or what", "object", nodes, { selected: before?.object ?? undefined, except: before?.subject, withUser: true })
      : ""}
    ${target === "new"
      ? html`<div class="row">
          <label class="field grow"><span>Name</span><input name="name" required maxlength="200" dir="auto" autocomplete="off" /></label>
          <label class="field grow"><span>Kind</span><input name="kind" list="kinds" required maxlength="40" autocomplete="off" /></label>
          ${kindChoices("kinds", nodes)}
        </div>`
      : ""}
    ${target === "value"
      ? html`<label class="field">
          <span>Text <span class="muted">(an age, an occupation)</span></span>
          <input name="value" required maxlength="500" dir="auto" autocomplete="off" .value=${before?.value ?? ""} />
        </label>`
      : ""}
    <div class="row">
      ${dateField("Holds from", "valid_from", before?.valid_from, "(if known)")} ${dateField("until", "valid_to", before?.valid_to, "(if it ends)")}
    </div>`;
}

function choice(value: string, label: string, chosen: string): unknown {
  return html`<label class="check">
    <input type="radio" name="target" value=${value} ?checked=${value === chosen} /> <span>${label}</span>
  </label>`;
}

/** What differs from before; all of a new one. */
function changes(entered: FormData, before: Relation | undefined): Change {
  const predicate = asName(entry(entered, "predicate"));
  const from = changedDate(entered, "valid_from", before?.valid_from);
  const to = changedDate(entered, "valid_to", before?.valid_to);
  return {
    ...(predicate === before?.predicate ? {} : { predicate }),
    ...end(entered, before),
    ...(from === undefined ? {} : { valid_from: from }),
    ...(to === undefined ? {} : { valid_to: to }),
  };
}

function end(entered: FormData, before: Relation | undefined): Pick<Change, "object" | "value"> {
  switch (entry(entered, "target")) {
    case "new":
      return { object: { name: entry(entered, "name"), kind: asName(entry(entered, "kind")) } };
    case "value": {
      const value = entry(entered, "value");
      return value === before?.value ? {} : { value };
    }
    default: {
      const object = entry(entered, "object");
      return object === before?.object ? {} : { object };
    }
  }
}
