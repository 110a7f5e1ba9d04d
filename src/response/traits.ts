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
  /** A control character other than tab and line ends, or a byte that may begin one (C2). */
  control: 16,
  /** A comma, a quote or a line end: such a cell is written in quotes. */
  special: 32,
  /** Blank ( ) + - . / */
  mark: 64,
  /** A to Z in either case, or a byte that is not ASCII. */
  letter: 128,
} as const;

const BITS = new Uint8Array(256);

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
mark(TRAIT.control, ...from(0, 8), 0x0b, 0x0c, ...from(0x0e, 0x1f), 0x7f, 0xc2);
mark(TRAIT.special, 0x0a, 0x0d, 0x22, 0x2c);
mark(TRAIT.mark, 0x20, 0x28, 0x29, 0x2b, 0x2d, 0x2e, 0x2f);
mark(TRAIT.letter, ...from(0x41, 0x5a), ...from(0x61, 0x7a), ...from(0x80, 0xff));

/** Bits of {@link TRAIT} for bytes[start, end). */
export function traitsOf(bytes: Uint8Array, start: number, end: number): number {
  let traits = 0;
  for (let at = start; at < end; at++) traits |= BITS[bytes[at]!]!;
  return traits;
}
