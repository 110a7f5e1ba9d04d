import { isUtf8 } from "node:buffer";
import type { RecordBatch } from "./record-batch.js";
import { sequenceLength } from "./utf8.js";
import { windows1252Byte } from "./windows-1252.js";

/*
 * Text that was UTF-8, was read as windows-1252 and was saved again, such as "â€™" for ’ and "Ã©"
 * for é: taken back to windows-1252 bytes, it is UTF-8 once more. raw-exports §11.
 */

/** The first byte of them all. */
const LEAD = 0xc3;
/** What follows it in Â Ã â ð: these begin the damage of Western letters, signs and emoji. */
const WESTERN = [0x82, 0x83, 0xa2, 0xb0] as const;
/**
 * The same in Ä Å Æ Î Ï Ð Ø Ù ã ä å æ ë ì: Vietnamese, Greek, Russian, Arabic, Chinese, Korean. One
 * such sequence may be two signs that stand side by side by right ("Ä“" closes a German quotation).
 */
const OTHERS = [
  ...[0x84, 0x85, 0x86, 0x8e, 0x8f, 0x90, 0x98, 0x99],
  ...[0xa3, 0xa4, 0xa5, 0xa6, 0xab, 0xac],
] as const;
const SURE_FROM = 2;

/** The same in á, which half of all Spanish texts have: Vietnamese letters have º or » behind it. */
const ACUTE = 0xa1;
const BEHIND_ACUTE = [0xba, 0xbb];

const KINDS = new Uint8Array(256);
for (const byte of WESTERN) KINDS[byte] = SURE_FROM;
for (const byte of [...OTHERS, ACUTE]) KINDS[byte] = 1;

/** Whether UTF-8 text holds sequences of characters that are UTF-8 read as windows-1252. */
export function holdsMojibake(bytes: Uint8Array, start: number, end: number): boolean {
  let evidence = 0;
  for (let at = start; at + 3 < end; at++) {
    if (bytes[at] !== LEAD) continue;
    const kind = KINDS[bytes[at + 1]!]!;
    if (kind === 0) continue;
    if (bytes[at + 1] === ACUTE && !isBehindAcute(bytes[at + 2]!, bytes[at + 3]!)) continue;
    if (!roundTrips(bytes, at, end)) continue;
    evidence += kind;
    if (evidence >= SURE_FROM) return true;
  }
  return false;
}

/**
 * The first of the cells in [from, to) of a record that holds such sequences; -1 where none does.
 * @param bytes up to where they are held.
 */
export function damagedCell(
  bytes: Uint8Array,
  { cellStart, cellEnd, kernel }: Pick<RecordBatch, "cellStart" | "cellEnd" | "kernel">,
  from: number,
  to: number,
): number {
  if (kernel) return kernel.damagedCell(from, to);
  for (let cell = from; cell < to; cell++) {
    const lead = bytes.indexOf(LEAD, cellStart[cell]);
    if (lead < 0) return -1;
    while (cell < to && cellEnd[cell]! <= lead) cell++;
    if (cell < to && holdsMojibake(bytes, lead, cellEnd[cell]!)) return cell;
  }
  return -1;
}

function isBehindAcute(third: number, fourth: number): boolean {
  return third === 0xc2 && BEHIND_ACUTE.includes(fourth);
}

/** Whether the characters there are one character of UTF-8, once they are bytes again. */
function roundTrips(bytes: Uint8Array, start: number, end: number): boolean {
  let count = 0;
  for (let at = start; at < end && count < ORIGINAL.length; ) {
    const length = sequenceLength(bytes, at, end);
    if (length < 2) break;
    const byte = byteOf(codePoint(bytes, at, length));
    if (byte === undefined) break;
    ORIGINAL[count++] = byte;
    at += length;
  }
  return count > 1 && sequenceLength(ORIGINAL, 0, count) > 1;
}

/** The bytes that one character was, at the most. */
const ORIGINAL = new Uint8Array(4);

/**
 * The byte that a character was. Some programs take ISO 8859-1 in place of windows-1252, which has
 * controls where that has signs: up to U+00FF a character is its own byte.
 */
function byteOf(code: number): number | undefined {
  return code <= 0xff ? code : windows1252Byte(code);
}

function codePoint(bytes: Uint8Array, at: number, length: number): number {
  let code = bytes[at]! & (0xff >> (length + 1));
  for (let i = 1; i < length; i++) code = (code << 6) | (bytes[at + i]! & 0x3f);
  return code;
}

/** Times that text is turned back: some was opened and saved more than once. */
const MOST_TURNS = 3;
/** "ï»¿", which a byte order mark becomes, before the name of the first column; and the mark. */
const READ_MARK = [0xc3, 0xaf, 0xc2, 0xbb, 0xc2, 0xbf];
const MARK = [0xef, 0xbb, 0xbf];
const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Where text is turned back to; two, for what is turned back once more. */
let here = new Uint8Array(1024);
let there = new Uint8Array(1024);

/**
 * Damaged text as it was, in UTF-8, valid until the next call; null where not all of it can be turned back.
 * It is shorter than what it has become.
 */
export function turnedBack(text: Uint8Array): Uint8Array | null {
  let found = turnedBackOnce(text);
  for (let turn = 1; turn < MOST_TURNS && found !== null && isDamaged(found); turn++) {
    const before = turnedBackOnce(found);
    if (before === null) break;
    found = before;
  }
  return found;
}

/** The text as it was; null where it is not damaged, or not all of it can be turned back. */
export function withoutMojibake(text: string): string | null {
  const bytes = encoder.encode(text);
  const found = isDamaged(bytes) ? turnedBack(bytes) : null;
  return found === null ? null : decoder.decode(found);
}

export function textHoldsMojibake(text: string): boolean {
  return isDamaged(encoder.encode(text));
}

function isDamaged(bytes: Uint8Array): boolean {
  return beginWith(bytes, READ_MARK) || holdsMojibake(bytes, 0, bytes.length);
}

function beginWith(bytes: Uint8Array, those: readonly number[]): boolean {
  return bytes[0] === those[0] && those.every((byte, at) => bytes[at] === byte);
}

/** @param given lies in neither of the two places, or in `there`. */
function turnedBackOnce(given: Uint8Array): Uint8Array | null {
  const { length } = given;
  if (here.length < length) here = new Uint8Array(2 * length);
  const to = here;
  let size = 0;
  for (let at = 0; at < length; ) {
    const first = given[at]!;
    if (first < 0x80) {
      to[size++] = first;
      at++;
      continue;
    }
    const ofSequence = sequenceLength(given, at, length);
    const byte = byteOf(codePoint(given, at, ofSequence));
    if (byte === undefined) return null;
    to[size++] = byte;
    at += ofSequence;
  }
  // Only ASCII is as long as it was.
  if (size === length || !isUtf8(to.subarray(0, size))) return null;
  [here, there] = [there, here];
  return to.subarray(beginWith(to, MARK) ? MARK.length : 0, size);
}
