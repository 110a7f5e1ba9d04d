/*
 * 64 bytes, in four vectors, as bit sets: what holds of a byte is the bit at its place.
 */

/** The bits below a bit. */
export function below(bit: u32): u64 {
  return ((<u64>1) << bit) - 1;
}

/** The bytes that are `what`. */
export function matches(a: v128, b: v128, c: v128, d: v128, what: v128): u64 {
  return (
    <u64>(<u32>i8x16.bitmask(i8x16.eq(a, what)) | ((<u32>i8x16.bitmask(i8x16.eq(b, what))) << 16)) |
    ((<u64>(
      (<u32>i8x16.bitmask(i8x16.eq(c, what)) | ((<u32>i8x16.bitmask(i8x16.eq(d, what))) << 16))
    )) <<
      32)
  );
}

/** The bytes that are `what` or `other`. */
export function eitherOf(a: v128, b: v128, c: v128, d: v128, what: v128, other: v128): u64 {
  return highBits(
    v128.or(i8x16.eq(a, what), i8x16.eq(a, other)),
    v128.or(i8x16.eq(b, what), i8x16.eq(b, other)),
    v128.or(i8x16.eq(c, what), i8x16.eq(c, other)),
    v128.or(i8x16.eq(d, what), i8x16.eq(d, other)),
  );
}

/** The bytes that are not ASCII. */
export function highBits(a: v128, b: v128, c: v128, d: v128): u64 {
  return (
    <u64>(<u32>i8x16.bitmask(a) | ((<u32>i8x16.bitmask(b)) << 16)) |
    ((<u64>(<u32>i8x16.bitmask(c) | ((<u32>i8x16.bitmask(d)) << 16))) << 32)
  );
}

/** Bit i: whether the number of bits up to and with i is odd. */
export function parity(bits: u64): u64 {
  let m = bits;
  m ^= m << 1;
  m ^= m << 2;
  m ^= m << 4;
  m ^= m << 8;
  m ^= m << 16;
  m ^= m << 32;
  return m;
}
