import fc from "fast-check";
import { DEFAULT_EDITION } from "../../src/guidance/editions.js";
import { formatQuarter } from "../../src/guidance/fiscal-quarter.js";
import { pickOne, ruleProperty } from "./one-mutation.js";
import {
  lastDayOf,
  onlyOnes,
  pickOtherQuarter,
  pickPackage,
  pickTwo,
  rowsOf,
  tampered,
  withIdsOf,
  withTimes,
  withVolumes,
} from "./package-changes.js";
import { DAY, soundPackages } from "./sound-packages.js";
import { pickRow } from "./table-input.js";
import { waivedFile } from "./waived-file.js";

const HOUR = 3_600_000;
const ALONE = [1, 1] as const;

/** Packages cost a dozen files each. */
const runs = 6;

export const packageProperties = [
  ruleProperty({
    rule: "CX901",
    story: "a manifest that cannot be used",
    valid: soundPackages(),
    runs,
    mutate: (run, pick) =>
      run.withTampered(pickPackage(run, pick), (files) => {
        const broken = pickOne(pick, [null, "", "{", "[]", '{ "manifestVersion": 2 }']);
        if (broken === null) files.delete("manifest.json");
        else files.set("manifest.json", broken);
      }),
  }),
  ruleProperty({
    rule: "CX901",
    story: "a file that is missing",
    valid: soundPackages(),
    runs,
    mutate: (run, pick) =>
      run.withTampered(pickPackage(run, pick), (files) => {
        files.delete("report.json");
      }),
    nearMiss: (run, pick) =>
      run.withTampered(pickPackage(run, pick), (files) => {
        files.set("notes.txt", "sent on Monday");
      }),
  }),
  ruleProperty({
    rule: "CX901",
    story: "a file of another size",
    valid: soundPackages(),
    runs,
    mutate: (run, pick) =>
      tampered(run, pick, ["collection-detail.json", "report.json"], (text) => `${text}\n`),
  }),
  ruleProperty({
    rule: "CX901",
    story: "other content of the same size",
    valid: soundPackages(),
    runs,
    mutate: (run, pick) =>
      tampered(run, pick, ["responses.csv"], (text) => text.replace(/\n[ABC]-/, "\nX-")),
  }),
  ruleProperty({
    rule: "CX901",
    story: "another count of rows",
    valid: soundPackages(),
    runs,
    mutate: (run, pick) => {
      const more = pickOne(pick, [-1, 1, 10]);
      return tampered(run, pick, ["manifest.json"], (text) =>
        text.replace(/"rows": (\d+)/, (_, rows) => `"rows": ${Number(rows) + more}`),
      );
    },
  }),
  ruleProperty({
    rule: "CX902",
    story: "respondents ≤ offered ≤ customers does not hold",
    valid: soundPackages(),
    runs,
    mutate: (run, pick) => {
      const at = pickPackage(run, pick);
      const rows = rowsOf(run, at);
      const [offered, customers] = pickOne(pick, [
        [rows - 1, null],
        [rows - 1, rows + 9],
        [rows + 1, rows],
        [null, rows - 1],
        [0, 0],
      ]);
      return withVolumes(run, at, rows, offered, customers);
    },
    nearMiss: (run, pick) => {
      const at = pickPackage(run, pick);
      const rows = rowsOf(run, at);
      return withVolumes(run, at, rows, pickOne(pick, [rows, null]), rows);
    },
  }),
  ruleProperty({
    rule: "CX902",
    story: "another number of respondents than rows",
    valid: soundPackages(),
    runs,
    mutate: (run, pick) => {
      const at = pickPackage(run, pick);
      const rows = rowsOf(run, at);
      return withVolumes(run, at, pickOne(pick, [0, rows - 1, rows + 1]), null, null);
    },
    nearMiss: (run, pick) => withVolumes(run, pickPackage(run, pick), null, null, null),
  }),
  ruleProperty({
    rule: "CX903",
    story: "the same responses in two packages",
    valid: soundPackages({ count: [2, 3] }),
    runs,
    mutate: (run, pick) => {
      const [from, to] = pickTwo(run, pick);
      const { responses, detail, manifest } = run.packages[from]!;
      const { survey_type, volume_of_respondents } = detail;
      return withVolumes(
        run.withPackage(to, () => ({ responses, manifest })).withDetail(to, { survey_type }),
        to,
        volume_of_respondents,
        null,
        null,
      );
    },
  }),
  ruleProperty({
    rule: "CX904",
    story: "ids that another package of the survey has",
    valid: soundPackages({ count: [3, 3] }),
    runs,
    mutate: (run, pick) => {
      // The others keep two services: the last two packages are of one.
      const [from, to] = pickOne(pick, [
        [0, 1],
        [0, 2],
        [1, 2],
        [2, 1],
      ]);
      const { service, survey_title } = run.packages[from]!.detail;
      return withIdsOf(run.withDetail(to, { service, survey_title }), pick, from, to);
    },
    // The packages of a run are of different surveys.
    nearMiss: (run, pick) => {
      const [from, to] = pickTwo(run, pick);
      return withIdsOf(run, pick, from, to);
    },
  }),
  ruleProperty({
    rule: "CX905",
    story: "one service of a provider only",
    valid: soundPackages({ count: [2, 3] }),
    runs,
    mutate: (run, pick) => {
      const names = ["Benefits", " benefits", "BENEFITS "];
      return run.packages.reduce(
        (sum, _, at) => sum.withDetail(at, { service: pickOne(pick, names) }),
        run,
      );
    },
  }),
  ruleProperty({
    rule: "CX905",
    story: "a provider with one package among others",
    valid: soundPackages({ count: [3, 3] }),
    runs,
    // The others keep two services: the last two packages are of one.
    mutate: (run, pick) => run.withDetail(pickOne(pick, [1, 2]), { provider: "Another Agency" }),
  }),
  ruleProperty({
    rule: "CX906",
    story: "metadata that are no fields",
    valid: soundPackages({ count: ALONE }),
    runs,
    mutate: (run, pick) =>
      run.withPackage(0, () => ({ detail: pickOne(pick, [[], "text", null, 4]) as never })),
  }),
  ruleProperty({
    rule: "CX906",
    story: "a required field without a value",
    valid: soundPackages({ count: ALONE }),
    runs,
    mutate: (run, pick) => {
      const required = DEFAULT_EDITION.metadata.filter(({ required: is }) => is);
      const { key } = pickOne(pick, required);
      return run.withDetail(0, { [key]: pickOne(pick, [undefined, null, ""]) });
    },
  }),
  ruleProperty({
    rule: "CX906",
    story: "a field that holds what the form does not take",
    valid: soundPackages({ count: ALONE }),
    runs,
    mutate: (run, pick) => {
      const [key, value] = pickOne(pick, WRONG_VALUES);
      return run.withDetail(0, { [key]: value });
    },
  }),
  ruleProperty({
    rule: "CX906",
    story: "a field that the form does not have",
    valid: soundPackages({ count: ALONE }),
    runs,
    mutate: (run, pick) =>
      run.withDetail(0, { [pickOne(pick, ["volume_of_customer", "notes", "Provider"])]: "x" }),
  }),
  ruleProperty({
    rule: "CX907",
    story: "a value of the other scale where all are 1",
    valid: soundPackages({ count: ALONE, answers: onlyOnes }),
    runs,
    mutate: (run, pick) =>
      run.withPackage(0, ({ responses, detail }) => {
        const isThumbs = detail.survey_type === "thumbs_up_down";
        const other = pickOne(pick, isThumbs ? ["2", "3", "4", "5"] : ["0"]);
        return { responses: responses.withCell(pickRow(responses, pick), "question_1", other) };
      }),
    // The value is none of the declared scale.
    along: ["CX301"],
  }),
  ruleProperty({
    rule: "CX908",
    story: "the manifest names another quarter",
    valid: soundPackages(),
    runs,
    mutate: (run, pick) => {
      const at = pickPackage(run, pick);
      const quarter = formatQuarter(pickOtherQuarter(run, pick));
      return run.withManifest(at, { quarter });
    },
  }),
  ruleProperty({
    rule: "CX908",
    story: "responses of another quarter",
    valid: soundPackages(),
    runs,
    mutate: (run, pick) => withTimes(run, pick, 14 * HOUR + 1000),
    nearMiss: (run, pick) => withTimes(run, pick, 14 * HOUR - 1000),
  }),
  ruleProperty({
    rule: "CX908",
    story: "the user asks for another quarter",
    valid: soundPackages(),
    runs,
    mutate: (run, pick) => run.with({ asked: pickOtherQuarter(run, pick) }),
  }),
  ruleProperty({
    rule: "CX908",
    story: "the quarter is not over",
    valid: soundPackages(),
    runs,
    mutate: (run, pick) => run.with({ now: lastDayOf(run) - 1 - pick(fc.nat, { max: 80 * DAY }) }),
    nearMiss: (run) => run.with({ now: lastDayOf(run) }),
  }),
  ruleProperty({
    rule: "CX909",
    story: "a waiver that matches nothing, or has expired",
    valid: waivedFile(),
    mutate: (file, pick) => file.withWaiver(pickOne(pick, USELESS)),
    nearMiss: (file, pick) => file.withWaiver(pickOne(pick, STILL_USEFUL)),
  }),
  ruleProperty({
    rule: "CX909",
    story: "the finding of a waiver has been mended",
    valid: waivedFile(),
    mutate: (file, pick) => file.withMended(pickOne(pick, file.parts.waived)),
  }),
];

