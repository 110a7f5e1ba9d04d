/** A 64-bit hash in two halves, both unsigned. */
export interface HashPair {
  high: number;
  low: number;
}

/*
 * The hash of kernel/bytes.ts, bit for bit, for bytes that are in no kernel's memory. 64-bit numbers
 * are two halves here.
 */
const A: HashPair = { high: 0x9e3779b9, low: 0x7f4a7c15 };
const B: HashPair = { high: 0xbf58476d, low: 0x1ce4e5b9 };
const C: HashPair = { high: 0x94d049bb, low: 0x133111eb };

/** Writes the hash of bytes[start, end) into `into`. */
export function hashBytes(bytes: Uint8Array, start: number, end: number, into: HashPair): void {
  into.high = 0;
  into.low = end - start;
  multiply(into, A);
  for (let at = start; at < end; at += 8) {
    into.low ^= wordAt(bytes, at, end);
    into.high ^= wordAt(bytes, at + 4, end);
    multiply(into, B);
    into.low = (into.low ^ into.high) >>> 0;
  }
  shiftIn(into, 30);
  multiply(into, B);
  shiftIn(into, 27);
  multiply(into, C);
  shiftIn(into, 31);
}

/** Avalanche over 32 bits: the finaliser of MurmurHash3 (Austin Appleby, public domain). */
export function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Four bytes as a number, the first one lowest; 0 for those behind the end. */
function wordAt(bytes: Uint8Array, at: number, end: number): number {
  let word = 0;
  for (let i = 0; i < 4 && at + i < end; i++) word |= bytes[at + i]! << (8 * i);
  return word;
}

/** x ^= x >> by, for 0 < by < 32. */
function shiftIn(x: HashPair, by: number): void {
  x.low = (x.low ^ ((x.low >>> by) | (x.high << (32 - by)))) >>> 0;
  x.high = (x.high ^ (x.high >>> by)) >>> 0;
}

/** x *= by, modulo 2^64: 16 bits at a time, so that every product is exact. */
function multiply(x: HashPair, by: HashPair): void {
  const [x0, x1] = [x.low & 0xffff, x.low >>> 16];
  const [y0, y1] = [by.low & 0xffff, by.low >>> 16];
  const low = x0 * y0;
  const middle = x1 * y0 + (low >>> 16);
  const cross = x0 * y1 + (middle & 0xffff);
  const carried = x1 * y1 + Math.floor(middle / 0x10000) + Math.floor(cross / 0x10000);
  const high = Math.imul(x.high, by.low) + Math.imul(x.low, by.high) + (carried % 0x1_0000_0000);
  x.low = (((cross & 0xffff) << 16) | (low & 0xffff)) >>> 0;
  x.high = high >>> 0;
}
