import { html } from "lit";

/** The figures of a chart in a table, for whoever cannot or does not want to read them from the picture. */
export function figureTable(caption: string, heads: readonly string[], rows: readonly (readonly unknown[])[]): unknown {
  return html`<details>
    <summary>The figures</summary>
    <div class="scrolling figures" tabindex="0" role="region" aria-label=${caption}>
      <table>
        <caption class="visually-hidden">${caption}</caption>
        <thead>
          <tr>${heads.map((head, at) => html`<th scope="col" class=${at === 0 ? "" : "number"}>${head}</th>`)}</tr>
        </thead>
        <tbody>
          ${rows.map(
            ([head, ...cells]) => html`<tr>
              <th scope="row" dir="auto">${head}</th>
              ${cells.map((cell) => html`<td class="number">${cell}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}
