/** Bytes of UTF-8 text, as far as the detectors tell them apart. */

export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

export function isLetter(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

export function isCapital(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x41 && byte <= 0x5a;
}

/** Of a number or an English word; letters beyond ASCII are not. */
export function isWordByte(byte: number | undefined): boolean {
  return isDigit(byte) || isLetter(byte) || byte === 0x5f;
}

export function isHexDigit(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  const lower = byte | 0x20;
  return isDigit(byte) || (lower >= 0x61 && lower <= 0x66);
}

/** ASCII text of bytes; what is beyond ASCII is left out. */
export function asciiText(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  for (let at = start; at < end; at++) {
    if (bytes[at]! < 0x80) text += String.fromCharCode(bytes[at]!);
  }
  return text;
}

/** Length of the blank at `at`, if there is one: space, or a space that does not break. */
export function blankLength(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === 0x20) return 1;
  if (byte === 0xc2) return bytes[at + 1] === 0xa0 ? 2 : 0;
  if (byte !== 0xe2 || bytes[at + 1] !== 0x80) return 0;
  return bytes[at + 2] === 0x89 || bytes[at + 2] === 0xaf ? 3 : 0;
}

/** Length of the hyphen, dash or minus sign at `at`, if there is one. */
export function dashLength(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === 0x2d) return 1;
  if (byte !== 0xe2) return 0;
  const second = bytes[at + 1];
  const third = bytes[at + 2]!;
  if (second === 0x80) return third >= 0x90 && third <= 0x95 ? 3 : 0;
  return second === 0x88 && third === 0x92 ? 3 : 0;
}
