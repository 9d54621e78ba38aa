import { html } from "lit";
import type { VersionDiff } from "../../api/orcha";

/** A row of the comparison: a line of the one version beside that of the other, where there is one. */
interface Row {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Two versions beside each other. What differs is marked by a sign as well, not by its colour alone. */
export function sideBySide(diff: VersionDiff, before: string, after: string): unknown {
  const rows = rowsOf(diff, lines(before), lines(after));
  return html`<div class="scrolling" tabindex="0">
    <table class="diff">
      <caption class="visually-hidden">Version ${diff.from} beside version ${diff.to}</caption>
      <thead>
        <tr>
          <th scope="col">${diff.from === 0 ? "Before" : `Version ${diff.from}`}</th>
          <th scope="col">Version ${diff.to}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => {
          const same = row.before === row.after;
          return html`<tr>
            ${cell(row.before, same ? "" : "removed")}${cell(row.after, same ? "" : "added")}
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

function cell(text: string | undefined, change: "" | "removed" | "added"): unknown {
  if (text === undefined) {
    return html`<td data-change="none"></td>`;
  }
  const word = change === "removed" ? "Removed: " : change === "added" ? "Added: " : "";
  const sign = change === "removed" ? "− " : change === "added" ? "+ " : "";
  return html`<td data-change=${change}>
    <span class="visually-hidden">${word}</span>
    <span class="line" dir="auto"><span aria-hidden="true">${sign}</span>${text}</span>
  </td>`;
}

function rowsOf(diff: VersionDiff, before: readonly string[], after: readonly string[]): Row[] {
  const changes = diff.from === 0 ? [{ from_line: 1, removed: [], added: [...after] }] : diff.changes;
  const rows: Row[] = [];
  let at = 0;
  const same = (until: number) => {
    for (; at < until; at++) {
      rows.push({ before: before[at], after: before[at] });
    }
  };
  for (const change of changes) {
    same(change.from_line - 1);
    for (let i = 0; i < Math.max(change.removed.length, change.added.length); i++) {
      rows.push({ before: change.removed[i], after: change.added[i] });
    }
    at += change.removed.length;
  }
  same(diff.from === 0 ? 0 : before.length);
  return rows;
}

function lines(text: string): string[] {
  return text === "" ? [] : text.split("\n");
}
