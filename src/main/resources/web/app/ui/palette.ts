/** The colours of the style sheet, as the scheme of the moment has them. */
export interface Palette {
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly strong: string;
  readonly surface: string;
  readonly raised: string;
  readonly accent: string;
  /** Of what is told apart by its colour, from the first on. */
  readonly series: readonly string[];
}

const SERIES = 8;

/** Reads the colours. A canvas does not know custom properties, nor `light-dark()`. */
export function palette(): Palette {
  const probe = document.createElement("span");
  probe.hidden = true;
  document.body.append(probe);
  const colour = (name: string) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const read = {
    text: colour("text"),
    muted: colour("text-muted"),
    line: colour("line"),
    strong: colour("line-strong"),
    surface: colour("surface"),
    raised: colour("raised"),
    accent: colour("accent"),
    series: Array.from({ length: SERIES }, (_, at) => colour(`series-${at + 1}`)),
  };
  probe.remove();
  return read;
}

/** Calls back when the colours or the wish for less motion change; returns what ends that. */
export function onLooksChanged(changed: () => void): () => void {
  const watched = [matchMedia("(prefers-color-scheme: dark)"), matchMedia("(prefers-reduced-motion: reduce)")];
  const chosen = new MutationObserver(changed);
  watched.forEach((query) => query.addEventListener("change", changed));
  chosen.observe(document.documentElement, { attributeFilter: ["data-scheme"] });
  return () => {
    watched.forEach((query) => query.removeEventListener("change", changed));
    chosen.disconnect();
  };
}

/** Whether people want things to stay still. */
export function wantsStillness(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
