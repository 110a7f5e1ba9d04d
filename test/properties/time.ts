import { TZDate } from "@date-fns/tz";
import fc from "fast-check";
import { DEFAULT_EDITION } from "../../src/guidance/editions.js";
import { dueDate, firstDay } from "../../src/guidance/fiscal-quarter.js";
import { DEFAULT_THRESHOLDS } from "../../src/rules/thresholds.js";
import { type Pick, pickOne, ruleProperty } from "./one-mutation.js";
import type { PackagesInput } from "./package-input.js";
import { dayText, quarterOf, soundPackages, startOf } from "./sound-packages.js";
import { timedExport } from "./sound-timed-export.js";
import { pickRow, pickRows } from "./table-input.js";
import type { TimedExport } from "./timed-export.js";
import { ORDERED_FORMS, TIME_FORMS, writtenTime, ZONED_FORMS } from "./written-time.js";

const MINUTE = 60_000;
const WITHOUT_ZONE = TIME_FORMS.filter((form) => !ZONED_FORMS.includes(form));
const DAY = 24 * 60 * MINUTE;
const GRACE = DEFAULT_EDITION.limits.graceDays;
const LIMIT = DEFAULT_EDITION.limits.postTransactionHours;

/** To write a time in a zone takes long, and packages cost a dozen files each. */
const runs = 8;

export const timeProperties = [
  ruleProperty({
    rule: "CX701",
    story: "responses before or behind the quarter, by the survey’s zone",
    valid: timedExport(),
    runs,
    mutate: (file, pick) =>
      pickRows(file, pick, pick(fc.integer, { min: 1, max: 5 })).reduce(
        (sum, row) => sum.withTime(row, outside(file, pick)),
        file,
      ),
    nearMiss: (file, pick) => file.withTime(pickRow(file, pick), edge(file, pick)),
  }),
  ruleProperty({
    rule: "CX702",
    story: "no response on the quarter’s first or last day",
    valid: timedExport(),
    runs,
    mutate: (file, pick) => withEdgeEmpty(file, pick, 0),
    nearMiss: (file, pick) => withEdgeEmpty(file, pick, 1),
  }),
  ruleProperty({
    rule: "CX703",
    story: "answered more than 48 hours after the interaction",
    valid: timedExport(),
    runs,
    mutate: (file, pick) =>
      withDelay(file, pick, LIMIT + pick(fc.integer, { min: 1, max: 40_000 }) / 60),
    nearMiss: (file, pick) => withDelay(file, pick, LIMIT),
  }),
  ruleProperty({
    rule: "CX704",
    story: "the due date has passed",
    valid: soundPackages(),
    runs,
    mutate: (run, pick) => run.with({ now: dueEnd(run) + pick(fc.nat, { max: 900 * DAY }) }),
    nearMiss: (run) => run.with({ now: dueEnd(run) - 1 }),
  }),
  ruleProperty({
    rule: "CX705",
    story: "what is no time",
    valid: timedExport(),
    runs,
    mutate: (file, pick) =>
      file.withCell(
        pickRow(file, pick),
        pickOne(pick, ["Submitted", "Interaction"]),
        pickOne(pick, NO_TIMES),
      ),
    nearMiss: (file, pick) =>
      file.withCell(pickRow(file, pick), "Interaction", pickOne(pick, ["", " "])),
  }),
  ruleProperty({
    rule: "CX706",
    story: "no date of the column tells days from months",
    valid: timedExport({ orderDeclared: false }),
    runs,
    mutate: (file, pick) => {
      const mark = pickOne(pick, ["/", ".", "-"]);
      return file.withColumn("Submitted", () => {
        const [a, b] = pick(() => fc.uniqueArray(fc.integer({ min: 1, max: 12 }), TWO));
        return [a, b, "2025 10:30"].join(mark);
      });
    },
  }),
  ruleProperty({
    rule: "CX706",
    story: "dates that contradict each other",
    valid: timedExport({ orderDeclared: false, forms: ORDERED_FORMS }),
    runs,
    mutate: (file, pick) => {
      // Of the quarter's first month: never the day that has the month's number.
      const unclear = pickOne(pick, [2, 3, 5, 6, 8, 9, 11, 12]);
      const clear = pick(fc.integer, { min: 13, max: 28 });
      const [one = 0, other = 0] = pickRows(file, pick, 2);
      return file
        .withTime(one, file.at(unclear - 1, NOON))
        .withTime(other, file.at(clear - 1, NOON))
        .withRow(other, (cells) => cells.with(file.column("Submitted"), otherWay(cells, file)));
    },
  }),
  ruleProperty({
    rule: "CX707",
    story: "a quarter that is not over: the clock stands before some of the responses",
    valid: timedExport(),
    runs,
    mutate: (file, pick) => file.with({ now: file.at(pick(fc.nat, { max: file.days - 1 }), 0) }),
  }),
  ruleProperty({
    rule: "CX707",
    story: "a time to come, where no quarter is named",
    valid: timedExport({ named: false }),
    runs,
    mutate: (file, pick) =>
      file.withTime(
        pickRow(file, pick),
        file.now + pick(fc.integer, { min: 1, max: 900_000 }) * MINUTE,
      ),
    nearMiss: (file, pick) => file.withTime(pickRow(file, pick), file.now),
  }),
  ruleProperty({
    rule: "CX708",
    story: "neither the times nor the definition name a zone",
    valid: timedExport({ forms: WITHOUT_ZONE }),
    runs,
    mutate: (file) =>
      file.withExport((part) => {
        delete part.timeZone;
      }),
  }),
  ruleProperty({
    rule: "CX708",
    story: "some of the times name no zone",
    valid: timedExport({ forms: ZONED_FORMS, zoneDeclared: false }),
    runs,
    mutate: (file, pick) => {
      const row = pickRow(file, pick);
      const at = file.at(pick(fc.nat, { max: file.days - 1 }), NOON);
      const form = pickOne(pick, ["2025-04-30 16:05:00", "45777.67"]);
      return file.withTime(row, at).withCell(row, "Submitted", writtenTime(at, form, "UTC"));
    },
  }),
  ruleProperty({
    rule: "CX709",
    story: "a service reports for the first time after its year of grace",
    valid: soundPackages(),
    runs,
    mutate: (run, pick) => designated(run, pick, GRACE + pick(fc.integer, { min: 1, max: 900 })),
    nearMiss: (run, pick) => designated(run, pick, GRACE),
  }),
];

