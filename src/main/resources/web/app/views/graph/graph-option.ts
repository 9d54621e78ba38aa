import { told, tooltipOf } from "../../ui/chart";
import type { Draw, Room } from "../../ui/chart";
import type { Palette } from "../../ui/palette";
import { count, words } from "../../ui/words";
import { nameOf, USER } from "./drawing";
import type { Drawing, Edge, Node } from "./drawing";
import type { Spot } from "./layout";
import { lookOf } from "./looks";
import { readable, shortened } from "./names";

/** With more nodes it is drawn with less: no arrows, nothing that shines through, nothing that fades while the pointer is on something. */
const LIVELY = 250;
/** With more edges, all of them or those of what is looked at, their names come with the pointer. */
const EDGES_NAMED = 16;
/** So many have their names beside them when nothing is zoomed; the others get theirs as they are zoomed. */
const NAMED = 80;
/** The picture is stretched by no more, in width or in height. */
const MOST_STRETCHED = 2;
/** In pixels, around the picture. */
const MARGIN = 24;
/** How far it can be zoomed. */
const SMALLEST = 0.2;
const LARGEST = 20;

/** What is drawn. */
export interface Picture {
  readonly drawing: Drawing;
  readonly spots: ReadonlyMap<string, Spot>;
  /** The node or the edge that is looked at. */
  readonly selected: string | undefined;
}

/**
 * The picture as the charts know it.
 *
 * @param isCentred whether what is looked at is brought to the middle, if the picture is zoomed
 */
export function optionOf({ drawing, spots, selected }: Picture, isCentred: boolean, colours: Palette, room: Room): ReturnType<Draw> {
  const places = stretched(spots, (room.width - 2 * MARGIN) / (room.height - 2 * MARGIN));
  const nodes = drawing.nodes.filter((node) => places.has(node.id));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const edges = drawing.edges.filter((edge) => byId.has(edge.from) && byId.has(edge.to));
  const near = neighbours(edges, selected);
  const named = namesOf(nodes, places, selected, near, room);
  const bend = bends(edges);
  const middle = isCentred && room.zoom > 1 ? middleOf(selected, edges, places) : undefined;
  const isLively = nodes.length <= LIVELY;
  const emphasis = { label: { show: true } };
  return {
    animation: false,
    tooltip: { ...tooltipOf(colours), formatter: (shown) => told(...linesOf(shown as { dataType?: string; data?: unknown }, byId)) },
    series: [
      {
        type: "graph",
        layout: "none",
        roam: true,
        preserveAspect: "contain",
        scaleLimit: { min: SMALLEST, max: LARGEST },
        ...(middle === undefined ? {} : { center: middle }),
        left: MARGIN,
        right: MARGIN,
        top: MARGIN,
        bottom: MARGIN,
        edgeSymbol: ["none", isLively ? "arrow" : "none"],
        edgeSymbolSize: 6,
        emphasis: isLively ? { ...emphasis, focus: "adjacency" } : emphasis,
        lineStyle: isLively ? { color: colours.strong, opacity: 0.6 } : { color: colours.line, opacity: 1 },
        edgeLabel: { fontSize: 11, color: colours.muted, formatter: ({ data }) => predicateOf(data) },
        data: [
          ...nodes.map((node) => nodeOf(node, sizeOf(node, nodes.length), places, colours, node.id === selected, named.has(node.id))),
          ...corners(places),
        ],
        links: edges.map((edge, at) => {
          const isNear = near.has(edge.id);
          const isNamed = edges.length <= EDGES_NAMED || (isNear && near.size <= 2 * EDGES_NAMED);
          return edgeOf(edge, bend[at] ?? 0, isNear ? 3 : (isLively ? 1.6 : 0.8) * (0.5 + edge.strength), colours, isNear, isNamed);
        }),
      },
    ],
  };
}

/** Whose names there is room for: first what is looked at and what relates to it, then what relates to most. */
function namesOf(
  nodes: readonly Node[],
  places: ReadonlyMap<string, Spot>,
  selected: string | undefined,
  near: ReadonlySet<string>,
  room: Room,
): ReadonlySet<string> {
  const rank = (node: Node) => (node.id === selected ? 0 : node.id === USER ? 1 : near.has(node.id) ? 2 : 3);
  const [from, to] = bounds(places);
  const fits = Math.min((room.width - 2 * MARGIN) / Math.max(1, to.x - from.x), (room.height - 2 * MARGIN) / Math.max(1, to.y - from.y));
  const things = nodes
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, Math.round(NAMED * room.zoom * room.zoom))
    .map((node) => ({ id: node.id, name: nameOf(node), spot: places.get(node.id)!, size: sizeOf(node, nodes.length) }));
  return readable(things, fits * room.zoom);
}

/** What relates to what is looked at, directly: nodes and edges. */
function neighbours(edges: readonly Edge[], selected: string | undefined): ReadonlySet<string> {
  const touching = edges.filter((edge) => [edge.id, edge.from, edge.to].includes(selected ?? ""));
  return new Set(touching.flatMap((edge) => [edge.id, edge.from, edge.to]));
}

