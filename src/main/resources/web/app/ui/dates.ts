import { html } from "lit";
import type { TemplateResult } from "lit";
import { entry } from "./form-dialog";

/** The day of an instant, here, as date fields write it. */
export function dateValue(instant: string | null | undefined): string {
  if (instant == null) {
    return "";
  }
  const date = new Date(instant);
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, "0")).join("-");
}

/** The instant in which a day begins, here. */
export function instantOf(dateValue: string): string {
  return new Date(`${dateValue}T00:00:00`).toISOString();
}

/** A field for a day that may be left open. */
export function dateField(label: string, name: string, instant: string | null | undefined, hint: string): TemplateResult {
  return html`<label class="field grow">
    <span>${label} <span class="muted">${hint}</span></span>
    <input type="date" name=${name} max="9999-12-31" .value=${dateValue(instant)} />
  </label>`;
}

/** What a day was changed to; undefined when it was not, so that an hour which the field does not show stays. */
export function changedDate(entered: FormData, name: string, before: string | null | undefined): string | null | undefined {
  const value = entry(entered, name);
  if (value === dateValue(before)) {
    return undefined;
  }
  return value === "" ? null : instantOf(value);
}
