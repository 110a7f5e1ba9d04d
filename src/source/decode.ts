import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import type { SourceEncoding } from "./notice.js";
import { repairUtf8, unfinishedTail } from "./utf8.js";

/** A byte that was no UTF-8, in the file and in the decoded stream. */
export interface InvalidByte {
  /** Offset in the file, from 0. */
  readonly offset: number;
  /** Offset in the decoded stream. */
  readonly decodedOffset: number;
  /** It and the bytes behind it that are not ASCII either, in hexadecimal. */
  readonly bytes: string;
}

/**
 * Turns the bytes of a file into valid UTF-8 without byte order mark, chunk by chunk. What was
 * seen on the way stands in the fields, which are complete once the stream has ended.
 */
export class Decoder {
  encoding: SourceEncoding = "utf-8";
  byteOrderMark = false;
  bytes = 0;
  invalidBytes = 0;
  firstInvalid: InvalidByte | null = null;
  readonly #hash = createHash("sha256");
  readonly #declared: SourceEncoding | null;
  #decodedBytes = 0;

  constructor(declared: SourceEncoding | null) {
    this.#declared = declared;
  }

  /** Of the bytes as they stood in the file. Call once, at the end. */
  sha256(): string {
    return this.#hash.digest("hex");
  }

  async *decode(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let decodeChunk: ((chunk: Uint8Array, last: boolean) => Uint8Array) | null = null;
    let begin: Uint8Array = new Uint8Array(0);
    for await (const chunk of chunks) {
      this.#hash.update(chunk);
      this.bytes += chunk.length;
      let input = chunk;
      if (decodeChunk === null) {
        begin = concat(begin, chunk);
        // The encoding shows in the first bytes; a pipe may deliver them one by one.
        if (begin.length < ENOUGH_TO_TELL) continue;
        input = this.#begin(begin);
        decodeChunk = this.#decoderFor(this.encoding);
      }
      yield* this.#counted(decodeChunk(input, false));
    }
    if (decodeChunk === null) {
      const input = this.#begin(begin);
      yield* this.#counted(this.#decoderFor(this.encoding)(input, true));
    } else {
      yield* this.#counted(decodeChunk(new Uint8Array(0), true));
    }
  }

  *#counted(decoded: Uint8Array): Generator<Uint8Array> {
    if (decoded.length === 0) return;
    this.#decodedBytes += decoded.length;
    yield decoded;
  }

  /** Decides the encoding; returns the bytes behind the byte order mark. */
  #begin(bytes: Uint8Array): Uint8Array {
    const mark = byteOrderMarkOf(bytes);
    this.byteOrderMark = mark !== null;
    this.encoding = this.#declared ?? mark?.encoding ?? utf16WithoutMark(bytes) ?? "utf-8";
    return mark !== null && mark.encoding === this.encoding ? bytes.subarray(mark.length) : bytes;
  }

  #decoderFor(encoding: SourceEncoding): (chunk: Uint8Array, last: boolean) => Uint8Array {
    return encoding === "utf-8" ? this.#utf8() : this.#transcoded(encoding);
  }

  #utf8(): (chunk: Uint8Array, last: boolean) => Uint8Array {
    let carried: Uint8Array = new Uint8Array(0);
    let offset = this.byteOrderMark ? 3 : 0;
    return (chunk, last) => {
      const bytes = carried.length === 0 ? chunk : concat(carried, chunk);
      const end = last ? bytes.length : unfinishedTail(bytes);
      const whole = bytes.subarray(0, end);
      const start = offset;
      carried = bytes.slice(end);
      offset += end;
      return isUtf8(whole) ? whole : this.#repaired(whole, start);
    };
  }

  #repaired(bytes: Uint8Array, offset: number): Uint8Array {
    const repair = repairUtf8(bytes);
    this.invalidBytes += repair.invalid;
    if (this.firstInvalid === null && repair.first !== null) {
      this.firstInvalid = {
        offset: offset + repair.first.from,
        decodedOffset: this.#decodedBytes + repair.first.to,
        bytes: hexadecimal(bytes, repair.first.from),
      };
    }
    return repair.bytes;
  }

  #transcoded(encoding: SourceEncoding): (chunk: Uint8Array, last: boolean) => Uint8Array {
    const decoder = new TextDecoder(encoding, { ignoreBOM: true });
    const encoder = new TextEncoder();
    return (chunk, last) => {
      const text = decoder.decode(chunk, { stream: !last });
      const replaced = text.indexOf("\uFFFD");
      if (replaced >= 0) this.#noteReplaced(text, replaced);
      return encoder.encode(text);
    };
  }

  /** UTF-16 with half a character: the decoder put a replacement character in its place. */
  #noteReplaced(text: string, at: number): void {
    this.invalidBytes += text.split("\uFFFD").length - 1;
    this.firstInvalid ??= {
      offset: this.bytes,
      decodedOffset: this.#decodedBytes + new TextEncoder().encode(text.slice(0, at)).length,
      bytes: "",
    };
  }
}

/** Bytes from which the encoding is told, where the file has as many. */
const ENOUGH_TO_TELL = 4096;

const MARKS = [
  { encoding: "utf-8", bytes: [0xef, 0xbb, 0xbf] },
  { encoding: "utf-16le", bytes: [0xff, 0xfe] },
  { encoding: "utf-16be", bytes: [0xfe, 0xff] },
] as const;

function byteOrderMarkOf(bytes: Uint8Array): { encoding: SourceEncoding; length: number } | null {
  for (const mark of MARKS) {
    if (mark.bytes.every((byte, at) => bytes[at] === byte)) {
      return { encoding: mark.encoding, length: mark.bytes.length };
    }
  }
  return null;
}

/** ASCII text in UTF-16 has a NUL as every second byte. */
function utf16WithoutMark(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const pairs = Math.floor(Math.min(bytes.length, ENOUGH_TO_TELL) / 2);
  if (pairs < 4) return null;
  let even = 0;
  let odd = 0;
  for (let pair = 0; pair < pairs; pair++) {
    if (bytes[pair * 2] === 0) even++;
    if (bytes[pair * 2 + 1] === 0) odd++;
  }
  if (odd > pairs * 0.4 && even < pairs * 0.05) return "utf-16le";
  return even > pairs * 0.4 && odd < pairs * 0.05 ? "utf-16be" : null;
}

function hexadecimal(bytes: Uint8Array, from: number): string {
  let to = from + 1;
  while (to < from + 4 && to < bytes.length && bytes[to]! >= 0x80) to++;
  return [...bytes.subarray(from, to)]
    .map((byte) => byte.toString(16).toUpperCase().padStart(2, "0"))
    .join(" ");
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}
