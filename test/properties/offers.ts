import fc from "fast-check";
import { DRIVERS } from "../../src/guidance/drivers.js";
import { BRANCHES, type Branch, type DriverKey } from "../../src/guidance/edition.js";
import { DEFAULT_EDITION } from "../../src/guidance/editions.js";
import { type Pick, pickOne, ruleProperty } from "./one-mutation.js";
import { type RawInput, rawInput } from "./raw-input.js";
import { submissionInput } from "./submission-input.js";
import { pickRows, type TableInput } from "./table-input.js";

function driversOf(...statuses: readonly string[]): readonly DriverKey[] {
  return DEFAULT_EDITION.drivers
    .filter(({ status }) => statuses.includes(status))
    .map(({ key }) => key);
}

/** A driver that was offered to nobody in some of the rows, or, of `null`, in all of them. */
function withoutOffer(
  file: TableInput,
  driver: DriverKey,
  branches: readonly Branch[],
  rows: readonly number[] | null = null,
): TableInput {
  return branches.reduce(
    (table, branch) =>
      table.withColumn(`${branch}_${driver}`, (row, before) =>
        rows === null || rows.includes(row) ? "null" : before,
      ),
    file,
  );
}

const submissionProperties = [
  ruleProperty({
    rule: "CX601",
    story: "null in some responses",
    valid: submissionInput(),
    mutate: (file, pick) => {
      const rows = pickRows(file, pick, pick(fc.integer, { min: 1, max: 30 }));
      const branches = pickOne(pick, [["positive"], ["negative"], BRANCHES] as const);
      return withoutOffer(file, pickOne(pick, DRIVERS), branches, rows);
    },
    nearMiss: (file) => withoutOffer(file, "other", BRANCHES),
  }),
  ruleProperty({
    rule: "CX601",
    story: "a driver offered in some responses of a survey that does not offer it",
    valid: submissionInput().map((file) => withoutOffer(file, "other", BRANCHES)),
    mutate: (file, pick) => {
      const rows = pickRows(file, pick, pick(fc.integer, { min: 1, max: 30 }));
      // On both branches, else it is offered on one only (CX511).
      return BRANCHES.reduce<TableInput>(
        (table, branch) =>
          table.withColumn(`${branch}_other`, (row, before) => (rows.includes(row) ? "0" : before)),
        file,
      );
    },
  }),
  ruleProperty({
    rule: "CX602",
    story: "a required driver that is not offered",
    valid: submissionInput(),
    mutate: (file, pick) => withoutOffer(file, pickOne(pick, driversOf("required")), BRANCHES),
    nearMiss: (file) => withoutOffer(file, "other", BRANCHES),
  }),
  ruleProperty({
    rule: "CX603",
    story: "a driver that is required if applicable and not offered",
    valid: submissionInput(),
    mutate: (file, pick) => {
      const drivers = pick(() =>
        fc.subarray([...driversOf("required_if_applicable")], { minLength: 1 }),
      );
      return drivers.reduce<TableInput>((table, each) => withoutOffer(table, each, BRANCHES), file);
    },
  }),
];

/** A raw export as it is formatted, of a survey that leaves out some drivers of a status. */
function withoutStatements(
  file: RawInput,
  pick: Pick,
  status: string,
  explained: boolean,
): RawInput {
  const left = pick(() => fc.subarray([...driversOf(status)], { minLength: 1 }));
  const statements = file.form.statements.map((text, bit) =>
    left.includes(DRIVERS[bit]!) ? "" : text,
  );
  return file.inForm({ statements, explained });
}

const formatProperties = [
  ruleProperty({
    rule: "CX602",
    story: "a survey that leaves out a required driver, when its export is formatted",
    valid: rawInput({ formats: true }),
    mutate: (file, pick) => withoutStatements(file, pick, "required", pick(fc.boolean)),
    nearMiss: (file, pick) => withoutStatements(file, pick, "if_applicable", false),
  }),
  ruleProperty({
    rule: "CX603",
    story: "a survey that leaves out a driver without a reason, when its export is formatted",
    valid: rawInput({ formats: true }),
    mutate: (file, pick) => withoutStatements(file, pick, "required_if_applicable", false),
    nearMiss: (file, pick) => withoutStatements(file, pick, "required_if_applicable", true),
  }),
];

/** Of family 6xx: which drivers are offered. */
export const offerProperties = [...submissionProperties, ...formatProperties];
