import { LookBack } from "../../src/engine/look-back.js";
import { emptyTally, type Tally } from "../../src/engine/tally.js";
import { tallyBatch } from "../../src/engine/tallying.js";
import { columnOf, DRIVERS, driverBit } from "../../src/guidance/drivers.js";
import { BRANCHES, type Branch, type DriverKey } from "../../src/guidance/edition.js";
import { BatchSums, SUM_NUMBERS, sumUp } from "../../src/response/batch-sums.js";
import { describeTexts, markPersonal } from "../../src/response/describe-texts.js";
import {
  type ResponseBatch,
  type ResponseColumn,
  UNANSWERED,
} from "../../src/response/response-batch.js";
import type { JudgedBatch } from "../../src/rules/rule.js";
import { DEFAULT_THRESHOLDS } from "../../src/rules/thresholds.js";

/** A response as a test writes it; what is left out is empty, or offered and not selected. */
export interface Given {
  /** "r1", "r2" … unless told. */
  id?: string;
  rating?: number;
  positive?: DriverKey[];
  negative?: DriverKey[];
  comment?: string;
  /**
   * Cells as the file holds them, where the above does not make them: a driver's "null" is not
   * offered, and anything but 0, 1 and null is unreadable.
   */
  cells?: Partial<Record<ResponseColumn, string>>;
  /** Bits of TROUBLE. */
  trouble?: number;
  /** Tokens that match no statement: of question 2a, of question 2b. */
  unresolved?: [string[], string[]];
  /** Seconds. */
  duration?: number;
}

/** Responses of one file from line 2 on, with what looking back over them finds. */
export function batchOf(given: readonly Given[]): JudgedBatch {
  return newLookBack().judge(plainBatch(given));
}

/** The tally of the responses; unreadable cells of question 1 are among its labels. */
export function tallyOf(given: readonly Given[]): Tally {
  const lookBack = newLookBack();
  const tally = emptyTally(lookBack.longComments);
  tallyBatch(tally, lookBack.judge(plainBatch(given)), null);
  for (const { rating = UNANSWERED, cells } of given) {
    if (rating < UNANSWERED && cells?.question_1 !== undefined) tally.labels.add(cells.question_1);
  }
  return tally;
}

/** The same response so many times, under ids of their own. */
export function times(count: number, response: Given): Given[] {
  return Array.from({ length: count }, () => response);
}

const newLookBack = () => new LookBack(DEFAULT_THRESHOLDS.longCommentBytes);

function plainBatch(given: readonly Given[]): ResponseBatch {
  const encoder = new TextEncoder();
  const texts = given.flatMap(({ id, comment = "" }, i) => [
    encoder.encode(id ?? `r${i + 1}`),
    encoder.encode(comment),
  ]);
  const ends: number[] = [];
  for (const text of texts) ends.push((ends.at(-1) ?? 0) + text.length);
  const starts = texts.map((text, t) => ends[t]! - text.length);
  const mask = (branch: Branch, holds: (cell: string) => boolean) =>
    Uint8Array.from(given, (response) =>
      DRIVERS.filter((driver) => holds(driverCell(response, branch, driver)))
        .map(driverBit)
        .reduce((bits, bit) => bits | bit, 0),
    );
  const cell = (i: number, column: ResponseColumn) => cellOf(given[i]!, i, column);
  const batch: ResponseBatch = {
    length: given.length,
    record: Uint32Array.from(given, (_, i) => i + 1),
    line: Uint32Array.from(given, (_, i) => i + 2),
    rating: Int8Array.from(given, ({ rating }) => rating ?? UNANSWERED),
    positive: mask("positive", (text) => text === "1"),
    negative: mask("negative", (text) => text === "1"),
    positiveOffered: mask("positive", (text) => text === "0" || text === "1"),
    negativeOffered: mask("negative", (text) => text === "0" || text === "1"),
    positiveUnreadable: mask("positive", (text) => !/^(?:0|1|null)$/.test(text)),
    negativeUnreadable: mask("negative", (text) => !/^(?:0|1|null)$/.test(text)),
    trouble: Uint16Array.from(given, ({ trouble }) => trouble ?? 0),
    submittedAt: new Float64Array(given.length).fill(Number.NaN),
    interactionAt: new Float64Array(given.length).fill(Number.NaN),
    submittedDay: new Int32Array(given.length),
    duration: Float64Array.from(given, ({ duration }) => duration ?? Number.NaN),
    bytes: Uint8Array.from(texts.flatMap((text) => [...text])),
    idStart: Uint32Array.from(given, (_, i) => starts[i * 2]!),
    idEnd: Uint32Array.from(given, (_, i) => ends[i * 2]!),
    commentStart: Uint32Array.from(given, (_, i) => starts[i * 2 + 1]!),
    commentEnd: Uint32Array.from(given, (_, i) => ends[i * 2 + 1]!),
    commentEscaped: new Uint8Array(given.length),
    idTraits: new Uint16Array(given.length),
    commentTraits: new Uint16Array(given.length),
    commentHigh: new Uint32Array(given.length),
    commentLow: new Uint32Array(given.length),
    packedIds: null,
    packedIdEnd: new Uint32Array(given.length),
    sums: new BatchSums(new Uint32Array(SUM_NUMBERS)),
    externalId: (i) => cell(i, "external_id"),
    comment: (i) => cell(i, "question_4"),
    cell,
    unresolved: (i, branch) => given[i]!.unresolved?.[branch] ?? [],
  };
  describeTexts(batch);
  sumUp(batch, batch.sums.numbers);
  markPersonal(batch);
  return batch;
}

function driverCell(response: Given, branch: Branch, driver: DriverKey): string {
  const written = response.cells?.[columnOf(branch, driver)];
  return written ?? (response[branch]?.includes(driver) ? "1" : "0");
}

function cellOf(response: Given, i: number, column: ResponseColumn): string {
  const { cells, id = `r${i + 1}`, rating = UNANSWERED, comment = "" } = response;
  const written = cells?.[column];
  if (written !== undefined) return written;
  if (column === "external_id") return id;
  if (column === "question_1") return rating < 0 ? "" : String(rating);
  if (column === "question_4") return comment;
  const branch = BRANCHES.find((each) => column.startsWith(each));
  const driver = DRIVERS.find((each) => column.endsWith(`_${each}`));
  return branch && driver ? driverCell(response, branch, driver) : "";
}
