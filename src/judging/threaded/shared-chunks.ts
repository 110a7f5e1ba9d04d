import { closeSync, openSync, readSync } from "node:fs";
import type { Digest } from "../../source/digest.js";
import { READ_BYTES } from "../../source/file-chunks.js";
import { CHUNKS_HELD, type SharedChunk } from "./messages.js";

/** The thread that is told of the chunks. */
interface OtherThread {
  hand(chunk: SharedChunk): void;
  /** Waits until it has taken more than so many chunks, or steps. */
  waitForChunks(count: number): void;
  waitForSteps(count: number): void;
}

/**
 * A file read into shared memory: the thread that judges works out its checksum, and finds the bytes of the
 * records there. A reading thread does nothing else, and may as well wait for the disk.
 */
export class SharedChunks implements Digest {
  readonly #memory = new SharedArrayBuffer(CHUNKS_HELD * READ_BYTES);
  /** Chunks read, and bytes in them. */
  #read = 0;
  #bytes = 0;
  /** Of the chunk in each piece of memory: its offset in the file, and the last step with bytes of it. */
  readonly #offsets = new Float64Array(CHUNKS_HELD);
  readonly #lastSteps = new Int32Array(CHUNKS_HELD).fill(-1);
  /** Chunks that nobody could be told of yet. */
  #untold: SharedChunk[] = [];
  #other: OtherThread | null = null;

  /** Tells the other thread of the chunks. */
  connect(other: OtherThread): void {
    this.#other = other;
    for (const chunk of this.#untold) other.hand(chunk);
    this.#untold = [];
  }

  /** The bytes of a file; each chunk is to be handed to `update` before the next one is asked for. */
  async *of(path: string): AsyncGenerator<Uint8Array> {
    const file = openSync(path, "r");
    try {
      for (;;) {
        const piece = this.#read % CHUNKS_HELD;
        this.#other?.waitForChunks(this.#read - CHUNKS_HELD);
        this.#other?.waitForSteps(this.#lastSteps[piece]!);
        const memory = new Uint8Array(this.#memory, piece * READ_BYTES, READ_BYTES);
        const length = readSync(file, memory, 0, READ_BYTES, null);
        if (length === 0) return;
        this.#offsets[piece] = this.#bytes;
        this.#bytes += length;
        this.#read++;
        yield memory.subarray(0, length);
      }
    } finally {
      closeSync(file);
    }
  }

  update(chunk: Uint8Array): void {
    const shared = { buffer: this.#memory, at: chunk.byteOffset, length: chunk.length };
    if (this.#other === null) this.#untold.push(shared);
    else this.#other.hand(shared);
  }

  /** The other thread knows. */
  hex(): string {
    return "";
  }

  /**
   * Keeps bytes of the file until a step is taken.
   * @param from offset in the file, up to the last byte that was read.
   * @returns false where they are no longer there.
   */
  keep(from: number, step: number): boolean {
    const oldest = Math.max(0, this.#read - CHUNKS_HELD);
    if (this.#read === 0 || from < this.#offsets[oldest % CHUNKS_HELD]!) return false;
    for (let chunk = this.#read - 1; chunk >= oldest; chunk--) {
      this.#lastSteps[chunk % CHUNKS_HELD] = step;
      if (this.#offsets[chunk % CHUNKS_HELD]! <= from) break;
    }
    return true;
  }
}

/** The chunks that are held, as the other thread sees them. */
export class HeldChunks {
  readonly #chunks: { readonly offset: number; readonly bytes: Uint8Array }[] = [];
  #bytes = 0;

  /** @returns the bytes of the chunk. */
  add({ buffer, at, length }: SharedChunk): Uint8Array {
    const bytes = new Uint8Array(buffer, at, length);
    this.#chunks.push({ offset: this.#bytes, bytes });
    if (this.#chunks.length > CHUNKS_HELD) this.#chunks.shift();
    this.#bytes += length;
    return bytes;
  }

  /** Copies bytes of the file. @param from offset in it. */
  copy(from: number, to: Uint8Array): void {
    for (const { offset, bytes } of this.#chunks) {
      const begin = Math.max(from, offset);
      const end = Math.min(from + to.length, offset + bytes.length);
      if (begin < end) to.set(bytes.subarray(begin - offset, end - offset), begin - from);
    }
  }
}
