import { html, nothing, render } from "lit";

/** A question that has to be answered before something is done. */
export interface Question {
  readonly title: string;
  readonly text?: unknown;
  /** What the button says that does it. */
  readonly confirm: string;
  /** Whether it cannot be taken back. */
  readonly danger?: boolean;
  /** What has to be typed, word for word, before it can be done. */
  readonly typed?: string;
  /** A text that is asked for; the answer is what was entered. */
  readonly input?: { readonly label: string; readonly value: string; readonly multiline?: boolean; readonly maxLength?: number };
}

/** Asks. Resolves with null when it was not confirmed, else with what was entered, or an empty text. */
export function ask(question: Question): Promise<string | null> {
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  dialog.setAttribute("aria-labelledby", "dialog-title");
  document.body.append(dialog);
  let answer: string | null = null;

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const field = dialog.querySelector<HTMLInputElement | HTMLTextAreaElement>("[name=input]");
    answer = field?.value ?? "";
    dialog.close();
  };
  const typed = (event: Event) => draw((event.target as HTMLInputElement).value === question.typed);
  const draw = (allowed: boolean) =>
    render(
      html`<form method="dialog" @submit=${submit}>
        <h2 id="dialog-title">${question.title}</h2>
        ${question.text === undefined ? nothing : html`<div class="dialog-text">${question.text}</div>`}
        ${question.input === undefined ? nothing : inputField(question.input)}
        ${question.typed === undefined
          ? nothing
          : html`<label class="field">
              <span>Type <strong>${question.typed}</strong> to confirm</span>
              <input name="typed" autocomplete="off" spellcheck="false" @input=${typed} />
            </label>`}
        <div class="dialog-buttons">
          <button type="button" class="button" @click=${() => dialog.close()}>Cancel</button>
          <button type="submit" class=${question.danger ? "button danger" : "button primary"} ?disabled=${!allowed}>
            ${question.confirm}
          </button>
        </div>
      </form>`,
      dialog,
    );
  draw(question.typed === undefined);
  dialog.showModal();

  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(answer);
    });
  });
}

function inputField(input: NonNullable<Question["input"]>): unknown {
  return html`<label class="field">
    <span>${input.label}</span>
    ${input.multiline
      ? html`<textarea name="input" rows="8" dir="auto" required .value=${input.value}></textarea>`
      : html`<input
          name="input"
          dir="auto"
          required
          autocomplete="off"
          maxlength=${input.maxLength ?? 2_000}
          .value=${input.value}
        />`}
  </label>`;
}
