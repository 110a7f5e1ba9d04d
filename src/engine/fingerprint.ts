import { type HashPair, hashBytes } from "../response/byte-hash.js";

const encoder = new TextEncoder();

/**
 * What makes a finding the same one again in the next delivery: 16 hexadecimal digits over rule,
 * external id, column and value. The value itself cannot be read back from it.
 */
export function fingerprint(parts: readonly (string | null)[]): string {
  const bytes = encoder.encode(JSON.stringify(parts));
  const pair: HashPair = { high: 0, low: 0 };
  hashBytes(bytes, 0, bytes.length, pair);
  return pair.high.toString(16).padStart(8, "0") + pair.low.toString(16).padStart(8, "0");
}
