import type { Archive } from "../zip.js";
import { badWorkbook } from "./bad-workbook.js";
import { csvCell, unescaped } from "./csv-cell.js";
import { XmlReader } from "./xml.js";

/** Bytes that are asked for at once. */
const BLOCK_BITS = 20;
const BLOCK = 1 << BLOCK_BITS;
/** Bytes of all texts that are held: a million comments of 500 characters. */
const MOST_BYTES = 1 << 29;
/** Bytes beside a text for where it stands. */
const OVERHEAD = 8;

/**
 * The texts of all cells, each once, as most programs write them. They are held as the bytes of CSV
 * cells: a string for each would take several times the memory, and the bytes are what is needed.
 */
export class SharedTexts {
  count = 0;
  readonly #blocks: Uint8Array[] = [];
  readonly #encoder = new TextEncoder();
  #starts = new Uint32Array(1024);
  #lengths = new Uint32Array(1024);
  /** Where the next text goes: the block in the high bits, the place in it in the low ones. */
  #next = 0;
  #bytes = 0;

  /** @param most bytes that are held. */
  constructor(readonly most = MOST_BYTES) {}

  /** @returns false where there is no more room. */
  add(text: string): boolean {
    const cell = csvCell(text);
    const room = cell.length * 3;
    const place = this.#next & (BLOCK - 1);
    if (this.#blocks.length === 0 || place === 0 || place + room > BLOCK) this.#begin(room);
    const start = this.#next;
    const block = this.#blocks[start >>> BLOCK_BITS]!;
    const { written } = this.#encoder.encodeInto(cell, block.subarray(start & (BLOCK - 1)));
    if (this.count === this.#starts.length) this.#grow();
    this.#starts[this.count] = start;
    this.#lengths[this.count] = written;
    this.count++;
    this.#bytes += written + OVERHEAD;
    // What is larger than a block has blocks of its own.
    this.#next = room > BLOCK ? this.#blocks.length * BLOCK : start + written;
    return this.#bytes <= this.most;
  }

  /** Bytes of text i. */
  length(i: number): number {
    return this.#lengths[i]!;
  }

  /** Text i, as a cell of CSV. */
  bytes(i: number): Uint8Array {
    const start = this.#starts[i]!;
    const place = start & (BLOCK - 1);
    return this.#blocks[start >>> BLOCK_BITS]!.subarray(place, place + this.#lengths[i]!);
  }

  /** Goes on in a new block; numbers are left out for one that is larger. */
  #begin(room: number): void {
    this.#next = this.#blocks.length * BLOCK;
    const block = new Uint8Array(Math.max(BLOCK, room));
    for (let bytes = 0; bytes < block.length; bytes += BLOCK) this.#blocks.push(block);
  }

  #grow(): void {
    const starts = new Uint32Array(this.#starts.length * 2);
    const lengths = new Uint32Array(this.#starts.length * 2);
    starts.set(this.#starts);
    lengths.set(this.#lengths);
    this.#starts = starts;
    this.#lengths = lengths;
  }
}

/** @param part null where the workbook has none. @throws SourceError */
export async function readSharedTexts(
  archive: Archive,
  part: string | null,
  path: string,
): Promise<SharedTexts> {
  const texts = new SharedTexts();
  const entry = part === null ? null : archive.part(part);
  if (entry === null) return texts;
  const text = new CellText(path);
  const reader = new XmlReader(path, {
    open(name) {
      if (name === "si") text.begin();
      else text.open(name);
    },
    text: (each) => text.take(each),
    close(name) {
      if (name !== "si") text.close(name);
      else if (!texts.add(unescaped(text.text))) {
        throw badWorkbook(path, "its texts are more than can be held at once");
      }
    },
  });
  for await (const chunk of archive.read(entry)) reader.write(chunk);
  reader.end();
  return texts;
}

/** Characters of a cell; spreadsheets hold 32,767. */
const MOST_CHARACTERS = 4 << 20;

/** Collects the text of a cell out of its parts: runs of one format each, without reading aids. */
export class CellText {
  text = "";
  readonly #path: string;
  #listens = false;
  /** Within `rPh`, how a word is pronounced. */
  #phonetic = false;

  constructor(path: string) {
    this.#path = path;
  }

  begin(): void {
    this.text = "";
    this.#listens = false;
    this.#phonetic = false;
  }

  open(name: string): void {
    if (name === "rPh") this.#phonetic = true;
    else if (name === "t" || name === "v") this.#listens = !this.#phonetic;
  }

  take(part: string): void {
    if (!this.#listens) return;
    this.text += part;
    if (this.text.length > MOST_CHARACTERS) {
      throw badWorkbook(this.#path, "it holds a text larger than any cell");
    }
  }

  close(name: string): void {
    if (name === "rPh") this.#phonetic = false;
    else if (name === "t" || name === "v") this.#listens = false;
  }
}
