import { isUtf8 } from "node:buffer";
import { type Digest, sha256 } from "./digest.js";
import type { SourceEncoding } from "./notice.js";
import { decidedUpTo } from "./utf8.js";
import { Utf8Repair } from "./utf8-repair.js";
import { Utf16Decoder } from "./utf16.js";
import { writeWindows1252 } from "./windows-1252.js";

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
  readonly #digest: Digest;
  readonly #declared: SourceEncoding | null;
  #decodedBytes = 0;
  #markLength = 0;
  /** Made for the first bad byte; a chunk is valid until the next one is asked for. */
  #repair: Utf8Repair | null = null;

  /** @param digest is given the bytes as they stand in the file. */
  constructor(declared: SourceEncoding | null, digest: Digest = sha256()) {
    this.#declared = declared;
    this.#digest = digest;
  }

  /**
   * Offset in the file of the decoded stream's first byte, as long as what is decoded stands in the file
   * as it is; else null.
   */
  get verbatimFrom(): number | null {
    return this.encoding === "utf-8" && this.invalidBytes === 0 ? this.#markLength : null;
  }

  /** Of the bytes as they stood in the file. Call once, at the end. */
  sha256(): string {
    return this.#digest.hex();
  }

  async *decode(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let decodeChunk: ((chunk: Uint8Array, last: boolean) => Uint8Array) | null = null;
    let begin: Uint8Array = new Uint8Array(0);
    for await (const chunk of chunks) {
      this.#digest.update(chunk);
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
    if (mark?.encoding === this.encoding) this.#markLength = mark.length;
    return bytes.subarray(this.#markLength);
  }

  #decoderFor(encoding: SourceEncoding): (chunk: Uint8Array, last: boolean) => Uint8Array {
    if (encoding === "utf-8") return this.#utf8();
    if (encoding === "windows-1252") return writeWindows1252;
    return this.#utf16(encoding);
  }

  #utf8(): (chunk: Uint8Array, last: boolean) => Uint8Array {
    let carried: Uint8Array = new Uint8Array(0);
    let offset = this.#markLength;
    return (chunk, last) => {
      const bytes = concat(carried, chunk);
      const end = last ? bytes.length : decidedUpTo(bytes);
      carried = bytes.slice(end);
      offset += end;
      const whole = bytes.subarray(0, end);
      return isUtf8(whole) ? whole : this.#repaired(bytes, end, offset - end);
    };
  }

  /** @param offset of the first byte in the file. */
  #repaired(bytes: Uint8Array, end: number, offset: number): Uint8Array {
    this.#repair ??= new Utf8Repair();
    const repair = this.#repair.repair(bytes.subarray(0, end));
    this.invalidBytes += repair.invalid;
    if (this.firstInvalid === null && repair.first !== null) {
      const { from, to } = repair.first;
      const decodedOffset = this.#decodedBytes + to;
      const shown = hexadecimal(bytes, from);
      this.firstInvalid = { offset: offset + from, decodedOffset, bytes: shown };
    }
    return repair.bytes;
  }

  #utf16(encoding: "utf-16le" | "utf-16be"): (chunk: Uint8Array, last: boolean) => Uint8Array {
    const decoder = new Utf16Decoder(encoding, this.#markLength);
    return (chunk, last) => {
      const { bytes, invalid, first } = decoder.decode(chunk, last);
      this.invalidBytes += invalid;
      if (this.firstInvalid === null && first !== null) {
        const decodedOffset = this.#decodedBytes + first.to;
        this.firstInvalid = { offset: first.offset, decodedOffset, bytes: first.bytes };
      }
      return bytes;
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
