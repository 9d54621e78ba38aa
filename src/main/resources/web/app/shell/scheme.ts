const KEY = "orcha.scheme";
const SCHEMES = ["auto", "light", "dark"];

/** The colours that were chosen: `auto` follows the system. */
export function chosenScheme(): string {
  try {
    const chosen = localStorage.getItem(KEY) ?? "auto";
    return SCHEMES.includes(chosen) ? chosen : "auto";
  } catch {
    return "auto";
  }
}

export function nextScheme(scheme: string): string {
  return SCHEMES[(SCHEMES.indexOf(scheme) + 1) % SCHEMES.length] ?? "auto";
}

export function showScheme(scheme: string): void {
  if (scheme === "auto") {
    delete document.documentElement.dataset["scheme"];
  } else {
    document.documentElement.dataset["scheme"] = scheme;
  }
  try {
    localStorage.setItem(KEY, scheme);
  } catch {
    // The browser stores nothing; it holds as long as the page.
  }
}
