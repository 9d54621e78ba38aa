import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { OrchaError, UnreachableError } from "../api/orcha";
import { icon } from "./icons";

/** Something is on its way. */
export function loading(label: string): TemplateResult {
  return html`<div class="state" role="status" data-state="loading">
    <span class="spinner" aria-hidden="true"></span>
    <p>${label} …</p>
  </div>`;
}

/** There is nothing yet; says what would change that. */
export function empty(title: string, hint: unknown = nothing): TemplateResult {
  return html`<div class="state" data-state="empty">
    <p class="state-title">${title}</p>
    ${hint === nothing ? nothing : html`<p class="muted">${hint}</p>`}
  </div>`;
}

/** It could not be had; says why, and offers to try again. */
export function failed(failure: unknown, retry?: () => void): TemplateResult {
  const unreachable = failure instanceof UnreachableError;
  return html`<div class="state" role="alert" data-state=${unreachable ? "offline" : "error"}>
    ${icon(unreachable ? "offline" : "warning")}
    <p class="state-title">${unreachable ? "The service cannot be reached" : "That did not work"}</p>
    <p class="muted">${explained(failure)}</p>
    ${retry === undefined ? nothing : html`<button type="button" class="button" @click=${retry}>Try again</button>`}
  </div>`;
}

/** A failure in words for people. */
export function explained(failure: unknown): string {
  if (failure instanceof UnreachableError) {
    return navigator.onLine
      ? "It may be starting or stopping, or something between it and you fails."
      : "You are offline. Nothing is lost: try again once you are back.";
  }
  if (failure instanceof OrchaError) {
    const fields = (failure.problem.errors ?? []).map((error) => `${error.pointer} ${error.detail}`);
    const id = failure.status >= 500 && failure.problem.request_id ? ` (request ${failure.problem.request_id})` : "";
    return [failure.message, ...fields].join(" · ") + id;
  }
  return "Something in this page went wrong. Loading it again may help.";
}
