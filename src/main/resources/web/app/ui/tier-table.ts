import { html } from "lit";
import type { MemoryStatus } from "../api/orcha";
import { whole } from "./numbers";

/** How much each tier of the memory holds, and how much of that is new. */
export function tierTable(tiers: NonNullable<MemoryStatus["tiers"]>): unknown {
  const { short_term: short, medium_term: medium, long_term: long, conversation_summaries: summaries } = tiers;
  const sizes = {
    "Short term: conversations": short.sessions,
    "Short term: messages": short.messages,
    "Medium term: entities": medium.entities,
    "Medium term: relations": medium.relations,
    "Long term: memories": long.memories,
    "Summaries of conversations": summaries,
  };
  return html`<div class="scrolling" tabindex="0" role="region" aria-label="Tiers of the memory">
    <table>
      <thead>
        <tr>
          <th scope="col">What</th><th scope="col" class="number">All</th><th scope="col" class="number">Last 24 hours</th>
          <th scope="col" class="number">Last 7 days</th>
        </tr>
      </thead>
      <tbody>
        ${Object.entries(sizes).map(
          ([name, size]) => html`<tr>
            <th scope="row">${name}</th><td class="number">${whole(size.total)}</td>
            <td class="number">${whole(size.last_24h)}</td><td class="number">${whole(size.last_7d)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
