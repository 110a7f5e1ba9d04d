import { copyAscii } from "./ascii.js";
import { windows1252, writeCodePoint } from "./windows-1252.js";

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

export interface Repair {
  readonly bytes: Uint8Array;
  /** Bytes that were in no sequence, and so were read as windows-1252. */
  readonly invalid: number;
  /** The first of them: where it stood in the input, where its character stands in the output. */
  readonly first: { readonly from: number; readonly to: number } | null;
}

/** Of a character that one byte has become. */
export const MOST_REPAIRED = 3;

/**
 * Reads every byte that is in no UTF-8 sequence as its windows-1252 character and leaves the
 * sequences as they are. So the result is the same however the stream was cut into chunks.
 * @param output is written to: it has room for MOST_REPAIRED times as many bytes.
 */
export function repairUtf8(
  bytes: Uint8Array,
  output = new Uint8Array(bytes.length * MOST_REPAIRED),
): Repair {
  const { length } = bytes;
  let at = 0;
  let to = 0;
  let invalid = 0;
  let first: Repair["first"] = null;
  while (at < length) {
    const ascii = copyAscii(bytes, at, output, to);
    at += ascii;
    to += ascii;
    if (at === length) break;
    const ofSequence = sequenceLength(bytes, at, length);
    for (let i = 0; i < ofSequence; i++) output[to++] = bytes[at++]!;
    if (ofSequence > 0) continue;
    first ??= { from: at, to };
    invalid++;
    to = writeCodePoint(output, to, windows1252(bytes[at++]!));
  }
  return { bytes: output.subarray(0, to), invalid, first };
}
