import { mix } from "../response/byte-hash.js";

const encoder = new TextEncoder();

/**
 * What makes a finding the same one again in the next delivery: 16 hexadecimal digits over rule,
 * external id, column and value. The value itself cannot be read back from it.
 */
export function fingerprint(parts: readonly (string | null)[]): string {
  const { high, low } = hashOf(encoder.encode(JSON.stringify(parts)));
  return high.toString(16).padStart(8, "0") + low.toString(16).padStart(8, "0");
}

/**
 * Fingerprints stand in waivers: this never changes, whatever else is hashed how.
 */
function hashOf(bytes: Uint8Array): { high: number; low: number } {
  let a = 0x9747b28c ^ bytes.length;
  let b = 0x3c6ef372;
  for (const byte of bytes) {
    a = Math.imul(a ^ byte, 0x01000193);
    b = Math.imul((b << 5) | (b >>> 27), 0x85ebca6b) ^ byte;
  }
  return { high: mix(a ^ (b >>> 7)), low: mix(b ^ Math.imul(a, 0xc2b2ae35)) };
}
