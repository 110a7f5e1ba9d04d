import type { Mapping } from "../response/mapping.js";
import type { MappedBatch } from "../response/response-batch.js";
import type { RecordBatch, RecordExtents } from "../source/record-batch.js";
import type { RecordLayout, Source, StepRemarks } from "../source/source.js";

/**
 * How far the texts of the responses are read: described (ResponseColumns.describe), and those that
 * hold personal data marked (markPersonal). With two threads, either of them does it.
 */
export type TextsRead = "unread" | "described" | "marked";

/** A step of reading with its records mapped; both null where a step holds notices only. */
export interface MappedStep<Records extends RecordExtents = RecordExtents> extends StepRemarks {
  readonly records: Records | null;
  readonly mapped: MappedBatch | null;
  readonly texts: TextsRead;
}

/** Reads a source and maps its records, both on this thread. */
export async function* mappedSteps(
  source: Source,
  layout: RecordLayout,
  mapping: Mapping,
): AsyncGenerator<MappedStep<RecordBatch>> {
  for await (const { batch, ...remarks } of source.read(layout)) {
    const mapped = batch === null ? null : mapping.map(batch);
    yield { ...remarks, records: batch, mapped, texts: "unread" };
  }
}
