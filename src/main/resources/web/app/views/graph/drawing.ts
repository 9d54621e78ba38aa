import type { Answer } from "../../api/orcha";
import type { Account } from "../../shell/account";

/** The person, or something in their life. */
export type Node = Answer<"getGraph">["nodes"][number];
/** How two of them relate. */
export type Edge = Answer<"getGraph">["edges"][number];

/** What there is to draw. */
export interface Drawing {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
}

/** The node that is the person. */
export const USER = "user";

/**
 * Reads the graph, all pages of it.
 *
 * @param at a time at which it held; undefined for all that is known, what is over included
 */
export async function readGraph({ orcha, userId }: Account, at: string | undefined, signal: AbortSignal): Promise<Drawing> {
  const nodes: Node[] = [];
  const edges: Edge[] = [];
  const given = { user_id: userId, limit: 2_000, at };
  for await (const [page] of orcha.pages("getGraph", given, (page) => [page], { signal })) {
    nodes.push(...(page?.nodes ?? []));
    edges.push(...(page?.edges ?? []));
  }
  return { nodes, edges };
}

/** The kinds of entities that there are, with how many there are of each, the most first. */
export function kindsOf({ nodes }: Drawing): [kind: string, number: number][] {
  const kinds = new Map<string, number>();
  for (const node of nodes) {
    if (node.id !== USER) {
      kinds.set(node.kind, (kinds.get(node.kind) ?? 0) + 1);
    }
  }
  return [...kinds].sort(([a, many], [b, few]) => few - many || a.localeCompare(b));
}

/** A drawing without some kinds of entities. The person stays. */
export function without(drawing: Drawing, hidden: ReadonlySet<string>): Drawing {
  if (hidden.size === 0) {
    return drawing;
  }
  const nodes = drawing.nodes.filter((node) => node.id === USER || !hidden.has(node.kind));
  const shown = new Set(nodes.map((node) => node.id));
  return { nodes, edges: drawing.edges.filter((edge) => shown.has(edge.from) && shown.has(edge.to)) };
}

/** When something began to hold, ended or was mentioned for the first time; undefined when there is nothing. */
export function firstChange({ nodes, edges }: Drawing): number | undefined {
  const times = [
    ...edges.flatMap((edge) => [edge.valid_from, edge.valid_to, edge.recorded_at]),
    ...nodes.map((node) => node.first_mentioned_at),
  ];
  const known = times.filter((time) => time != null).map((time) => Date.parse(time));
  return known.length === 0 ? undefined : known.reduce((a, b) => Math.min(a, b));
}

/** What a node is called here. */
export function nameOf(node: Node | undefined): string {
  if (node === undefined) {
    return "?";
  }
  return node.id === USER ? (node.named ? `${node.name} (you)` : "You") : node.name;
}
