import type { Spot } from "./layout";

/** What stands in the picture, and how it is called there. */
export interface Named {
  readonly id: string;
  readonly name: string;
  readonly spot: Spot;
  /** How wide it is itself, in pixels. */
  readonly size: number;
}

/** So many letters of a name are shown; the whole of it comes with the pointer. */
const LETTERS = 24;
/** In pixels, of the type in which names are written. */
const LETTER = 6.8;
const WIDE_LETTER = 13;
const LINE = 16;
/** From here on letters are as wide as high. */
const WIDE = 0x2e80;

/** A name as it fits beside a node. */
export function shortened(name: string): string {
  const letters = [...name];
  return letters.length > LETTERS ? `${letters.slice(0, LETTERS - 1).join("")}…` : name;
}

/**
 * Those whose names have room below them without one covering another.
 *
 * @param things what comes first has its name before others
 * @param scale how many pixels a step in the picture takes
 */
export function readable(things: readonly Named[], scale: number): ReadonlySet<string> {
  const taken: { left: number; right: number; top: number; bottom: number }[] = [];
  const shown = new Set<string>();
  for (const { id, name, spot, size } of things) {
    const half = widthOf(shortened(name)) / 2;
    const x = spot.x * scale;
    const top = spot.y * scale + size / 2;
    const box = { left: x - half, right: x + half, top, bottom: top + LINE };
    if (!taken.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)) {
      taken.push(box);
      shown.add(id);
    }
  }
  return shown;
}

function widthOf(name: string): number {
  return [...name].reduce((width, letter) => width + ((letter.codePointAt(0) ?? 0) < WIDE ? LETTER : WIDE_LETTER), 0);
}