/** Fields with values that make no other rule speak. */
const WRONG_VALUES: readonly (readonly [string, unknown])[] = [
  ["provider", 5],
  ["service", ["Benefits"]],
  ["fiscal_year", "2025"],
  ["fiscal_year", 2025.5],
  ["quarter", 0],
  ["quarter", 5],
  ["quarter", 1.5],
  ["quarter", "Q1"],
  ["transaction_point", "post-interaction"],
  ["channel", 7],
  ["survey_title", true],
  ["survey_type", "stars"],
  ["trust_question_text", {}],
  ["volume_of_customers", "about 900"],
  ["volume_of_customers", 9000.5],
  ["volume_of_respondents", "45"],
  ["service_stage_id", "middle"],
];

/** Waivers of the configuration; the clock stands on 1 July 2025. */
const USELESS = [
  { rule: "CX302" },
  { rule: "question-1-value", externalId: "R-9999" },
  { rule: "CX301", column: "question_4" },
  { rule: "CX301", file: "*.csv", fingerprint: "0".repeat(16) },
  { rule: "CX304", expires: "2025-06-30" },
];
/** The last two are for what is not judged: a file, and raw exports. */
const STILL_USEFUL = [
  { rule: "CX301", expires: "2025-07-01" },
  { rule: "question-1-value", column: "question_1" },
  { rule: "CX302", file: "other/*.csv" },
  { rule: "CX705" },
];
