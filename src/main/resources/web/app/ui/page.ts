import { LitElement } from "lit";
import type { Account } from "../shell/account";
import type { Route } from "../shell/routes";

/**
 * Something that is drawn into the document itself, not into a shadow tree: one style sheet holds for all, and labels and
 * descriptions reach from one element to another.
 */
export abstract class Part extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}

/** A view of the application. */
export abstract class Page extends Part {
  static override properties: Record<string, object> = {
    account: { attribute: false },
    route: { attribute: false },
  };

  declare account: Account;
  declare route: Route;
}
