import { stringify } from "csv-stringify/sync";

export interface FileForm {
  delimiter: string;
  lineEnd: "\n" | "\r\n";
  /** Every cell in quotes, or only those that need them. */
  quoteAll: boolean;
  encoding: "utf-8" | "utf-8 with mark" | "utf-16le" | "windows-1252";
}

/** The bytes of an export. */
export function written(rows: readonly (readonly string[])[], form: FileForm): Uint8Array {
  const text = stringify(rows as string[][], {
    delimiter: form.delimiter,
    record_delimiter: form.lineEnd,
    quoted: form.quoteAll,
    quoted_empty: form.quoteAll,
    quoted_match: /[\r\n]/,
  });
  return encoded(text, form.encoding);
}

export function encoded(text: string, encoding: FileForm["encoding"]): Uint8Array {
  if (encoding === "utf-16le") return Buffer.from(`\uFEFF${text}`, "utf16le");
  if (encoding === "windows-1252") return asWindows(text) ?? Buffer.from(text);
  return Buffer.from(encoding === "utf-8" ? text : `\uFEFF${text}`);
}

/** Letters that Windows puts where Latin-1 has control characters. */
const WINDOWS: Readonly<Record<string, number>> = { "–": 0x96, "’": 0x92, "“": 0x93, "”": 0x94 };

/** Null where a letter is not in the encoding, or where the bytes would pass for UTF-8. */
function asWindows(text: string): Uint8Array | null {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    const code = text.charCodeAt(at);
    const byte = WINDOWS[letter] ?? (code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : -1);
    if (byte < 0) return null;
    bytes[at] = byte;
  }
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return null;
  } catch {
    return bytes;
  }
}
