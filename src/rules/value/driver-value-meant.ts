const SELECTED = new Set([
  "1",
  "true",
  "t",
  "yes",
  "y",
  "x",
  "checked",
  "selected",
  "ja",
  "sí",
  "si",
]);
const NOT_SELECTED = new Set(["0", "false", "f", "no", "n", "unchecked", "not selected", "nein"]);
const NOT_OFFERED = new Set([
  "null",
  "n/a",
  "na",
  "#n/a",
  "none",
  "nan",
  "not asked",
  "not offered",
]);

/** What a driver cell that is not 0, 1 or null was most likely meant to be; null if it cannot be told. */
export function driverValueMeant(text: string): "0" | "1" | "null" | null {
  const word = text.trim().toLowerCase();
  const number = /^[+]?(0|1)(?:[.,]0+)?$/.exec(word)?.[1];
  if (number !== undefined) return number === "1" ? "1" : "0";
  if (SELECTED.has(word)) return "1";
  if (NOT_SELECTED.has(word)) return "0";
  return NOT_OFFERED.has(word) ? "null" : null;
}
