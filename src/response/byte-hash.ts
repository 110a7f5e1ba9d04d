/**
 * Two 32-bit hashes of a byte range, for telling ids and comments apart without keeping strings.
 * The mixing steps are those of MurmurHash3's 32-bit finaliser (Austin Appleby, public domain).
 */
export interface HashPair {
  high: number;
  low: number;
}

/** Writes the hash of bytes[start, end) into `into`; both halves are unsigned. */
export function hashBytes(bytes: Uint8Array, start: number, end: number, into: HashPair): void {
  let a = 0x9747b28c ^ (end - start);
  let b = 0x3c6ef372;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    a = Math.imul(a ^ byte, 0x01000193);
    b = Math.imul((b << 5) | (b >>> 27), 0x85ebca6b) ^ byte;
  }
  into.high = mix(a ^ (b >>> 7));
  into.low = mix(b ^ Math.imul(a, 0xc2b2ae35));
}

/** Avalanche: every input bit changes about half of the output bits. */
export function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
