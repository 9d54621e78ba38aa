/** Where something lies in the picture. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

interface Body {
  x: number;
  y: number;
  dx: number;
  dy: number;
  /** How many edges it has. */
  degree: number;
}

/** How far apart two things are that relate, and nothing else draws. */
const NEAR = 60;
/** What is farther apart than this does not push each other, so that time grows with the number of things, not with its square. */
const FAR = 3 * NEAR;
const ROUNDS = 220;
/** What was in place already needs little more. */
const ROUNDS_AGAIN = 40;
/** Milliseconds after which the page gets its turn. */
const SLICE = 12;
/** The angle by which things are turned that lie around a centre without falling into lines. */
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/**
 * Lays a graph out so that what relates lies near: springs along the edges, and a push between whatever is near each other. It
 * is always the same for the same graph. What has a place already begins there, and stays about where it is.
 *
 * @param edges pairs of places in `ids`
 */
export async function layOut(
  ids: readonly string[],
  edges: readonly (readonly [number, number])[],
  known: ReadonlyMap<string, Spot>,
  signal: AbortSignal,
): Promise<Map<string, Spot>> {
  const bodies = begin(ids, edges, known);
  const isKnown = ids.length > 0 && ids.filter((id) => known.has(id)).length > 0.8 * ids.length;
  const rounds = isKnown ? ROUNDS_AGAIN : ROUNDS;
  let began = performance.now();
  for (let round = 0; round < rounds; round++) {
    const heat = (isKnown ? 0.3 : 1) * NEAR * (1 - round / rounds);
    step(bodies, edges, heat);
    if (performance.now() - began > SLICE) {
      await new Promise((resolve) => setTimeout(resolve));
      signal.throwIfAborted();
      began = performance.now();
    }
  }
  return new Map(ids.map((id, at) => [id, { x: bodies[at]!.x, y: bodies[at]!.y }]));
}

/** Everything at its known place, else beside what it relates to, else on a spiral around the middle. */
function begin(ids: readonly string[], edges: readonly (readonly [number, number])[], known: ReadonlyMap<string, Spot>): Body[] {
  const neighbours = ids.map((): number[] => []);
  for (const [from, to] of edges) {
    neighbours[from]!.push(to);
    neighbours[to]!.push(from);
  }
  return ids.map((id, at) => {
    const near = neighbours[at]!.find((other) => known.has(ids[other]!));
    const place = known.get(id) ?? spiral(at, near === undefined ? undefined : known.get(ids[near]!));
    return { ...place, dx: 0, dy: 0, degree: neighbours[at]!.length };
  });
}

function spiral(at: number, around: Spot | undefined): Spot {
  const radius = around === undefined ? NEAR * 0.7 * Math.sqrt(at) : NEAR / 2;
  const angle = at * GOLDEN;
  return { x: (around?.x ?? 0) + radius * Math.cos(angle), y: (around?.y ?? 0) + radius * Math.sin(angle) };
}

function step(bodies: readonly Body[], edges: readonly (readonly [number, number])[], heat: number): void {
  pushApart(bodies);
  for (const [from, to] of edges) {
    pull(bodies[from]!, bodies[to]!);
  }
  for (const body of bodies) {
    // Towards the middle, so that what relates to nothing does not drift away.
    body.dx -= 0.02 * body.x;
    body.dy -= 0.02 * body.y;
    const length = Math.hypot(body.dx, body.dy);
    const most = length > heat ? heat / length : 1;
    body.x += body.dx * most;
    body.y += body.dy * most;
    body.dx = 0;
    body.dy = 0;
  }
}

/** Only what lies in the same field of a grid or in the next ones is looked at. */
function pushApart(bodies: readonly Body[]): void {
  const grid = new Map<number, Body[]>();
  const field = (x: number, y: number) => Math.floor(x / FAR) * 65_537 + Math.floor(y / FAR);
  for (const body of bodies) {
    const key = field(body.x, body.y);
    const there = grid.get(key);
    if (there === undefined) {
      grid.set(key, [body]);
    } else {
      there.push(body);
    }
  }
  for (const body of bodies) {
    for (let column = -1; column <= 1; column++) {
      for (let row = -1; row <= 1; row++) {
        for (const other of grid.get(field(body.x + column * FAR, body.y + row * FAR)) ?? []) {
          push(body, other);
        }
      }
    }
  }
}

function push(body: Body, other: Body): void {
  const dx = body.x - other.x;
  const dy = body.y - other.y;
  const square = dx * dx + dy * dy;
  if (square > 0 && square < FAR * FAR) {
    // Hubs need room around them.
    const force = (NEAR * NEAR * (1 + 0.15 * Math.sqrt(other.degree))) / square;
    body.dx += dx * force * 0.5;
    body.dy += dy * force * 0.5;
  }
}

/** A spring; weaker at hubs, which else would draw all their neighbours into one heap. */
function pull(from: Body, to: Body): void {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const distance = Math.hypot(dx, dy) || 1;
  const force = (0.5 * (distance - NEAR)) / distance / Math.sqrt(Math.max(from.degree, to.degree));
  from.dx += dx * force;
  from.dy += dy * force;
  to.dx -= dx * force;
  to.dy -= dy * force;
}
