import type { Answer } from "../../api/orcha";
import type { Account } from "../../shell/account";
import { dateValue } from "../../ui/dates";

type Session = Answer<"listSessions">["sessions"][number];
type Memory = Answer<"listLongTermMemories">["memories"][number];
type Entity = Answer<"listEntities">["entities"][number];

/** All that the figures are made from. */
export interface Sources {
  readonly sessions: readonly Session[];
  readonly memories: readonly Memory[];
  readonly entities: readonly Entity[];
  readonly status: Answer<"getMemoryStatus">;
  readonly mood: Answer<"getMood">;
}

export async function readSources({ orcha, userId }: Account, signal: AbortSignal): Promise<Sources> {
  const options = { signal };
  const of = { user_id: userId };
  const [sessions, memories, entities, status, mood] = await Promise.all([
    all(orcha.pages("listSessions", { ...of, limit: 1_000 }, (page) => page.sessions, options)),
    all(orcha.pages("listLongTermMemories", { ...of, limit: 500 }, (page) => page.memories, options)),
    all(orcha.pages("listEntities", { ...of, limit: 500 }, (page) => page.entities, options)),
    orcha.call("getMemoryStatus", { user_identifier: userId }, options),
    orcha.call("getMood", of, options),
  ]);
  return { sessions, memories, entities, status, mood };
}

async function all<T>(pages: AsyncGenerator<T[]>): Promise<T[]> {
  const items: T[] = [];
  for await (const page of pages) {
    items.push(...page);
  }
  return items;
}

/** A figure of one day, in the browser's time zone. */
export interface Daily {
  /** Such as `2026-11-27`. */
  readonly day: string;
  readonly number: number;
}

/** How many conversations began on each of the last days, today included. */
export function begunPerDay(sessions: readonly Session[], days: number): Daily[] {
  const begun = perDay(sessions.map((session) => [session.created_at, 1]));
  return lastDays(days).map((day) => ({ day, number: begun.get(day) ?? 0 }));
}

/** How many memories there are that were made until each day, from the first one until today. */
export function memoriesByDay(memories: readonly Memory[]): Daily[] {
  return summedUp(perDay(memories.map((memory) => [memory.created_at, 1])));
}

/** How many messages the conversations hold that were begun until each day. */
export function messagesByDay(sessions: readonly Session[]): Daily[] {
  return summedUp(perDay(sessions.map((session) => [session.created_at, session.message_count])));
}

function perDay(of: readonly (readonly [instant: string, number: number])[]): Map<string, number> {
  const days = new Map<string, number>();
  for (const [instant, number] of of) {
    const day = dateValue(instant);
    days.set(day, (days.get(day) ?? 0) + number);
  }
  return days;
}

function lastDays(days: number): string[] {
  const now = new Date();
  return Array.from({ length: days }, (_, at) =>
    dateValue(new Date(now.getFullYear(), now.getMonth(), now.getDate() - (days - 1 - at)).toISOString()),
  );
}

function summedUp(days: ReadonlyMap<string, number>): Daily[] {
  const first = [...days.keys()].sort()[0];
  if (first === undefined) {
    return [];
  }
  const summed: Daily[] = [];
  const today = dateValue(new Date().toISOString());
  let number = 0;
  const day = new Date(`${first}T12:00:00`);
  for (let key = first; key <= today; key = dateValue(day.toISOString())) {
    number += days.get(key) ?? 0;
    summed.push({ day: key, number });
    day.setDate(day.getDate() + 1);
  }
  return summed;
}

/** Somebody or something that is spoken of. */
export interface Topic {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly mentions: number;
  /** How many conversations mention it more than most else. */
  readonly conversations: number;
}

/** What is spoken of most. */
export function topics({ entities, sessions }: Sources, most: number): Topic[] {
  const conversations = new Map<string, number>();
  for (const { key_entities: keys } of sessions) {
    keys?.forEach(({ id }) => conversations.set(id, (conversations.get(id) ?? 0) + 1));
  }
  return entities
    .map(({ id, name, kind, mentions }) => ({ id, name, kind, mentions, conversations: conversations.get(id) ?? 0 }))
    .filter((topic) => topic.mentions > 0)
    .sort((a, b) => b.mentions - a.mentions || b.conversations - a.conversations || a.name.localeCompare(b.name))
    .slice(0, most);
}

/** What was recalled most. */
export function recalledMost(memories: readonly Memory[], most: number): Memory[] {
  return memories
    .filter((memory) => memory.access_count > 0)
    .sort((a, b) => b.access_count - a.access_count)
    .slice(0, most);
}
