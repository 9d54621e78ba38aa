/** Where one is: the part of the address behind the `#`, such as `#/chat/019a…`. */
export interface Route {
  readonly view: ViewName;
  /** What follows the view's name. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
}

export const VIEWS = {
  chat: "Chat",
  memory: "Memory",
  memories: "Memories",
  graph: "Graph",
  insights: "Insights",
  privacy: "Privacy",
  operations: "Operations",
} as const;

export type ViewName = keyof typeof VIEWS;

export function currentRoute(): Route {
  const [path = "", query = ""] = location.hash.replace(/^#\/?/, "").split("?", 2);
  const [view = "", ...rest] = path.split("/").map(decoded);
  return { view: isView(view) ? view : "chat", path: rest, query: new URLSearchParams(query) };
}

/** The address of a view. */
export function linkTo(view: ViewName, ...path: string[]): string {
  return `#/${[view, ...path].map(encodeURIComponent).join("/")}`;
}

export function goTo(view: ViewName, ...path: string[]): void {
  location.hash = linkTo(view, ...path);
}

/** Changes the address without a new entry in the browser's history, and without leaving the view. */
export function replaceRoute(view: ViewName, ...path: string[]): void {
  history.replaceState(null, "", linkTo(view, ...path));
}

function isView(name: string): name is ViewName {
  return Object.hasOwn(VIEWS, name);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
