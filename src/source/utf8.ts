/**
 * Length of the well-formed UTF-8 sequence at `at`: 1–4; 0 if the byte there begins none; -1 if
 * the bytes up to `end` begin one that may go on. Unicode Standard, table 3-7.
 */
export function sequenceLength(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  for (let i = 1; i < length; i++) {
    if (at + i >= end) return -1;
    const byte = bytes[at + i]!;
    if (byte < lowest(first, i) || byte > highest(first, i)) return 0;
  }
  return length;
}

function lowest(first: number, i: number): number {
  if (i > 1) return 0x80;
  return first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
}

function highest(first: number, i: number): number {
  if (i > 1) return 0xbf;
  return first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
}

/**
 * Up to where the bytes can be decoded whatever comes behind them, and the three bytes behind a
 * bad one are known as well: a character's first byte is none of 0x80–0xBF, and no character
 * has more than three of those.
 */
export function decidedUpTo(bytes: Uint8Array): number {
  if (bytes.length === 0 || bytes[bytes.length - 1]! < 0x80) return bytes.length;
  const most = bytes.length - 3;
  for (let at = most; at > most - 4 && at >= 0; at--) {
    if ((bytes[at]! & 0xc0) !== 0x80) return at;
  }
  return most > 3 ? most : 0;
}
