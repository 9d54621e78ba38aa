import type { Answer } from "../../api/orcha";
import { day } from "../../ui/time";

/** A long-term memory as it stands in a list. */
export type Memory = Answer<"listLongTermMemories">["memories"][number];

/** What a memory can be about. */
export const KINDS: Record<Memory["kind"], string> = {
  identity: "Who I am",
  relationship: "People and animals",
  work: "Work",
  place: "Places",
  preference: "Tastes",
  possession: "Things I own",
  event: "What happened",
  plan: "Plans",
  health: "Health",
  instruction: "How to treat me",
  fact: "Other facts",
};

/** Where a memory came from. */
export const ORIGINS: Record<Memory["origin"], string> = {
  learned: "Learned from what was said",
  written: "Written by hand",
  imported: "Imported",
};

/** When a memory holds, in words; undefined when nothing is known of it. */
export function validity(memory: Memory): string | undefined {
  const { valid_from: from, valid_to: to } = memory;
  if (from == null) {
    return to == null ? undefined : `until ${day(to)}`;
  }
  return to == null ? `since ${day(from)}` : `${day(from)} to ${day(to)}`;
}

/** What is special about a memory, in a word each. */
export function marks(memory: Memory): string[] {
  const isOver = memory.valid_to != null && Date.parse(memory.valid_to) <= Date.now();
  return [
    memory.pinned ? "pinned" : "",
    memory.suppressed ? "not mentioned" : "",
    memory.superseded_by == null ? (isOver ? "over" : "") : "superseded",
    memory.archived_at == null ? "" : "archived",
  ].filter((mark) => mark !== "");
}
