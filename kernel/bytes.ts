const PRIME_A: u64 = 0x9e3779b97f4a7c15;
const PRIME_B: u64 = 0xbf58476d1ce4e5b9;
const PRIME_C: u64 = 0x94d049bb133111eb;

/**
 * A 64-bit hash: every eight bytes are mixed in by a multiplication and a shift, and the whole by the
 * finaliser of SplitMix64 (Sebastiano Vigna, public domain).
 */
export function hashOf(from: u32, length: u32): u64 {
  let hash: u64 = <u64>length * PRIME_A;
  let at = from;
  const end = from + length;
  for (; at + 8 <= end; at += 8) {
    const mixed = (hash ^ load<u64>(at)) * PRIME_B;
    hash = mixed ^ (mixed >> 32);
  }
  if (at < end) {
    const bits = (end - at) << 3;
    const mixed = (hash ^ (load<u64>(at) & (((<u64>1) << bits) - 1))) * PRIME_B;
    hash = mixed ^ (mixed >> 32);
  }
  hash = (hash ^ (hash >> 30)) * PRIME_B;
  hash = (hash ^ (hash >> 27)) * PRIME_C;
  return hash ^ (hash >> 31);
}

/** A hash of two numbers; it is its lowest ten bits that depend on all of theirs. */
export function hashOfBoth(a: u64, b: u64): u64 {
  const mixed = ((a * PRIME_A) ^ b) * PRIME_B;
  return mixed ^ (mixed >> 54);
}

/** Both have seven more bytes behind them that can be read. */
export function areEqual(a: u32, b: u32, length: u32): bool {
  let i: u32 = 0;
  for (; i + 8 <= length; i += 8) {
    if (load<u64>(a + i) !== load<u64>(b + i)) return false;
  }
  if (i === length) return true;
  const rest = ((<u64>1) << ((length - i) << 3)) - 1;
  return ((load<u64>(a + i) ^ load<u64>(b + i)) & rest) === 0;
}

/** Copies sixteen bytes at a time, up to fifteen too many. */
export function copy16(from: u32, length: u32, to: u32): void {
  for (let i: u32 = 0; i < length; i += 16) v128.store(to + i, v128.load(from + i));
}
