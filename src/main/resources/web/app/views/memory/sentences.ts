/** The lines of a memory without their bullets: one line is one statement. */
export function sentences(content: string): string[] {
  return content
    .split("\n")
    .map((line) => line.replace(/^\s*[-*•]\s+/, "").trim())
    .filter((line) => line !== "");
}
