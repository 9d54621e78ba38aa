import { html } from "lit";
import type { TemplateResult } from "lit";
import { icon } from "./icons";

/** Something that a menu offers. */
export interface Choice {
  readonly label: string;
  readonly run: () => unknown;
  readonly danger?: boolean;
}

/** A button with further actions. It opens with the keyboard too, and closes with Escape or when one leaves it. */
export function menu(label: string, choices: readonly Choice[]): TemplateResult {
  return html`<details class="menu" @keydown=${closeOnEscape} @focusout=${closeOnLeave} @toggle=${placed}>
    <summary class="icon-button" aria-label=${label} title="Actions">${icon("more")}</summary>
    <ul class="menu-choices plain-list">
      ${choices.map(
        (choice) => html`<li>
          <button type="button" class=${choice.danger ? "menu-choice danger-text" : "menu-choice"} @click=${(event: Event) => run(event, choice)}>
            ${choice.label}
          </button>
        </li>`,
      )}
    </ul>
  </details>`;
}

function run(event: Event, choice: Choice): void {
  close((event.currentTarget as HTMLElement).closest("details"));
  choice.run();
}

function closeOnEscape(event: KeyboardEvent): void {
  const details = event.currentTarget as HTMLDetailsElement;
  if (event.key === "Escape" && details.open) {
    event.stopPropagation();
    close(details);
    details.querySelector("summary")?.focus();
  }
}

function closeOnLeave(event: FocusEvent): void {
  const details = event.currentTarget as HTMLDetailsElement;
  if (!details.contains(event.relatedTarget as Node | null)) {
    close(details);
  }
}

/** A menu that would hang out of the window opens upwards. */
function placed(event: Event): void {
  const details = event.currentTarget as HTMLDetailsElement;
  const choices = details.querySelector(".menu-choices");
  details.classList.remove("upwards");
  if (details.open && choices !== null && choices.getBoundingClientRect().bottom > innerHeight) {
    details.classList.add("upwards");
  }
}

function close(details: HTMLDetailsElement | null): void {
  if (details !== null) {
    details.open = false;
  }
}
