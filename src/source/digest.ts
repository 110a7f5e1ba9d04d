import { createHash } from "node:crypto";

/** The checksum of a file, of the chunks that it is read in. */
export interface Digest {
  update(chunk: Uint8Array): void;
  /** In hexadecimal. Call once, at the end. */
  hex(): string;
}

export function sha256(): Digest {
  const hash = createHash("sha256");
  return {
    update: (chunk) => void hash.update(chunk),
    hex: () => hash.digest("hex"),
  };
}
