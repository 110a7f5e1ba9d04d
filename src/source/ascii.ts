/** Bits of which each is set in a byte that is not ASCII, four at a time. */
const NOT_ASCII = 0x80808080;

/**
 * Copies the bytes from `at` on into `output`, from `to` on, up to the first one that is not ASCII.
 * @returns how many.
 */
export function copyAscii(bytes: Uint8Array, at: number, output: Uint8Array, to: number): number {
  const { length } = bytes;
  let from = at;
  let into = to;
  while (from + 4 <= length) {
    const four =
      bytes[from]! | (bytes[from + 1]! << 8) | (bytes[from + 2]! << 16) | (bytes[from + 3]! << 24);
    if ((four & NOT_ASCII) !== 0) break;
    output[into] = four;
    output[into + 1] = four >> 8;
    output[into + 2] = four >> 16;
    output[into + 3] = four >> 24;
    into += 4;
    from += 4;
  }
  while (from < length && bytes[from]! < 0x80) output[into++] = bytes[from++]!;
  return from - at;
}
