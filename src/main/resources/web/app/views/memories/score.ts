import { html } from "lit";

/** What a score is made of, in words: by the name of the component, what it is called and what it says. */
const COMPONENTS: Record<string, readonly [name: string, meaning: string]> = {
  words: ["Words", "Words of the question that stand in it, the rare ones weighing more."],
  meaning: ["Meaning", "How near its meaning is to that of the question."],
  information: ["Content", "How much there is in it: a longer statement tells more than “ok”."],
  questions: ["A question", "It asks rather than tells."],
  instruction: ["Instruction", "It says how the assistant is to behave, which bears on every question."],
  session: ["Conversation", "How well the conversation fits that it was said in."],
  time: ["Time named", "It was said in the time that the question names."],
  speaker: ["Person named", "Who said it is named in the question."],
  assistant: ["Assistant's words", "The assistant said it, not you."],
  graph: ["Graph", "The knowledge graph says that it has to do with whom or what the question names."],
  importance: ["Importance", "How important the memory is."],
  recency: ["Recency", "How lately it was said."],
};

/** Less than this says nothing. */
const NOTHING = 0.005;

/** What a score is made of: a bar for each component, with what takes away from it marked as such. */
export function scoreOf(components: Record<string, number>, longest: number): unknown {
  const told = Object.entries(components).filter(([, value]) => Math.abs(value) >= NOTHING);
  const parts = told.sort(([, a], [, b]) => Math.abs(b) - Math.abs(a));
  return html`<dl class="score">
    ${parts.map(([key, value]) => {
      const [name, meaning] = COMPONENTS[key] ?? [key, ""];
      return html`<div class="score-part" title=${meaning}>
        <dt>${name}</dt>
        <dd>
          <meter min="0" .max=${longest} .value=${Math.abs(value)} data-sign=${value < 0 ? "less" : "more"} aria-label=${name}></meter>
          <span class="number">${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(2)}</span>
        </dd>
      </div>`;
    })}
  </dl>`;
}

/** What the components of some scores mean. */
export function meaningsOf(all: readonly Record<string, number>[]): unknown {
  const used = Object.entries(COMPONENTS).filter(([key]) => all.some((components) => key in components));
  return html`<details>
    <summary>What the parts of a score mean</summary>
    <dl class="facts">${used.map(([, [name, meaning]]) => html`<dt>${name}</dt><dd>${meaning}</dd>`)}</dl>
  </details>`;
}

/** The greatest component of some scores, by which all bars are drawn. */
export function longestOf(all: readonly Record<string, number>[]): number {
  return Math.max(0.01, ...all.flatMap((components) => Object.values(components).map(Math.abs)));
}
