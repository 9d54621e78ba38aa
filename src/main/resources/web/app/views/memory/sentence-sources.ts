import { html, nothing } from "lit";
import type { SentenceExplanation } from "../../api/orcha";
import { linkTo } from "../../shell/routes";
import { exact } from "../../ui/time";

const AUTHORS: Record<string, string> = {
  client: "Saved by a program or the Memory button",
  roll_up: "Learned from what was said",
  user_edit: "Written by you",
  restore: "Restored from an earlier version",
  import: "Imported",
};

/** Where a sentence comes from: who wrote it, when, and what was said. */
export function sourcesOf(one: SentenceExplanation): unknown {
  const author = AUTHORS[one.author ?? ""] ?? one.author ?? "";
  const model = one.model == null ? "" : ` by ${one.model}`;
  return html`<div class="sources">
    <p class="muted small">${author}${model}, version ${one.version}${one.since == null ? "" : `, since ${exact(one.since)}`}</p>
    ${one.sources.length === 0
      ? html`<p class="muted small">No message is known that says it.</p>`
      : html`<ul class="plain-list stack">
          ${one.sources.map(
            (source) => html`<li>
              <blockquote dir="auto">${source.content}${source.truncated ? " …" : ""}</blockquote>
              <a class="small" href=${linkTo("chat", source.session_id, source.message_id)}>
                Said ${source.said_at == null ? nothing : exact(source.said_at)}
              </a>
            </li>`,
          )}
        </ul>`}
  </div>`;
}
