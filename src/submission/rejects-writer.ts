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
  #parts: Uint8Array[] = [];

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
    const writer = new RejectsWriter(await AtomicFile.create(path, force), delimiter);
    header.forEach((cells, at) => {
      const lead = at === 0 ? ["cx280_rules", "cx280_record", "cx280_line"] : ["", "", ""];
      writer.#parts.push(encoder.encode(stringify([[...lead, ...cells]], { delimiter })));
    });
    return writer;
  }

  /** @param row position in the batch. */
  reject(records: RecordExtents, row: number, rules: readonly string[]): void {
    const d = this.#delimiter;
    const lead = `${rules.join(" ")}${d}${records.record[row]}${d}${records.line[row]}${d}`;
    this.#parts.push(
      encoder.encode(lead),
      records.bytes.slice(records.recordStart[row]!, records.recordEnd[row]!),
      NEW_LINE,
    );
    this.rows++;
  }

  /** Writes what has come together; call it after every batch. */
  async flush(): Promise<void> {
    const parts = this.#parts;
    this.#parts = [];
    const size = parts.reduce((sum, part) => sum + part.length, 0);
    const bytes = new Uint8Array(size);
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    await this.#file.write(bytes);
  }

  async commit(): Promise<void> {
    await this.flush();
    await this.#file.commit();
  }

  async abort(): Promise<void> {
    await this.#file.abort();
  }
}

const NEW_LINE = encoder.encode("\n");
