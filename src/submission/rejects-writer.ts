import { stringify } from "csv-stringify/sync";
import type { RecordExtents } from "../source/record-batch.js";
import { AtomicFile } from "./atomic-file.js";

const encoder = new TextEncoder();

/**
 * Writes offending records unchanged, with the rules they break in front: columns cx280_rules,
 * cx280_record, cx280_line, then the record as it stood (decoded to UTF-8, with its own
 * delimiter). So the file opens like the export, and nothing of a record is lost.
 */
export class RejectsWriter {
  rows = 0;
  readonly #file: AtomicFile;
  readonly #delimiter: string;
  #buffer = new Uint8Array(1 << 16);
  #at = 0;

  private constructor(file: AtomicFile, delimiter: string) {
    this.#file = file;
    this.#delimiter = delimiter;
  }

  /** @throws OutputError if the file is there and `force` is not given, or cannot be written. */
  static async create(
    path: string,
    delimiter: string,
    header: readonly (readonly string[])[],
    force: boolean,
  ): Promise<RejectsWriter> {
    const writer = new RejectsWriter(
      await AtomicFile.create(path, { force, fingerprints: false }),
      delimiter,
    );
    header.forEach((cells, at) => {
      const lead = at === 0 ? ["cx280_rules", "cx280_record", "cx280_line"] : ["", "", ""];
      const record = encoder.encode(stringify([[...lead, ...cells]], { delimiter }));
      writer.#makeRoom(record.length);
      writer.#buffer.set(record, writer.#at);
      writer.#at += record.length;
    });
    return writer;
  }

  /**
   * @param row position in the batch.
   * @param rules ids, with blanks between them.
   */
  reject(records: RecordExtents, row: number, rules: string): void {
    const start = records.recordStart[row]!;
    const end = records.recordEnd[row]!;
    const lead = `${rules}${this.#delimiter}${records.record[row]}${this.#delimiter}${records.line[row]}${this.#delimiter}`;
    this.#makeRoom(lead.length + end - start + 1);
    const buffer = this.#buffer;
    let at = this.#at;
    // Ids, numbers and delimiters are ASCII.
    for (let i = 0; i < lead.length; i++) buffer[at++] = lead.charCodeAt(i);
    buffer.set(records.bytes.subarray(start, end), at);
    at += end - start;
    buffer[at++] = NEW_LINE;
    this.#at = at;
    this.rows++;
  }

  /** Writes what has come together; call it after every batch. */
  async flush(): Promise<void> {
    const bytes = this.#buffer.subarray(0, this.#at);
    this.#at = 0;
    if (bytes.length > 0) await this.#file.write(bytes);
  }

  #makeRoom(bytes: number): void {
    if (this.#at + bytes <= this.#buffer.length) return;
    const larger = new Uint8Array((this.#at + bytes) * 2);
    larger.set(this.#buffer.subarray(0, this.#at));
    this.#buffer = larger;
  }

  async commit(): Promise<void> {
    await this.flush();
    await this.#file.commit();
  }

  async abort(): Promise<void> {
    await this.#file.abort();
  }
}

const NEW_LINE = 0x0a;
