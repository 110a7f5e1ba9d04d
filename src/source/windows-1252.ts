import { copyAscii } from "./ascii.js";

/** Characters of windows-1252 for the bytes 0x80–0x9F (WHATWG Encoding); others are themselves. */
const HIGH_CONTROLS =
  "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F" +
  "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

/** Code point that a single byte stands for in windows-1252. */
export function windows1252(byte: number): number {
  return byte >= 0x80 && byte <= 0x9f ? HIGH_CONTROLS.charCodeAt(byte - 0x80) : byte;
}

const BYTES = new Map(Array.from({ length: 256 }, (_, byte) => [windows1252(byte), byte] as const));

/** The byte that a code point has in windows-1252, or undefined. */
export function windows1252Byte(codePoint: number): number | undefined {
  return BYTES.get(codePoint);
}

/** Text in windows-1252 as UTF-8. Done by hand: some versions of Node take it for ISO 8859-1. */
export function writeWindows1252(bytes: Uint8Array): Uint8Array {
  const output = new Uint8Array(bytes.length * 3);
  let to = 0;
  for (let at = 0; at < bytes.length; ) {
    const ascii = copyAscii(bytes, at, output, to);
    at += ascii;
    to += ascii;
    if (at < bytes.length) to = writeCodePoint(output, to, windows1252(bytes[at++]!));
  }
  return output.subarray(0, to);
}

/** Writes a character as UTF-8; all of windows-1252 lie below U+10000: at most three bytes. */
export function writeCodePoint(output: Uint8Array, at: number, code: number): number {
  if (code < 0x80) {
    output[at] = code;
    return at + 1;
  }
  if (code < 0x800) {
    output[at] = 0xc0 | (code >> 6);
    output[at + 1] = 0x80 | (code & 0x3f);
    return at + 2;
  }
  output[at] = 0xe0 | (code >> 12);
  output[at + 1] = 0x80 | ((code >> 6) & 0x3f);
  output[at + 2] = 0x80 | (code & 0x3f);
  return at + 3;
}
