import fc from "fast-check";
import { DRIVERS } from "../../src/guidance/drivers.js";
import { nextQuarter } from "../../src/guidance/fiscal-quarter.js";
import { type Answer, soundAnswers, topOf } from "./answers.js";
import { type Definition, type DriverQuestion, soundDefinition } from "./sound-definition.js";
import { DAY, startOf, TimedExport } from "./timed-export.js";
import { TIME_FORMS, type TimeForm, ZONED_FORMS } from "./written-time.js";

export interface TimedOptions {
  /** Left out: every form. */
  readonly forms?: readonly TimeForm[];
  /** Whether the definition names the zone of times that name their own; left out: both. */
  readonly zoneDeclared?: boolean;
  /** Whether the definition says how dates are meant; left out: both. */
  readonly orderDeclared?: boolean;
  /** Whether the user names the quarter; yes unless told. */
  readonly named?: boolean;
}

/** Valid exports: all responses by day and within the quarter, some on its first and last day. */
export function timedExport(options: TimedOptions = {}): fc.Arbitrary<TimedExport> {
  const { forms = TIME_FORMS, zoneDeclared, orderDeclared, named = true } = options;
  return fc
    .record({
      sound: soundDefinition({ comment: "asked" }),
      zone: fc.constantFrom("America/New_York", "Pacific/Honolulu", "Asia/Tokyo", "UTC"),
      form: fc.constantFrom(...forms),
      namesZone: zoneDeclared === undefined ? fc.boolean() : fc.constant(zoneDeclared),
      saysOrder: orderDeclared === undefined ? fc.boolean() : fc.constant(orderDeclared),
      quarter: fc.record({
        fiscalYear: fc.integer({ min: 2023, max: 2026 }),
        quarter: fc.constantFrom(1, 2, 3, 4),
      }),
      daysAgo: fc.integer({ min: 3, max: 400 }),
      delimiter: fc.constantFrom(",", ";", "\t", "|"),
      newline: fc.constantFrom("\n" as const, "\r\n" as const),
    })
    .chain(({ sound, zone, form, namesZone, saysOrder, daysAgo, ...rest }) => {
      const isDeclared = namesZone || !ZONED_FORMS.includes(form);
      const definition = {
        ...sound,
        export: {
          ...sound.export,
          submittedAt: "Submitted",
          interactionAt: "Interaction",
          ...(isDeclared ? { timeZone: zone } : {}),
          ...(saysOrder ? { dateOrder: orderOf(form) } : {}),
        },
      } satisfies Definition;
      // Without a declared zone the quarter is that of UTC.
      const reported = isDeclared ? zone : "UTC";
      const now = startOf(nextQuarter(rest.quarter), reported) + daysAgo * DAY;
      const file = new TimedExport({
        ...rest,
        form,
        definition,
        zone: reported,
        named,
        now,
        header: [],
        rows: [],
      });
      return answersWithTimes(file.days, definition).map((answers) =>
        filled(file, definition, answers),
      );
    });
}

function orderOf(form: TimeForm): "month-day-year" | "day-month-year" {
  return form.startsWith("30.") ? "day-month-year" : "month-day-year";
}

/** An answer given by day of the quarter, so many hours after the interaction. */
interface TimedAnswer {
  readonly answer: Answer;
  readonly day: number;
  readonly minutes: number;
  readonly hoursAfter: number;
}

/** In minutes of the day. By day no clock is changed, so every local time is one instant. */
const BY_DAY = { min: 8 * 60, max: 20 * 60 };

function answersWithTimes(days: number, { survey }: Definition): fc.Arbitrary<TimedAnswer[]> {
  const time = fc.record({
    day: fc.nat({ max: days - 1 }),
    minutes: fc.integer(BY_DAY),
    // With an hour to spare, for the day on which clocks change.
    hoursAfter: fc.constantFrom(0, 1, 24, 47),
  });
  return soundAnswers(survey.type, [40, 45]).chain((answers) =>
    fc.array(time, { minLength: answers.length, maxLength: answers.length }).map((times) =>
      answers.map((answer, at) => ({
        answer,
        ...times[at]!,
        // So that neither edge of the quarter is empty (CX702).
        ...(at < 2 ? { day: at === 0 ? 0 : days - 1 } : {}),
      })),
    ),
  );
}

function filled(file: TimedExport, definition: Definition, answers: TimedAnswer[]): TimedExport {
  const columns = columnsOf(definition);
  const rows = answers.map(({ answer }, at) =>
    columns.map(({ cell }) => cell(answer, `R-${at + 1}`)),
  );
  return answers.reduce(
    (sum, { day, minutes, hoursAfter }, at) => sum.withTime(at, file.at(day, minutes), hoursAfter),
    file.with({ header: columns.map(({ name }) => name), rows }),
  );
}

interface Column {
  readonly name: string;
  cell(answer: Answer, id: string): string;
}

/** The columns that a definition names, with what stands in them. */
function columnsOf(definition: Definition): Column[] {
  return [
    { name: "Submitted", cell: () => "" },
    { name: "Key", cell: (_, id) => id },
    { name: "Interaction", cell: () => "" },
    ...definition.questions.flatMap((question): Column[] => {
      if (question.asks === "comment") {
        return [{ name: "Comment", cell: ({ comment }) => comment }];
      }
      if (question.asks === "additional") return [];
      if (question.asks !== "trust") return driverColumns(question);
      const labels = labelsOf(definition.survey.type, question.labels);
      return [{ name: "Trust", cell: ({ rating }) => labels.get(rating) ?? "" }];
    }),
  ];
}

/** Labels that need no declaration, from the highest to the lowest. */
const KNOWN_LABELS = {
  thumbs_up_down: ["Yes", "No"],
  likert_scale: ["Strongly agree", "Agree", "Neutral", "Disagree", "Strongly disagree"],
} as const;

function labelsOf(
  type: Definition["survey"]["type"],
  declared: Readonly<Record<string, number>> | undefined,
): ReadonlyMap<number | null, string> {
  if (declared === undefined) {
    return new Map(KNOWN_LABELS[type].map((label, at) => [topOf(type) - at, label]));
  }
  return new Map(Object.entries(declared).map(([label, rating]) => [rating, label]));
}

function driverColumns(question: DriverQuestion): Column[] {
  const branch = question.asks === "positive_drivers" ? "positive" : "negative";
  const cells = question.statements.map(({ driver, text, value = text, column }) => ({
    name: String(column),
    cell: (answer: Answer) =>
      (answer[branch] & (1 << DRIVERS.indexOf(driver))) === 0 ? "" : value,
  }));
  if (question.column === undefined) return cells;
  const separator = question.separator ?? ",";
  return [
    {
      name: String(question.column),
      cell: (answer) =>
        cells
          .map(({ cell }) => cell(answer))
          .filter((text) => text !== "")
          .join(separator),
    },
  ];
}
