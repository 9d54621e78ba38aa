import { html, nothing, render } from "lit";
import { explained } from "./states";

/** Something to be filled in. */
export interface Form {
  readonly title: string;
  /** What the button says that does it. */
  readonly confirm: string;
  /** Whether it cannot be taken back. */
  readonly danger?: boolean;
  /** What is asked for. It is drawn again when something was entered, for what depends on it. */
  readonly fields: (entered: FormData) => unknown;
  /** Does it. What it throws is said, and what was entered stays. */
  readonly submit: (entered: FormData) => Promise<unknown>;
}

/** Has something filled in and does it; resolves with whether it was done. */
export function fillIn(form: Form): Promise<boolean> {
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  dialog.setAttribute("aria-labelledby", "form-dialog-title");
  document.body.append(dialog);
  let done = false;
  let busy = false;
  let failure: unknown;

  const entered = () => {
    const element = dialog.querySelector("form");
    return element === null ? new FormData() : new FormData(element);
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) {
      return;
    }
    const data = entered();
    busy = true;
    failure = undefined;
    draw();
    try {
      await form.submit(data);
      done = true;
      dialog.close();
    } catch (reason) {
      failure = reason;
    }
    busy = false;
    draw();
  };
  const draw = () =>
    render(
      html`<form @submit=${submit} @input=${draw} @change=${draw}>
        <h2 id="form-dialog-title">${form.title}</h2>
        ${form.fields(entered())}
        ${failure === undefined ? nothing : html`<p class="banner" role="alert">${explained(failure)}</p>`}
        <div class="dialog-buttons">
          <button type="button" class="button" @click=${() => dialog.close()}>Cancel</button>
          <button type="submit" class=${form.danger ? "button danger" : "button primary"} ?disabled=${busy}>
            ${busy ? "One moment …" : form.confirm}
          </button>
        </div>
      </form>`,
      dialog,
    );
  draw();
  // What depends on what the fields hold from the beginning is right from the beginning, too.
  draw();
  dialog.showModal();

  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(done);
    });
  });
}

/** What was entered in a field, without the spaces around it. */
export function entry(entered: FormData, name: string): string {
  const value = entered.get(name);
  return typeof value === "string" ? value.trim() : "";
}

/** What was chosen of several. */
export function entries(entered: FormData, name: string): string[] {
  return entered.getAll(name).filter((value) => typeof value === "string");
}
