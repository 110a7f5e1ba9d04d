import type { MappedBatch } from "../response/response-batch.js";

/**
 * Where every record went. records read = responses judged + blank + excluded + rejected, and,
 * where a package is written, responses judged = rows written + rejected responses.
 */
export interface Reconciliation {
  recordsRead: number;
  responsesJudged: number;
  blank: number;
  /** Records that are no responses, by reason. */
  excluded: Record<string, number>;
  /** Records whose structure or bytes cannot be trusted. */
  rejected: number;
  balanced: boolean;
  /** Only where responses are written. */
  written: {
    rows: number;
    rejected: number;
    excluded: Record<string, number>;
    balanced: boolean;
  } | null;
}

export class Reckoning {
  readonly #sum: Reconciliation = {
    recordsRead: 0,
    responsesJudged: 0,
    blank: 0,
    excluded: {},
    rejected: 0,
    balanced: true,
    written: null,
  };

  add(mapped: MappedBatch): void {
    const sum = this.#sum;
    sum.recordsRead += mapped.records;
    sum.responsesJudged += mapped.responses.length;
    sum.blank += mapped.blank;
    sum.rejected += mapped.broken;
    for (const [reason, count] of mapped.excluded) {
      sum.excluded[reason] = (sum.excluded[reason] ?? 0) + count;
    }
  }

  /** Blank records that are in no batch. */
  addBlank(records: number): void {
    this.#sum.recordsRead += records;
    this.#sum.blank += records;
  }

  /** @param recordsRead as the source itself counted them, an independent number. */
  result(recordsRead: number): Reconciliation {
    const sum = this.#sum;
    const accounted = sum.responsesJudged + sum.blank + sum.rejected + total(sum.excluded);
    return { ...sum, recordsRead, balanced: recordsRead === accounted };
  }
}

export function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
