import { html, nothing } from "lit";
import { OrchaError } from "../../api/orcha";
import type { Answer } from "../../api/orcha";
import type { Account } from "../../shell/account";
import { entries, entry, fillIn } from "../../ui/form-dialog";
import { notify, notifyFailure } from "../../ui/notices";
import { words } from "../../ui/words";
import { asName, entityField, kindChoices } from "./choices";
import type { Node } from "./drawing";

export type Entity = Answer<"getEntity">;
export type ListedRelation = Answer<"listRelations">["relations"][number];

/** Has it corrected what an entity is called and what it is; resolves with whether it was. */
export async function editEntity({ orcha, userId }: Account, nodes: readonly Node[], entity: Entity, tag: string | undefined): Promise<boolean> {
  const of = { user_id: userId, entity_id: entity.id };
  let seen: { value: Entity; tag: string | undefined } = { value: entity, tag };
  const done = await fillIn({
    title: `Correct ${entity.name}`,
    confirm: "Save",
    fields: () => html`<p class="muted">
        ${seen.value === entity
          ? "Nothing that is learned later changes what you write. A new name leaves the old one as another name."
          : `It was changed meanwhile: it is called ${seen.value.name} now. Saving replaces that.`}
      </p>
      <label class="field"><span>Name</span><input name="name" required maxlength="200" dir="auto" autocomplete="off" .value=${entity.name} /></label>
      <label class="field">
        <span>Kind</span>
        <input name="kind" list="kinds" required maxlength="40" autocomplete="off" .value=${words(entity.kind)} />
        ${kindChoices("kinds", nodes)}
      </label>
      <label class="field">
        <span>Other names <span class="muted">(one a line)</span></span>
        <textarea name="aliases" rows="3" dir="auto" .value=${entity.aliases.join("\n")}></textarea>
      </label>`,
    submit: async (entered) => {
      const aliases = entry(entered, "aliases").split("\n").map((alias) => alias.trim()).filter((alias) => alias !== "");
      const name = entry(entered, "name");
      const kind = asName(entry(entered, "kind"));
      const body = {
        ...(name === entity.name ? {} : { name }),
        ...(kind === entity.kind ? {} : { kind }),
        add_aliases: aliases.filter((alias) => !entity.aliases.includes(alias)),
        remove_aliases: entity.aliases.filter((alias) => !aliases.includes(alias)),
      };
      try {
        await orcha.call("changeEntity", { ...of, "If-Match": seen.tag, body });
      } catch (failure) {
        if (failure instanceof OrchaError && failure.status === 412) {
          seen = await orcha.callTagged("getEntity", of);
        }
        throw failure;
      }
    },
  });
  if (done) {
    notify("It is corrected");
  }
  return done;
}

/** Has it said that an entity is the same as another; resolves with the one that they are, undefined when it was not said. */
export async function mergeEntity(account: Account, nodes: readonly Node[], entity: Entity, changed: () => void): Promise<string | undefined> {
  let into: string | undefined;
  await fillIn({
    title: `Who or what is the same as ${entity.name}?`,
    confirm: "They are one",
    fields: (entered) => {
      const other = nodes.find((node) => node.id === entry(entered, "other"));
      return html`<p class="muted">
          They become one that has the names and relations of both. Nothing is moved: you can take it apart again, exactly as it was.
        </p>
        ${entityField("The same as", "other", nodes, { except: entity.id, withUser: false })}
        <fieldset class="stack">
          <legend>They are known as</legend>
          <label class="check"><input type="radio" name="keeps" value="this" checked /> <span dir="auto">${entity.name}</span></label>
          <label class="check"><input type="radio" name="keeps" value="other" /> <span dir="auto">${other?.name ?? "the other one"}</span></label>
        </fieldset>`;
    },
    submit: async (entered) => {
      const other = entry(entered, "other");
      const [kept, part] = entry(entered, "keeps") === "other" ? [other, entity.id] : [entity.id, other];
      await account.orcha.call("mergeEntities", { user_id: account.userId, body: { into: kept, entities: [part] } });
      into = kept;
      notify("They are one", { label: "Undo", run: () => takeApart(account, kept, part).then(changed) });
    },
  });
  return into;
}

/** Makes what was merged into an entity one of its own again. */
export async function takeApart(account: Account, entity: string, merged: string): Promise<void> {
  try {
    await account.orcha.call("splitEntity", { user_id: account.userId, body: { entity, merged } });
    notify("They are two again");
  } catch (failure) {
    notifyFailure(failure, { label: "Try again", run: () => takeApart(account, entity, merged) });
  }
}

/** Has relations and names taken out of an entity that is two; resolves with the other one's id, undefined when it was not done. */
export async function splitEntity(
  { orcha, userId }: Account,
  nodes: readonly Node[],
  entity: Entity,
  relations: readonly ListedRelation[],
): Promise<string | undefined> {
  let split: string | undefined;
  await fillIn({
    title: `${entity.name} is two`,
    confirm: "Take out",
    fields: () => html`<p class="muted">
        What belongs to somebody or something else becomes an entity of its own. If that was wrong, say that the two are the same.
      </p>
      <div class="row">
        <label class="field grow"><span>Name of the other</span><input name="name" required maxlength="200" dir="auto" autocomplete="off" /></label>
        <label class="field grow">
          <span>Kind</span><input name="kind" list="kinds" required maxlength="40" autocomplete="off" .value=${words(entity.kind)} />
        </label>
        ${kindChoices("kinds", nodes)}
      </div>
      ${boxes("relations", "What is of the other", relations.map((relation) => [relation.id, relation.text] as const))}
      ${boxes("names", "Names of the other", entity.aliases.map((alias) => [alias, alias] as const))}`,
    submit: async (entered) => {
      const body = {
        entity: entity.id,
        name: entry(entered, "name"),
        kind: asName(entry(entered, "kind")),
        relations: entries(entered, "relations"),
        names: entries(entered, "names"),
      };
      split = (await orcha.call("splitEntity", { user_id: userId, body })).split.id;
    },
  });
  if (split !== undefined) {
    notify("They are two");
  }
  return split;
}

function boxes(name: string, label: string, choices: readonly (readonly [value: string, text: string])[]): unknown {
  return choices.length === 0
    ? nothing
    : html`<fieldset class="stack boxes">
        <legend>${label}</legend>
        ${choices.map(
          ([value, text]) => html`<label class="check"><input type="checkbox" name=${name} value=${value} /> <span dir="auto">${text}</span></label>`,
        )}
      </fieldset>`;
}
