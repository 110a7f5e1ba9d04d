import { stringify } from "csv-stringify/sync";
import type { Kernel } from "../kernel/kernel.js";
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
  /** What comes together, and what is being written meanwhile. */
  #buffer = new Uint8Array(1 << 16);
  #other = new Uint8Array(1 << 16);
  #at = 0;
  #writing: Promise<unknown> | null = null;
  /** Rules as they stand in front of a record: the same ones come again and again. */
  readonly #leads = new Map<string, Uint8Array>();

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
   * Puts records of a batch aside.
   * @param rulesOf ids, with blanks between them, by position in the batch, asked in order; null: the record is
   * not put aside.
   */
  rejectAll(records: RecordExtents, rulesOf: (row: number) => string | null): void {
    const rules = Array.from({ length: records.length }, (_, row) => rulesOf(row));
    const { kernel } = records;
    if (kernel && this.#placeLeads(kernel, rules)) this.#rejectByKernel(kernel, records, rules);
    else for (let row = 0; row < rules.length; row++) this.#reject(records, row, rules[row]!);
    this.rows += rules.filter((each) => each !== null).length;
  }

  /** Says in the kernel's rows where the leads of the records stand. @returns whether there is room for all. */
  #placeLeads(kernel: Kernel, rules: readonly (string | null)[]): boolean {
    const places = new Map<string, number>();
    let used = 0;
    for (let row = 0; row < rules.length; row++) {
      const each = rules[row]!;
      let place = each === null ? 0 : places.get(each);
      if (place === undefined) {
        const kept = kernel.keepLead(this.#leadOf(each!), used);
        if (kept === null) return false;
        ({ at: place, used } = kept);
        places.set(each!, place);
      }
      kernel.rows[row] = place;
    }
    return true;
  }

  #rejectByKernel(kernel: Kernel, records: RecordExtents, rules: readonly (string | null)[]): void {
    const delimiter = this.#delimiter.charCodeAt(0);
    for (let from = 0; from < records.length; ) {
      const { written, next } = kernel.writeRejects(records, from, delimiter);
      this.#makeRoom(written.length);
      this.#buffer.set(written, this.#at);
      this.#at += written.length;
      from = next;
      if (written.length > 0 || from === records.length) continue;
      // There is no room for this one.
      this.#reject(records, from, rules[from]!);
      from++;
    }
  }

  #reject(records: RecordExtents, row: number, rules: string | null): void {
    if (rules === null) return;
    const start = records.recordStart[row]!;
    const end = records.recordEnd[row]!;
    const lead = this.#leadOf(rules);
    this.#makeRoom(lead.length + 2 * MOST_DIGITS + 3 + end - start);
    const buffer = this.#buffer;
    let at = this.#at;
    for (let i = 0; i < lead.length; i++) buffer[at++] = lead[i]!;
    at = putNumber(buffer, at, records.record[row]!);
    buffer[at++] = this.#delimiter.charCodeAt(0);
    at = putNumber(buffer, at, records.line[row]!);
    buffer[at++] = this.#delimiter.charCodeAt(0);
    buffer.set(records.bytes.subarray(start, end), at);
    at += end - start;
    buffer[at++] = NEW_LINE;
    this.#at = at;
  }

  #leadOf(rules: string): Uint8Array {
    let lead = this.#leads.get(rules);
    if (lead === undefined) {
      lead = encoder.encode(`${rules}${this.#delimiter}`);
      this.#leads.set(rules, lead);
    }
    return lead;
  }

  /**
   * Has written what has come together; call it after every batch. Most of it is written while the next
   * batch is judged: whether it could be is known from the next call.
   */
  async flush(): Promise<void> {
    const failure = await this.#writing;
    this.#writing = null;
    if (failure !== undefined && failure !== null) throw failure;
    if (this.#at === 0) return;
    this.#writing = this.#file.write(this.#buffer.subarray(0, this.#at)).catch((error) => error);
    [this.#buffer, this.#other] = [this.#other, this.#buffer];
    this.#at = 0;
  }

  #makeRoom(bytes: number): void {
    if (this.#at + bytes <= this.#buffer.length) return;
    const larger = new Uint8Array((this.#at + bytes) * 2);
    larger.set(this.#buffer.subarray(0, this.#at));
    this.#buffer = larger;
  }

  async commit(): Promise<void> {
    await this.flush();
    await this.flush();
    await this.#file.commit();
  }

  async abort(): Promise<void> {
    // The file must not be closed under it.
    await this.#writing;
    await this.#file.abort();
  }
}

const NEW_LINE = 0x0a;
const ZERO = 0x30;
/** Of a number that an array of 32-bit numbers holds. */
const MOST_DIGITS = 10;

/** Writes a number in decimal digits; returns the position behind it. */
function putNumber(buffer: Uint8Array, at: number, value: number): number {
  let end = at + 1;
  for (let rest = value; rest > 9; rest = Math.floor(rest / 10)) end++;
  let rest = value;
  for (let to = end - 1; to >= at; to--) {
    const tens = Math.floor(rest / 10);
    buffer[to] = ZERO + (rest - 10 * tens);
    rest = tens;
  }
  return end;
}
