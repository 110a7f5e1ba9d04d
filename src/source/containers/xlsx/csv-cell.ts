/** A cell as it stands in a CSV file with commas. */
export function csvCell(text: string): string {
  return MUST_BE_QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Delimiters, and what stands at an end and might be taken for no part of the cell. */
const MUST_BE_QUOTED = /[",\r\n]|^[\s\uFEFF]|\s$/;

/** `_x000D_` stands for a character that XML cannot hold, or would change. */
export function unescaped(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
