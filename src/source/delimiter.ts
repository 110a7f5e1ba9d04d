import { parse } from "csv-parse/sync";
import type { Delimiter } from "./notice.js";

const DELIMITERS: readonly Delimiter[] = [",", ";", "\t", "|"];
/** Records that are cut for a trial: titles may stand above the header. */
const TRIED_RECORDS = 12;
const LINE_ENDS = ["\r\n", "\n", "\r"];
/** Cells of a record that is likely one of the table; a table of two columns is the last guess. */
const LEAST_CELLS = [3, 2] as const;

/** The delimiter that a first line such as `sep=;` declares. */
export function declaredDelimiter(text: string): Delimiter | null {
  const declared = /^"?sep=([,;\t|])"?[\s,;|]*(?:[\r\n]|$)/i.exec(text)?.[1];
  return DELIMITERS.find((delimiter) => delimiter === declared) ?? null;
}

/** A way to count the cells of each of the first records. */
type CellCounter = (text: string, delimiter: Delimiter) => number[];

/**
 * The delimiter that cuts most of the first records into equally many cells.
 * @param begin of the text, which is enough where its records are short.
 * @param whole gives all of it.
 */
export function tellDelimiter(begin: string, whole: () => string): Delimiter {
  for (const { text: textOf, count } of counters(begin, whole)) {
    const text = textOf();
    const cuts = DELIMITERS.map((delimiter) => ({
      delimiter,
      counts: text.includes(delimiter) ? count(text, delimiter) : [],
    }));
    for (const least of LEAST_CELLS) {
      const best = cuts
        .map(({ delimiter, counts }) => ({ delimiter, ...commonest(counts, least) }))
        .reduce((a, b) => (b.records > a.records || moreCells(a, b) ? b : a));
      if (best.records > 0) return best.delimiter;
    }
  }
  return ",";
}

/**
 * From the one to be trusted most: a delimiter that fits the quotes comes before one that may
 * lie inside a quoted label. In the end the lines have to tell.
 */
function counters(
  begin: string,
  whole: () => string,
): { readonly text: () => string; readonly count: CellCounter }[] {
  return [
    { text: () => begin, count: (text, delimiter) => countCells(text, delimiter, false) },
    { text: whole, count: (text, delimiter) => countCells(text, delimiter, false) },
    { text: () => begin, count: (text, delimiter) => countCells(text, delimiter, true) },
    {
      text: whole,
      count: (text, delimiter) =>
        text.split(/\r\n|\n|\r/, TRIED_RECORDS).map((line) => line.split(delimiter).length),
    },
  ];
}

interface Cut {
  /** Records that have so many cells. */
  readonly records: number;
  readonly cells: number;
}

function moreCells(a: Cut, b: Cut): boolean {
  return b.records === a.records && b.cells > a.cells;
}

/** The number of cells, from `least` on, that most of the records have. */
function commonest(counts: readonly number[], least: number): Cut {
  let best: Cut = { records: 0, cells: 0 };
  for (const cells of new Set(counts)) {
    const cut = { cells, records: counts.filter((each) => each === cells).length };
    if (cells >= least && (cut.records > best.records || moreCells(best, cut))) best = cut;
  }
  return best;
}

/**
 * Cells of each of the first records, up to the first that cannot be read. They are read with
 * csv-parse, so that quotes and line breaks in labels do not mislead it.
 */
function countCells(text: string, delimiter: Delimiter, isRelaxed: boolean): number[] {
  const counts: number[] = [];
  try {
    parse(text, {
      delimiter,
      relax_quotes: isRelaxed,
      // Finding out which of them it is takes csv-parse longer than the records do.
      record_delimiter: LINE_ENDS,
      relax_column_count: true,
      to: TRIED_RECORDS,
      on_record: (record: string[]) => {
        counts.push(record.length);
        return null;
      },
    });
  } catch {
    // A quote that does not fit. What was read before it counts.
  }
  return counts;
}
