/** How a kind of entity is drawn: its colour, by its number among those of the style sheet, and its shape. */
export interface Look {
  readonly colour: number;
  readonly shape: "circle" | "diamond" | "roundRect" | "triangle" | "rect";
}

/** Colour and shape together tell kinds apart, also for people who see few colours. */
const LOOKS: Record<string, Look> = {
  user: { colour: 1, shape: "circle" },
  person: { colour: 2, shape: "circle" },
  place: { colour: 3, shape: "diamond" },
  organisation: { colour: 4, shape: "rect" },
  animal: { colour: 5, shape: "circle" },
  product: { colour: 6, shape: "roundRect" },
  event: { colour: 7, shape: "triangle" },
  topic: { colour: 8, shape: "roundRect" },
};

const OTHER: Look = { colour: 8, shape: "diamond" };

export function lookOf(kind: string): Look {
  return LOOKS[kind] ?? OTHER;
}
