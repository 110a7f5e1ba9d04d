export const QUOTE = 0x22;
export const LF = 0x0a;
export const CR = 0x0d;

/** Whether there is nothing but spaces and tabs. */
export function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (byte !== 0x20 && byte !== 0x09) return false;
  }
  return true;
}

/** Line ends in [start, end); CRLF is one, and belongs to where its CR stands. */
export function countLineEnds(bytes: Uint8Array, start: number, end: number): number {
  let lines = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at];
    if (byte === CR || (byte === LF && (at === start || bytes[at - 1] !== CR))) lines++;
  }
  return lines;
}
