/** A name of the API as people read it: `has_condition` is "has condition". */
export function words(name: string): string {
  return name.replaceAll("_", " ");
}

/** The same with a capital at its beginning. */
export function titled(name: string): string {
  const text = words(name);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A number of things. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString()} ${number === 1 ? one : many}`;
}
