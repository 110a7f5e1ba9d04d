import { at32, bytes, cellEnd, cellStart } from "./layout";
import { byteOf, codePoint, copyAscii, sequenceLength } from "./utf8";

/*
 * Text that was UTF-8, was read as windows-1252 and was saved again. src/source/mojibake.ts says the same where
 * there is no kernel, and why.
 */

const LEAD: u8 = 0xc3;
/** Second bytes that are evidence enough, and those of which it takes two; bit 0 is 0x80. */
const SURE: u64 = bit(0x82) | bit(0x83) | bit(0xa2) | bit(0xb0);
const LIKELY: u64 =
  bit(0x84) |
  bit(0x85) |
  bit(0x86) |
  bit(0x8e) |
  bit(0x8f) |
  bit(0x90) |
  bit(0x98) |
  bit(0x99) |
  bit(0xa1) |
  bit(0xa3) |
  bit(0xa4) |
  bit(0xa5) |
  bit(0xa6) |
  bit(0xab) |
  bit(0xac);
const SURE_FROM: u32 = 2;
const ACUTE: u8 = 0xa1;
/** What follows an acute letter: º and ». */
const BEHIND_ACUTE_A: u16 = 0xbac2;
const BEHIND_ACUTE_B: u16 = 0xbbc2;
/** "ï»¿", which a byte order mark becomes, and the mark. */
const READ_MARK: u64 = 0xbfc2_bbc2_afc3;
const SIX_BYTES: u64 = 0xffff_ffff_ffff;
const MARK: u32 = 0xbfbbef;
const THREE_BYTES: u32 = 0xff_ffff;
const MOST_TURNS: u32 = 3;
const BLOCK: u32 = 16;
/** Bytes that one character was, at the most. */
const ORIGINAL: usize = memory.data(4);

export const NOT_TURNED: u32 = 0xffff_ffff;

function bit(second: u8): u64 {
  return (<u64>1) << (second & 0x3f);
}

/** The first of a record's cells in [from, to) that holds such text; `to` where none does. */
export function damagedCell(from: u32, to: u32): u32 {
  for (let cell = from; cell < to; cell++) {
    if (holdsMojibake(bytes + at32(cellStart, cell), bytes + at32(cellEnd, cell))) return cell;
  }
  return to;
}

/**
 * Turns the text of a cell back.
 * @param to gets the text, no longer than it was; twice as much and a block can be written there.
 * @returns its length; NOT_TURNED where not all of it can be turned back.
 */
export function turnBack(cell: u32, to: u32): u32 {
  const from = at32(cellStart, cell);
  const place = bytes + to;
  let length = turnBackOnce(bytes + from, at32(cellEnd, cell) - from, place);
  for (let turn: u32 = 1; turn < MOST_TURNS && length !== NOT_TURNED; turn++) {
    if (!isDamaged(place, length)) break;
    const again = turnBackOnce(place, length, place + length);
    if (again === NOT_TURNED) break;
    memory.copy(place, place + length, again);
    length = again;
  }
  return length;
}

function isDamaged(from: u32, length: u32): bool {
  if (length >= 6 && (load<u64>(from) & SIX_BYTES) === READ_MARK) return true;
  return holdsMojibake(from, from + length);
}

function holdsMojibake(from: u32, end: u32): bool {
  let evidence: u32 = 0;
  for (let block = from; block + 3 < end; block += BLOCK) {
    let leads = i8x16.bitmask(i8x16.eq(v128.load(block), i8x16.splat(<i8>LEAD)));
    for (; leads !== 0; leads &= leads - 1) {
      const at = block + <u32>ctz(leads);
      if (at + 3 >= end) break;
      const second = load<u8>(at, 1);
      const kind: u32 =
        (SURE & bit(second)) !== 0 ? SURE_FROM : (LIKELY & bit(second)) !== 0 ? 1 : 0;
      if (kind === 0 || (second === ACUTE && !isBehindAcute(load<u16>(at, 2)))) continue;
      if (!roundTrips(at, end)) continue;
      evidence += kind;
      if (evidence >= SURE_FROM) return true;
    }
  }
  return false;
}

function isBehindAcute(two: u16): bool {
  return two === BEHIND_ACUTE_A || two === BEHIND_ACUTE_B;
}

/** Whether the characters there are one character of UTF-8, once they are bytes again. */
function roundTrips(from: u32, end: u32): bool {
  let count: u32 = 0;
  for (let at = from; at < end && count < 4; ) {
    const length = sequenceLength(at, end);
    if (length < 2) break;
    const byte = byteOf(codePoint(at, length));
    if (byte < 0) break;
    store<u8>(ORIGINAL + count++, <u8>byte);
    at += length;
  }
  return count > 1 && sequenceLength(<u32>ORIGINAL, <u32>ORIGINAL + count) > 1;
}

function turnBackOnce(from: u32, length: u32, to: u32): u32 {
  const end = from + length;
  let out = to;
  for (let at = from; at < end; ) {
    const ascii = copyAscii(at, end, out);
    at += ascii;
    out += ascii;
    if (at === end) break;
    const ofSequence = sequenceLength(at, end);
    const byte = ofSequence === 0 ? -1 : byteOf(codePoint(at, ofSequence));
    if (byte < 0) return NOT_TURNED;
    store<u8>(out++, <u8>byte);
    at += ofSequence;
  }
  const written = out - to;
  // Only ASCII is as long as it was.
  if (written === length || !isUtf8(to, out)) return NOT_TURNED;
  if (written < 3 || (load<u32>(to) & THREE_BYTES) !== MARK) return written;
  memory.copy(to, to + 3, written - 3);
  return written - 3;
}

function isUtf8(from: u32, end: u32): bool {
  for (let at = from; at < end; ) {
    const high = i8x16.bitmask(v128.load(at));
    at += high === 0 ? BLOCK : <u32>ctz(high);
    if (high === 0 || at >= end) continue;
    const length = sequenceLength(at, end);
    if (length === 0) return false;
    at += length;
  }
  return true;
}
