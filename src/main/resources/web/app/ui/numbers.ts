const WHOLE = new Intl.NumberFormat();
const ROUND = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });

export function whole(number: number): string {
  return WHOLE.format(number);
}

export function rounded(number: number): string {
  return ROUND.format(number);
}

/** Bytes in the unit that suits them. */
export function bytes(number: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let size = number;
  let unit = 0;
  while (size >= 1_000 && unit < units.length - 1) {
    size /= 1_000;
    unit++;
  }
  return `${ROUND.format(size)} ${units[unit]}`;
}
