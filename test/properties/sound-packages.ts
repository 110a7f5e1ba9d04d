import fc from "fast-check";
import { SURVEY_TYPES } from "../../src/guidance/edition.js";
import { DEFAULT_EDITION } from "../../src/guidance/editions.js";
import {
  type CalendarDay,
  type FiscalQuarter,
  firstDay,
  formatQuarter,
  lastDay,
} from "../../src/guidance/fiscal-quarter.js";
import { type Answer, soundAnswers } from "./answers.js";
import { type PackageParts, PackagesInput, sha256 } from "./package-input.js";
import { controlNumber } from "./sound-definition.js";
import { submissionOf } from "./submission-input.js";

export const DAY = 86_400_000;

export interface PackagesOptions {
  /** Least and most packages; one or two unless told. */
  readonly count?: readonly [number, number];
  /** What the responses hold, by scale; sound ones unless told. */
  readonly answers?: typeof soundAnswers;
}

/** The services of a provider; the last one has two surveys. */
const SERVICES = ["Applying for a permit", "Benefits", "Benefits"];

/** Packages of one quarter, judged when it is over and none is overdue. */
export function soundPackages(options: PackagesOptions = {}): fc.Arbitrary<PackagesInput> {
  const { count = [1, 2], answers = soundAnswers } = options;
  return fc
    .record({
      fiscalYear: fc.integer({ min: 2022, max: 2027 }),
      quarter: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
    })
    .chain((quarter) =>
      fc
        .record({
          packages: fc
            .integer({ min: count[0], max: count[1] })
            .chain((length) =>
              fc.tuple(
                ...SERVICES.slice(0, length).map((_, at) => soundPackage(quarter, at, answers)),
              ),
            ),
          asked: fc.constantFrom(null, quarter),
          // The due date lies four weeks behind the quarter, or later.
          daysLater: fc.nat({ max: 27 }),
        })
        .map(
          ({ daysLater, ...parts }) =>
            new PackagesInput({ ...parts, now: startOf(behind(quarter)) + daysLater * DAY }),
        ),
    );
}

function soundPackage(
  quarter: FiscalQuarter,
  at: number,
  answersOf: typeof soundAnswers,
): fc.Arbitrary<PackageParts> {
  return fc.constantFrom(...SURVEY_TYPES).chain((type) =>
    answersOf(type).chain((answers) => {
      const responses = submissionOf(
        { type, declared: true, newline: "\n", name: "responses.csv" },
        answers,
      ).withColumn("external_id", (row) => `${"ABC"[at]}-${row}`);
      return fc
        .record({
          detail: soundDetail(quarter, at, answers),
          manifest: soundManifest(quarter, answers.length),
        })
        .map(({ detail, manifest }) => ({
          responses,
          detail: { ...detail, survey_type: type },
          manifest,
        }));
    }),
  );
}

function soundDetail(
  { fiscalYear, quarter }: FiscalQuarter,
  at: number,
  answers: readonly Answer[],
): fc.Arbitrary<PackageParts["detail"]> {
  const respondents = answers.length;
  return fc
    .record({
      channel: fc.constantFrom(...DEFAULT_EDITION.channels),
      number: controlNumber(),
      text: fc.constantFrom(null, "I trust Example Agency."),
      // Customers who were not asked, and who did not answer; null where nobody knows.
      notAsked: fc.option(fc.nat({ max: 900 })),
      notAnswering: fc.option(fc.nat({ max: 900 })),
      stage: fc.constantFrom(null, ...DEFAULT_EDITION.serviceStages),
    })
    .map(({ channel, number, text, notAsked, notAnswering, stage }) => ({
      provider: at === 0 ? "Example Agency" : "Example  agency ",
      service: SERVICES[at],
      fiscal_year: fiscalYear,
      quarter,
      transaction_point: "post_interaction",
      channel,
      survey_title: `Survey ${at + 1}`,
      omb_control_number: number,
      trust_question_text: text,
      volume_of_customers: notAsked === null ? null : respondents + (notAnswering ?? 0) + notAsked,
      volume_of_customers_provided_survey_opportunity:
        notAnswering === null ? null : respondents + notAnswering,
      volume_of_respondents: respondents,
      service_stage_id: stage,
    }));
}

function soundManifest(
  quarter: FiscalQuarter,
  records: number,
): fc.Arbitrary<PackageParts["manifest"]> {
  const [start, end] = [startOf(firstDay(quarter, DEFAULT_EDITION)), startOf(behind(quarter))];
  return fc
    .record({
      days: fc.option(fc.tuple(fc.nat({ max: 80 }), fc.nat({ max: 9 }))),
      designated: fc.option(fc.nat({ max: DEFAULT_EDITION.limits.graceDays })),
    })
    .map(({ days, designated }) => ({
      manifestVersion: 1 as const,
      tool: { name: "cx280", version: "0.1.0" },
      edition: DEFAULT_EDITION.id,
      quarter: formatQuarter(quarter),
      createdAt: new Date(end + DAY / 2).toISOString(),
      ...(designated === null ? {} : { designated: dayText(start - designated * DAY) }),
      definition: { name: "survey.yaml", sha256: sha256("survey") },
      input: { name: "export.csv", bytes: 4711, sha256: sha256("export"), records },
      submitted:
        days === null
          ? null
          : {
              first: new Date(start + days[0] * DAY).toISOString(),
              last: new Date(start + (days[0] + days[1]) * DAY).toISOString(),
            },
    }));
}

/** The day behind a quarter. */
export function behind(quarter: FiscalQuarter): CalendarDay {
  const { day, ...last } = lastDay(quarter, DEFAULT_EDITION);
  return { ...last, day: day + 1 };
}

/** Epoch milliseconds of a day's beginning in UTC. */
export function startOf({ year, month, day }: CalendarDay): number {
  return Date.UTC(year, month - 1, day);
}

/** "2025-03-31". */
export function dayText(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** The quarter that a package is of. */
export function quarterOf({ detail }: PackageParts): FiscalQuarter {
  return {
    fiscalYear: Number(detail.fiscal_year),
    quarter: Number(detail.quarter) as FiscalQuarter["quarter"],
  };
}
