import { copy16 } from "./bytes";
import { at32, bytes, line, put32, record, recordEnd, recordStart } from "./layout";

/*
 * Records put aside, with what stands in front of them. src/submission/rejects-writer.ts writes the same
 * where there is no kernel.
 */
const LF: u8 = 0x0a;
const ZERO: u32 = 0x30;

/** Bytes beside lead and record, at the most: two numbers, two delimiters, a line end, and what blocks write over. */
const FIXED: u32 = 2 * 10 + 3 + 16;

/**
 * Writes records behind their leads, numbers and lines.
 * @param leads by record where its lead stands: its length in four bytes, and itself; 0 where the record is not
 * written.
 * @param from the first record to write, and `length` behind the last.
 * @param out gets the records; `room` bytes.
 * @param next gets, as a number of four bytes, the record to go on with: `length`, or the first for which
 * there was no room.
 * @returns bytes written.
 */
export function writeRejects(
  leads: u32,
  from: u32,
  length: u32,
  delimiter: u8,
  out: u32,
  room: u32,
  next: u32,
): u32 {
  const end = out + room;
  let at = out;
  let i = from;
  for (; i < length; i++) {
    const lead = at32(leads, i);
    if (lead === 0) continue;
    const leadLength = load<u32>(lead);
    const start = at32(recordStart, i);
    const recordLength = at32(recordEnd, i) - start;
    if (<u64>at + leadLength + recordLength + FIXED > <u64>end) break;
    copy16(lead + 4, leadLength, at);
    at = putNumber(at32(record, i), at + leadLength);
    store<u8>(at++, delimiter);
    at = putNumber(at32(line, i), at);
    store<u8>(at++, delimiter);
    copy16(bytes + start, recordLength, at);
    at += recordLength;
    store<u8>(at++, LF);
  }
  put32(next, 0, i);
  return at - out;
}

/** Writes a number in decimal digits; returns the place behind it. */
function putNumber(value: u32, to: u32): u32 {
  let end = to + 1;
  for (let rest = value; rest > 9; rest /= 10) end++;
  let rest = value;
  for (let at = end - 1; at >= to; at--) {
    store<u8>(at, <u8>(ZERO + (rest % 10)));
    rest /= 10;
  }
  return end;
}
