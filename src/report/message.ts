import type { FindingData } from "../engine/finding.js";

/**
 * Fills the {names} of a rule's message with the data of a finding.
 * @throws if the data lacks a name: the rule and its message disagree, which is a bug.
 */
export function fill(template: string, data: FindingData): string {
  return template.replace(/\{([a-zA-Z]+)\}/g, (_, name: string) => {
    const value = data[name];
    if (value === undefined) throw new Error(`the message needs {${name}}: ${template}`);
    if (typeof value === "number") return grouped(value);
    return visible(
      Array.isArray(value) ? value.join(", ") : value === null ? "nothing" : String(value),
    );
  });
}

/** Controls (C0, DEL, C1), marks without width, line separators, and marks that turn direction. */
const INVISIBLE =
  /[\u0000-\u001F\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g;

/** Makes what cannot be seen visible: a cell must not move a terminal's cursor or colour it. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, escaped);
}

/** The character as JSON escapes it, such as \u001B. */
export function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** 1234567 as "1,234,567"; years and other small numbers stay as they are. */
export function grouped(value: number): string {
  if (Math.abs(value) < 10_000) return String(value);
  // The first number that the platform writes takes it 20 ms: it loads what it knows of languages.
  const [whole = "", fraction] = String(value).split(".");
  const inGroups = whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, ",");
  return fraction === undefined ? inGroups : `${inGroups}.${fraction}`;
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}
