import fc from "fast-check";
import type { SurveyType } from "../../src/guidance/edition.js";
import { DEFAULT_EDITION } from "../../src/guidance/editions.js";
import { lastDay, nextQuarter, previousQuarter } from "../../src/guidance/fiscal-quarter.js";
import { ALL_DRIVERS, type Answer, answerOf } from "./answers.js";
import { type Pick, pickOne } from "./one-mutation.js";
import type { PackagesInput } from "./package-input.js";
import { behind, quarterOf, startOf } from "./sound-packages.js";

/** All ratings are 1: on one scale the highest, on the other the lowest. */
export function onlyOnes(type: SurveyType): fc.Arbitrary<readonly Answer[]> {
  // Enough for CX610, with one to spare, and too few for CX608.
  return fc
    .array(fc.nat({ max: ALL_DRIVERS }), { minLength: 30, maxLength: 48 })
    .map((drivers) => [
      answerOf(type, 1, ALL_DRIVERS, "Thank you"),
      ...drivers.map((each) => answerOf(type, 1, each)),
    ]);
}

export function pickPackage(run: PackagesInput, pick: Pick): number {
  return pick(fc.nat, { max: run.packages.length - 1 });
}

/** Numbers of two packages. */
export function pickTwo(run: PackagesInput, pick: Pick): [number, number] {
  const [from = 0, to = 1] = pick(() =>
    fc.shuffledSubarray([...run.packages.keys()], { minLength: 2, maxLength: 2 }),
  );
  return [from, to];
}

export function tampered(
  run: PackagesInput,
  pick: Pick,
  names: readonly string[],
  change: (text: string) => string,
): PackagesInput {
  const name = pickOne(pick, names);
  return run.withTampered(pickPackage(run, pick), (files) => {
    files.set(name, change(files.get(name) ?? ""));
  });
}

export function rowsOf(run: PackagesInput, at: number): number {
  return run.packages[at]!.responses.rows.length;
}

export function withVolumes(
  run: PackagesInput,
  at: number,
  respondents: unknown,
  offered: number | null,
  customers: number | null,
): PackagesInput {
  return run.withDetail(at, {
    volume_of_respondents: respondents,
    volume_of_customers_provided_survey_opportunity: offered,
    volume_of_customers: customers,
  });
}

/** Some ids of one package stand in another as well. */
export function withIdsOf(run: PackagesInput, pick: Pick, from: number, to: number): PackagesInput {
  const ids = run.packages[from]!.responses.rows.map(([id = ""]) => id);
  const count = pick(fc.integer, { min: 1, max: ids.length });
  return run.withPackage(to, ({ responses }) => ({
    responses: responses.withColumn("external_id", (row, before) =>
      row < count ? ids[row]! : before,
    ),
  }));
}

/** A quarter next to that of the packages. */
export function pickOtherQuarter(run: PackagesInput, pick: Pick): ReturnType<typeof quarterOf> {
  const quarter = quarterOf(run.packages[0]!);
  return pickOne(pick, [previousQuarter(quarter), nextQuarter(quarter)]);
}

/** One package with its last response so long before the quarter, or its first so long behind it. */
export function withTimes(run: PackagesInput, pick: Pick, away: number): PackagesInput {
  const at = pickPackage(run, pick);
  const quarter = quarterOf(run.packages[at]!);
  const start = startOf(behind(previousQuarter(quarter)));
  const time = pickOne(pick, [start - away, startOf(behind(quarter)) + away]);
  const text = new Date(time).toISOString();
  return run.withManifest(at, { submitted: { first: text, last: text } });
}

export function lastDayOf(run: PackagesInput): number {
  return startOf(lastDay(quarterOf(run.packages[0]!), DEFAULT_EDITION));
}
