/*
 * Programs that write for spreadsheets wrap a cell, so that it is taken for text: ="0123" keeps the
 * zero, and an apostrophe keeps "=1+1" from being worked out. raw-exports §11. Without the wrapping
 * the cell is what it was.
 */

const QUOTE = 0x22;
export const APOSTROPHE = 0x27;
export const EQUALS = 0x3d;

/** What an apostrophe is put before: = + - @. */
const SIGNS: ReadonlySet<number> = new Set([EQUALS, 0x2b, 0x2d, 0x40]);

export type Wrapping = "formula" | "apostrophe";

/**
 * How a cell's content is wrapped; null where it is not.
 * @param isQuoted whether the cell stands in quotes of its own, so that those in it are doubled.
 */
export function wrappingOf(
  bytes: Uint8Array,
  start: number,
  end: number,
  isQuoted: boolean,
): Wrapping | null {
  const first = bytes[start];
  if (first === EQUALS) return isFormula(bytes, start, end, isQuoted ? 2 : 1) ? "formula" : null;
  if (first !== APOSTROPHE || end - start < 2) return null;
  return SIGNS.has(bytes[start + 1]!) ? "apostrophe" : null;
}

/** Whether the cell is ="…" and no more: no formula of several parts. */
function isFormula(bytes: Uint8Array, start: number, end: number, quotes: number): boolean {
  const from = start + 1 + quotes;
  const to = end - quotes;
  if (to < from) return false;
  for (let at = start + 1; at < end; at++) {
    const isOutside = at < from || at >= to;
    if ((bytes[at] === QUOTE) !== isOutside) return false;
  }
  return true;
}

/** The text of a cell without its wrapping. */
export function unwrapped(text: string): string {
  const formula = /^="([^"]*)"$/.exec(text);
  if (formula !== null) return formula[1]!;
  return /^'[=+\-@]/.test(text) ? text.slice(1) : text;
}
