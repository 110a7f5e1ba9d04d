import type { SourceNotice } from "../notice.js";
import { NUMBERS_EACH, RECORD_NUMBER, type RepeatedNotices } from "../repeated-notices.js";
import type { RecordLayout, Source, SourceHead, SourceStep } from "../source.js";

/**
 * A sheet's lines are its rows: a cell with line breaks makes one row, and several lines of the
 * CSV that the reader sees. Every record is a row, so the row is known from the record.
 */
export function withSheetRows(source: Source): Source {
  const { head } = source;
  return {
    head: {
      ...head,
      isSheet: true,
      records: head.records.map((record, at) => ({ ...record, line: at + 1 })),
    },
    verbatimFrom: null,
    bytesRead: 0,
    read: (layout) => inRows(source, layout),
    close: () => source.close(),
  };
}

async function* inRows(source: Source, declared: RecordLayout): AsyncGenerator<SourceStep> {
  // The sheet's own cells are what counts: a delimiter of another export says nothing here, and
  // cells behind the header's last one are no fault while they are empty.
  const { delimiter } = source.head;
  const layout = { ...declared, delimiter, emptyTrailingCells: true };
  const above = layout.preambleRecords + layout.headerRecords;
  for await (const step of source.read(layout)) {
    const { batch } = step;
    if (batch !== null) {
      for (let i = 0; i < batch.length; i++) batch.line[i] = batch.record[i]! + above;
    }
    const notices = step.notices.map((notice) =>
      notice.kind === "repeated"
        ? allInRows(notice, above, source.head)
        : inRow(notice, above, source.head),
    );
    yield { ...step, notices };
  }
}

function allInRows(notices: RepeatedNotices, above: number, head: SourceHead): RepeatedNotices {
  const numbers = notices.numbers.slice();
  for (let at = 0; at < numbers.length; at += NUMBERS_EACH) {
    const record = numbers[at + RECORD_NUMBER]!;
    numbers[at] = record === 0 ? rowOfLine(numbers[at]!, head) : record + above;
  }
  return { ...notices, numbers };
}

function inRow(notice: SourceNotice, above: number, head: SourceHead): SourceNotice {
  if (notice.kind === "end") {
    const { facts } = notice;
    return { ...notice, facts: { ...facts, lines: above + facts.records } };
  }
  if (!("line" in notice)) return notice;
  const record = "record" in notice ? notice.record : null;
  if (record !== null) return { ...notice, line: record + above };
  return { ...notice, line: rowOfLine(notice.line, head) };
}

/** Above the data the row is that of the record which the line belongs to. */
function rowOfLine(line: number, head: SourceHead): number {
  return head.records.findLastIndex((record) => record.line <= line) + 1;
}