const TWO = { minLength: 2, maxLength: 2 };

const NO_TIMES = [
  "yesterday",
  "2025-02-30 10:00:00",
  "2025-01-31 25:00:00",
  "31/31/2025",
  "25-01-31",
  "2025-01-31 10:00:00 XYZ",
  "12",
];

/** In minutes of the day. */
const NOON = 12 * 60;

/** Up to two days before the quarter's first minute, or behind its last. */
function outside(file: TimedExport, pick: Pick): number {
  const minutes = pick(fc.integer, { min: 1, max: 2 * 24 * 60 });
  const isBefore = pick(fc.boolean);
  return isBefore ? file.at(0, 0) - minutes * MINUTE : file.at(file.days, minutes - 1);
}

/** The quarter's first minute, or its last. */
function edge(file: TimedExport, pick: Pick): number {
  return pickOne(pick, [file.at(0, 0), file.at(file.days, 0) - MINUTE]);
}

/**
 * No response on the first or last day, and just as many on the same weekdays that it is missed;
 * or so many fewer.
 */
function withEdgeEmpty(file: TimedExport, pick: Pick, fewer: number): TimedExport {
  const last = file.days - 1;
  const empty = pickOne(pick, [0, last]);
  const alike = Array.from({ length: file.days }, (_, day) => day).filter(
    (day) => day !== empty && (day - empty) % 7 === 0,
  );
  const missed = alike.flatMap((day) =>
    Array<number>(DEFAULT_THRESHOLDS.edgeDayResponses).fill(day),
  );
  const opposite = last - empty;
  const days = missed.slice(fewer).concat(alike.includes(opposite) ? [] : [opposite]);
  const elsewhere = empty === 0 ? 10 : last - 10;
  return file.withTimes((row) => file.at(days[row] ?? elsewhere, NOON));
}

function withDelay(file: TimedExport, pick: Pick, hours: number): TimedExport {
  const day = pick(fc.nat, { max: file.days - 1 });
  return file.withTime(pickRow(file, pick), file.at(day, NOON), hours);
}

/** Day and month of a date changed about. */
function otherWay(cells: readonly string[], file: TimedExport): string {
  return cells[file.column("Submitted")]!.replace(/^(\d+)([./])(\d+)/, "$3$2$1");
}

/** The end of the day, in Washington, on which packages are due. */
function dueEnd(run: PackagesInput): number {
  const { year, month, day } = dueDate(quarterOf(run.packages[0]!), DEFAULT_EDITION);
  return new TZDate(year, month - 1, day + 1, "America/New_York").getTime();
}

/** One service designated so many days before the quarter. */
function designated(run: PackagesInput, pick: Pick, days: number): PackagesInput {
  // The first two packages are of two services, and the first of theirs.
  const at = pick(fc.nat, { max: Math.min(1, run.packages.length - 1) });
  const first = firstDay(quarterOf(run.packages[at]!), DEFAULT_EDITION);
  return run.withManifest(at, { designated: dayText(startOf(first) - days * DAY) });
}
