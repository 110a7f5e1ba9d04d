/** What came of one chunk. */
export interface DecodedUtf16 {
  /** UTF-8. */
  readonly bytes: Uint8Array;
  /** Bytes that belong to no character: halves of surrogate pairs, an odd last byte. */
  readonly invalid: number;
  /** The first of them: offset in the file, where its replacement stands in `bytes`, in hex. */
  readonly first: { readonly offset: number; readonly to: number; readonly bytes: string } | null;
}

/** Turns UTF-16 into UTF-8; what is no character becomes U+FFFD. */
export class Utf16Decoder {
  readonly #isBigEndian: boolean;
  readonly #decoder: InstanceType<typeof TextDecoder>;
  readonly #encoder = new TextEncoder();
  #carried: Uint8Array = new Uint8Array(0);
  #offset: number;

  /** @param offset in the file of the first byte to come. */
  constructor(encoding: "utf-16le" | "utf-16be", offset: number) {
    this.#isBigEndian = encoding === "utf-16be";
    this.#decoder = new TextDecoder(encoding, { ignoreBOM: true });
    this.#offset = offset;
  }

  decode(chunk: Uint8Array, last: boolean): DecodedUtf16 {
    const bytes = new Uint8Array(this.#carried.length + chunk.length);
    bytes.set(this.#carried);
    bytes.set(chunk, this.#carried.length);
    let end = bytes.length - (bytes.length % 2);
    if (!last && end > 0 && isHigh(this.#unit(bytes, end - 2))) end -= 2;
    if (last) end = bytes.length;
    this.#carried = bytes.slice(end);
    const offset = this.#offset;
    this.#offset += end;
    const text = this.#decoder.decode(bytes.subarray(0, end));
    const decoded = this.#encoder.encode(text);
    if (!text.includes("\uFFFD")) return { bytes: decoded, invalid: 0, first: null };
    return { bytes: decoded, ...this.#findInvalid(bytes.subarray(0, end), text, offset) };
  }

  /** A U+FFFD may stand in the file itself: only what stands for a half character counts. */
  #findInvalid(bytes: Uint8Array, text: string, offset: number): Omit<DecodedUtf16, "bytes"> {
    let invalid = 0;
    let first: DecodedUtf16["first"] = null;
    for (let at = 0; at < bytes.length; at += 2) {
      const size = Math.min(2, bytes.length - at);
      if (size === 2) {
        const unit = this.#unit(bytes, at);
        if (!isHigh(unit) && !isLow(unit)) continue;
        if (isHigh(unit) && at + 3 < bytes.length && isLow(this.#unit(bytes, at + 2))) {
          at += 2;
          continue;
        }
      }
      invalid += size;
      // Each unit of the input is one of the text, so the place is the same.
      first ??= {
        offset: offset + at,
        to: this.#encoder.encode(text.slice(0, at / 2)).length,
        bytes: [...bytes.subarray(at, at + size)]
          .map((byte) => byte.toString(16).toUpperCase().padStart(2, "0"))
          .join(" "),
      };
    }
    return { invalid, first };
  }

  #unit(bytes: Uint8Array, at: number): number {
    const [high, low] = this.#isBigEndian ? [at, at + 1] : [at + 1, at];
    return (bytes[high]! << 8) | bytes[low]!;
  }
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
