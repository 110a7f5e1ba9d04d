/**
 * What bytes a text holds, as bits: a rule that looks for something passes by the texts that cannot
 * hold it. The kernel works them out where it has read the file (kernel/traits.ts).
 */
export const TRAIT = {
  digit: 1,
  at: 2,
  colon: 4,
  /** < or &. */
  markup: 8,
  /** A control character other than tab and line ends. */
  control: 16,
  /** A comma, a quote or a line end: such a cell is written in quotes. */
  special: 32,
  /** Blank ( ) + - . / */
  mark: 64,
  /** A to Z in either case, or a byte that is not ASCII. */
  letter: 128,
  /** It begins as a formula does: = + - @, tab, carriage return. */
  formula: 256,
  /** Of comments only: personal data is found in it. */
  personal: 512,
  /** Nothing, or nothing but blanks. */
  blank: 1024,
  /** It begins with = or #, or has a + near its end: a spreadsheet may have changed it. */
  odd: 2048,
  /** Of comments only: personal data may be in it. */
  mayBePersonal: 4096,
} as const;

const BITS = new Uint16Array(256);

function mark(trait: number, ...bytes: readonly number[]): void {
  for (const byte of bytes) BITS[byte]! |= trait;
}

function from(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

mark(TRAIT.digit, ...from(0x30, 0x39));
mark(TRAIT.at, 0x40);
mark(TRAIT.colon, 0x3a);
mark(TRAIT.markup, 0x26, 0x3c);
mark(TRAIT.control, ...from(0, 8), 0x0b, 0x0c, ...from(0x0e, 0x1f), 0x7f);
mark(TRAIT.special, 0x0a, 0x0d, 0x22, 0x2c);
mark(TRAIT.mark, 0x20, 0x28, 0x29, 0x2b, 0x2d, 0x2e, 0x2f);
mark(TRAIT.letter, ...from(0x41, 0x5a), ...from(0x61, 0x7a), ...from(0x80, 0xff));

const BEGINNINGS = new Set([0x3d, 0x2b, 0x2d, 0x40, 0x09, 0x0d]);

/** Bits of {@link TRAIT} for bytes[start, end). */
export function traitsOf(bytes: Uint8Array, start: number, end: number): number {
  if (start >= end) return TRAIT.blank;
  let traits = BEGINNINGS.has(bytes[start]!) ? TRAIT.formula : 0;
  if (isBlank(bytes, start, end)) traits |= TRAIT.blank;
  if (isOdd(bytes, start, end)) traits |= TRAIT.odd;
  for (let at = start; at < end; at++) {
    traits |= BITS[bytes[at]!]!;
    // U+0080 to U+009F.
    if (bytes[at] === 0xc2 && at + 1 < end && bytes[at + 1]! < 0xa0) traits |= TRAIT.control;
  }
  return traits;
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] !== SPACE) return false;
  return true;
}

/** 3.91E+16 has "E+" near its end, and exponents have up to three digits; others begin with = or #. */
function isOdd(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start] === EQUALS || bytes[start] === HASH) return true;
  return bytes.subarray(Math.max(start, end - 4), end - 1).includes(PLUS);
}

const SPACE = 0x20;
const EQUALS = 0x3d;
const HASH = 0x23;
const PLUS = 0x2b;
