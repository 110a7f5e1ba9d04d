import { soundRows } from "../response/coded-cells.js";
import { findColumn } from "../response/find-column.js";
import { normaliseLabel } from "../response/normalise-label.js";
import { RecordFilter } from "../response/record-filter.js";
import { cellText } from "../source/cells.js";
import { type ColumnIdentity, type Dialect, exclusionsOf } from "../source/dialects/dialect.js";
import {
  dialectNamed,
  headerDown,
  inFile,
  recogniseDialect,
} from "../source/dialects/recognise.js";
import type { RecordBatch } from "../source/record-batch.js";
import type { Source } from "../source/source.js";
import type { DialectName } from "../survey/dialect-names.js";
import { type ExportSample, MOST_VALUES, type SampledColumn } from "../survey/draft/sample.js";

/** Responses that are looked at: enough to see every statement, a second's work at most. */
export const SAMPLED_RESPONSES = 20_000;
/** Characters of a cell that are kept: longer ones are free text. */
const LONGEST_VALUE = 2000;

export interface SampledExport {
  readonly sample: ExportSample;
  readonly dialect: Dialect;
  readonly headerRecords: number;
  /** The zone that the export itself names. */
  readonly zone: string | null;
}

/** Reads the beginning of an export. The source is read no further, and is the caller's to close. */
export async function sampleExport(
  source: Source,
  named: DialectName | null,
  signal?: AbortSignal,
): Promise<SampledExport> {
  const { head } = source;
  const dialect = named === null ? recogniseDialect(head) : inFile(dialectNamed(named), head);
  const records = headerDown(head);
  const { headerRecords } = dialect;
  const identities = dialect.columns(records.slice(0, headerRecords));
  const missing = new Set(["", ...dialect.missing.map(normaliseLabel)]);
  const counters = identities.map((column) => new Counter(column, missing));
  const filter = new RecordFilter(
    exclusionsOf(dialect, identities, -1).flatMap((exclusion) => {
      const index = findColumn(identities, exclusion.column);
      return typeof index === "number" ? [{ exclusion, index }] : [];
    }),
  );
  const excluded: Record<string, number> = {};
  let responses = 0;
  const take = (batch: RecordBatch): void => {
    const { rows } = soundRows(batch);
    filter.begin(batch, rows);
    for (let at = 0; at < rows.count && responses < SAMPLED_RESPONSES; at++) {
      const row = rows.rows[at]!;
      const reason = filter.reason(row);
      if (reason !== null) {
        excluded[reason] = (excluded[reason] ?? 0) + 1;
        continue;
      }
      responses++;
      for (const counter of counters) counter.add(cellText(batch, row, counter.column.index));
    }
  };
  let whole = true;
  const layout = {
    preambleRecords: head.preambleRecords,
    headerRecords,
    emptyTrailingCells: true,
    repairs: { verbatim: -1 },
  };
  for await (const { batch } of source.read(layout)) {
    signal?.throwIfAborted();
    if (batch === null) continue;
    take(batch);
    if (responses < SAMPLED_RESPONSES) continue;
    whole = false;
    break;
  }
  const columns = counters.map((counter) => counter.sampled());
  return {
    sample: { responses, whole, excluded, columns },
    dialect,
    headerRecords,
    zone: dialect.zone(records),
  };
}

/** Counts the different cells of one column. */
class Counter {
  readonly #values = new Map<string, number>();
  #many = false;
  #filled = 0;

  /** @param missing normalised cells that mean "no answer". */
  constructor(
    readonly column: ColumnIdentity,
    readonly missing: ReadonlySet<string>,
  ) {}

  add(cell: string): void {
    const count = this.#values.get(cell);
    if (count === undefined && this.missing.has(normaliseLabel(cell))) return;
    this.#filled++;
    if (count !== undefined) this.#values.set(cell, count + 1);
    else if (cell.length <= LONGEST_VALUE && this.#values.size < MOST_VALUES) {
      this.#values.set(cell, 1);
    } else this.#many = true;
  }

  sampled(): SampledColumn {
    const { column } = this;
    return {
      column,
      question: column.question ?? (column.label === "" ? column.name : column.label),
      choice: column.choice ?? null,
      values: this.#values,
      manyValues: this.#many,
      filled: this.#filled,
    };
  }
}
