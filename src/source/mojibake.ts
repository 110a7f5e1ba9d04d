import { sequenceLength } from "./utf8.js";
import { windows1252Byte } from "./windows-1252.js";

/**
 * Whether UTF-8 text holds characters that are UTF-8 read as windows-1252 and saved again, such
 * as "â€™" for ’ and "Ã©" for é: taken back to windows-1252 bytes, they are a UTF-8 sequence.
 */
export function holdsMojibake(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at + 3 < end; at++) {
    // Â Ã â ð: what the first byte of a sequence becomes.
    if (bytes[at] !== 0xc3 || !isLead(bytes[at + 1]!)) continue;
    if (roundTrips(bytes, at, end)) return true;
  }
  return false;
}

function isLead(byte: number): boolean {
  return byte === 0x82 || byte === 0x83 || byte === 0xa2 || byte === 0xb0;
}

function roundTrips(bytes: Uint8Array, start: number, end: number): boolean {
  const original: number[] = [];
  for (let at = start; at < end && original.length < 4; ) {
    const length = sequenceLength(bytes, at, end);
    if (length < 2) break;
    const byte = windows1252Byte(codePoint(bytes, at, length));
    if (byte === undefined) break;
    original.push(byte);
    at += length;
  }
  return original.length > 1 && sequenceLength(Uint8Array.from(original), 0, original.length) > 1;
}

function codePoint(bytes: Uint8Array, at: number, length: number): number {
  let code = bytes[at]! & (0xff >> (length + 1));
  for (let i = 1; i < length; i++) code = (code << 6) | (bytes[at + i]! & 0x3f);
  return code;
}
