import type { SourceNotice } from "../notice.js";
import type { RecordLayout, Source, SourceHead, SourceStep } from "../source.js";

/**
 * A sheet's lines are its rows: a cell with line breaks makes one row, and several lines of the
 * CSV that the reader sees. Every record is a row, so the row is known from the record.
 */
export function withSheetRows(source: Source): Source {
  const head: SourceHead = {
    ...source.head,
    records: source.head.records.map((record, at) => ({ ...record, line: at + 1 })),
  };
  return {
    head,
    read: (layout) => inRows(source, layout),
    close: () => source.close(),
  };
}

async function* inRows(source: Source, layout: RecordLayout): AsyncGenerator<SourceStep> {
  const above = layout.preambleRecords + layout.headerRecords;
  for await (const { batch, notices, suppressed } of source.read(layout)) {
    if (batch !== null) {
      for (let i = 0; i < batch.length; i++) batch.line[i] = batch.record[i]! + above;
    }
    yield { batch, suppressed, notices: notices.map((notice) => inRow(notice, above)) };
  }
}

function inRow(notice: SourceNotice, above: number): SourceNotice {
  if (!("line" in notice) || !("record" in notice) || notice.record === null) return notice;
  return { ...notice, line: notice.record + above };
}