/** How large a node is, in pixels: the larger, the more it relates to, and the smaller, the more there are. */
function sizeOf(node: Node, all: number): number {
  const size = node.id === USER ? 34 : Math.min(30, 10 + 3.5 * Math.sqrt(node.degree));
  return size * Math.min(1, Math.max(0.35, Math.sqrt(LIVELY / all)));
}

function nodeOf(node: Node, size: number, places: ReadonlyMap<string, Spot>, colours: Palette, isSelected: boolean, isNamed: boolean) {
  const look = lookOf(node.kind);
  return {
    ...places.get(node.id),
    id: node.id,
    name: nameOf(node),
    symbol: look.shape,
    symbolSize: size,
    itemStyle: {
      color: colours.series[look.colour - 1] ?? colours.accent,
      borderColor: isSelected ? colours.text : colours.surface,
      borderWidth: isSelected ? 4 : 1,
    },
    label: {
      show: isNamed,
      position: "bottom" as const,
      color: colours.text,
      fontWeight: isSelected ? ("bold" as const) : ("normal" as const),
      textBorderColor: colours.surface,
      textBorderWidth: 3,
      formatter: ({ name }: { name: string }) => shortened(name),
    },
  };
}

function edgeOf(edge: Edge, bend: number, width: number, colours: Palette, isNear: boolean, isNamed: boolean) {
  return {
    id: edge.id,
    source: edge.from,
    target: edge.to,
    predicate: edge.predicate,
    lineStyle: {
      ...(isNear ? { color: colours.accent, opacity: 1 } : {}),
      width,
      type: edge.over ? ("dashed" as const) : ("solid" as const),
      curveness: bend,
    },
    label: { show: isNamed },
  };
}

/** Where a node lies, or the middle of an edge; undefined for what is not drawn. */
function middleOf(id: string | undefined, edges: readonly Edge[], places: ReadonlyMap<string, Spot>): [number, number] | undefined {
  const edge = edges.find((one) => one.id === id);
  const ends = edge === undefined ? [places.get(id ?? "")] : [places.get(edge.from), places.get(edge.to)];
  const known = ends.filter((spot) => spot !== undefined);
  const mean = (of: (spot: Spot) => number) => known.reduce((sum, spot) => sum + of(spot), 0) / known.length;
  return known.length === 0 ? undefined : [mean(({ x }) => x), mean(({ y }) => y)];
}

/** How much each edge bends, so that those between the same two lie beside each other. */
function bends(edges: readonly Edge[]): number[] {
  const before = new Map<string, number>();
  return edges.map(({ from, to }) => {
    const ends = from < to ? `${from} ${to}` : `${to} ${from}`;
    const parallel = before.get(ends) ?? 0;
    before.set(ends, parallel + 1);
    const side = (parallel % 2 === 0 ? 1 : -1) * (from < to ? 1 : -1);
    return 0.18 * Math.ceil(parallel / 2) * side;
  });
}

/** The places pulled apart so that the picture fills the room that there is. */
function stretched(spots: ReadonlyMap<string, Spot>, wideness: number): ReadonlyMap<string, Spot> {
  const [from, to] = bounds(spots);
  const own = Math.max(1, to.x - from.x) / Math.max(1, to.y - from.y);
  const by = Math.min(MOST_STRETCHED, Math.max(1 / MOST_STRETCHED, wideness / own));
  return new Map([...spots].map(([id, { x, y }]) => [id, { x: x * by, y }]));
}

function bounds(spots: ReadonlyMap<string, Spot>): [Spot, Spot] {
  const all = [...spots.values()];
  const corner = (most: (a: number, b: number) => number) => ({
    x: all.map(({ x }) => x).reduce(most, 0),
    y: all.map(({ y }) => y).reduce(most, 0),
  });
  return [corner((a, b) => Math.min(a, b)), corner((a, b) => Math.max(a, b))];
}

/** Two corners that cannot be seen: they hold everything in its place while things come and go. */
function corners(spots: ReadonlyMap<string, Spot>) {
  return bounds(spots).map((corner, at) => ({
    ...corner,
    id: `corner ${at}`,
    name: "",
    symbolSize: 0,
    itemStyle: { opacity: 0 },
    label: { show: false },
    tooltip: { show: false },
  }));
}

function predicateOf(data: unknown): string {
  return words((data as { predicate?: string } | undefined)?.predicate ?? "");
}

/** What is said of what the pointer is on. */
function linesOf({ dataType, data }: { dataType?: string; data?: unknown }, byId: ReadonlyMap<string, Node>): string[] {
  if (dataType === "edge") {
    const { source, target } = data as { source: string; target: string };
    return [`${nameOf(byId.get(source))} – ${predicateOf(data)} → ${nameOf(byId.get(target))}`];
  }
  const node = byId.get((data as { id: string }).id);
  if (node === undefined) {
    return [];
  }
  const attributes = Object.entries(node.attributes).map(([name, values]) => `${words(name)}: ${values.join(", ")}`);
  return [`${nameOf(node)} · ${words(node.kind)}`, count(node.degree, "relation"), ...attributes].slice(0, 8);
}
