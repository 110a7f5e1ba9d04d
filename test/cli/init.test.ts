import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseSurveyDefinition } from "../../src/survey/load.js";
import { folderWith, run } from "./run.js";

const FIXTURES = join(import.meta.dirname, "../../fixtures");
const touchpoints = join(FIXTURES, "exports/touchpoints-raw.csv");
const qualtrics = join(FIXTURES, "exports/qualtrics-three-header-records.csv");

const FACTS = [
  ...["--provider", "Example Agency", "--service", "Contact Center", "--title", "Survey"],
  ...["--channel", "phone", "--control-number", "1234-8765"],
];
const LIKERT = ["--likert-review", "Reviewed in the PRA approval of 1234-8765."];

/** The rows of responses.csv that an export gives under a definition. */
async function rowsUnder(definition: string, raw: string): Promise<string> {
  const folder = await folderWith({ "survey.yaml": definition });
  const ran = await run([
    ...["format", raw, "--survey", join(folder, "survey.yaml")],
    ...["--quarter", "FY2025Q2", "--out", folder, "--quiet"],
  ]);
  expect(ran, ran.err).toMatchObject({ code: 0 });
  const name = "contact-center-fy2025q2";
  return readFileSync(join(folder, name, "responses.csv"), "utf8");
}

describe("init", () => {
  it("drafts a definition that gives what the one written by hand gives", async () => {
    const drafted = await run(["init", qualtrics, ...FACTS, ...LIKERT]);
    expect(drafted).toMatchObject({ code: 0 });
    expect(drafted.out).not.toContain("TODO #");
    const byHand = readFileSync(join(FIXTURES, "surveys/qualtrics-likert.yaml"), "utf8");
    // That one leaves out training calls as well, which no export tells.
    const exclusion = /^ {2}exclude:\n.*\n/m.exec(byHand)?.[0] ?? "";
    expect(await rowsUnder(`${drafted.out}${exclusion}`, qualtrics)).toBe(
      await rowsUnder(byHand, qualtrics),
    );
  });

  it("marks what no export tells, and nothing is judged before it is decided", async () => {
    const drafted = await run(["init", touchpoints]);
    expect(drafted.code).toBe(0);
    const parsed = parseSurveyDefinition(drafted.out);
    const paths = parsed.ok ? [] : parsed.problems.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        "service.provider",
        "survey.channel",
        "questions[1].statements[0].text",
      ]),
    );
    expect(drafted.err.match(/^ {2}TODO /gm)).toHaveLength(paths.length);
    const folder = await folderWith({ "survey.yaml": drafted.out });
    const survey = join(folder, "survey.yaml");
    const validated = await run(["validate", touchpoints, "--survey", survey]);
    expect(validated.code).toBe(2);
    expect(validated.err).toContain("service.provider");
  });

  it("repeats nothing that a respondent has typed", async () => {
    const { out } = await run(["init", touchpoints]);
    const comments = readFileSync(touchpoints, "utf8").match(
      /the friendly wording|the long wait[^",]*|I could not find[^",]*/g,
    );
    expect(comments?.length).toBeGreaterThan(0);
    for (const comment of new Set(comments)) expect(out).not.toContain(comment);
  });

  it("writes a file once, and another one only when told to", async () => {
    const folder = await folderWith({ "export.csv": readFileSync(touchpoints, "utf8") });
    const [raw, out] = [join(folder, "export.csv"), join(folder, "survey.yaml")];
    expect(await run(["init", raw, "--out", out])).toMatchObject({ code: 0, out: "" });
    expect((await run(["init", raw, "--out", out])).code).toBe(3);
    expect((await run(["init", raw, "--out", out, "--force"])).code).toBe(0);
    expect((await run(["init", raw, "--out", raw, "--force"])).code).toBe(2);
  });

  it("reads standard input", async () => {
    const stdin = readFileSync(qualtrics, "utf8");
    const piped = await run(["init", "-"], { stdin });
    const named = await run(["init", qualtrics]);
    expect(piped.out.replace("standard input", "X")).toBe(
      named.out.replace("qualtrics-three-header-records.csv", "X"),
    );
  });

  it.each([
    ["a submission file", "submission.csv", 2],
    ["a file without responses", "header.csv", 2],
    ["a file that is not there", "nowhere.csv", 3],
    ["a definition in place of an export", "survey.yaml", 2],
  ])("ends well on %s", async (_, name, code) => {
    const header = readFileSync(touchpoints, "utf8").split("\n")[0] ?? "";
    const folder = await folderWith({
      "header.csv": `${header}\n`,
      "survey.yaml": readFileSync(join(FIXTURES, "surveys/qualtrics-likert.yaml"), "utf8"),
      "submission.csv": readFileSync(join(FIXTURES, "rules/CX402/fires/submission.csv"), "utf8"),
    });
    const ran = await run(["init", join(folder, name)]);
    expect(ran).toMatchObject({ code, out: "" });
    expect(ran.err).toContain(name);
  });

  it("finds the questions of an unknown platform, in Spanish and in columns of their own", async () => {
    const statements = [
      "Fue fácil encontrar lo que necesitaba",
      "Fue rápido",
      "Mi pregunta fue contestada",
    ];
    const negative = [
      "Fue difícil encontrar lo que necesitaba",
      "Tardó demasiado tiempo",
      "Mi pregunta no fue contestada",
    ];
    const header = [
      "Response key",
      "Fecha",
      "Confío en que la Agencia cumple su misión con el público.",
      "¿Qué marcó la diferencia en esta interacción?",
      "¿Qué podría haber sido mejor?",
      "¿Algo más que quiera que sepamos sobre su experiencia?",
    ];
    const rows = Array.from({ length: 40 }, (_, at) => [
      `k${at}`,
      `2025-02-${String((at % 28) + 1).padStart(2, "0")} 10:00:00`,
      at % 2 === 0 ? "Totalmente de acuerdo" : "En desacuerdo",
      at % 2 === 0 ? `${statements[at % 3]};${statements[(at + 1) % 3]}` : "",
      at % 2 === 1 ? negative[at % 3] : "",
      at % 5 === 0 ? `Muchas gracias por la ayuda número ${at}` : "",
    ]);
    const text = [header, ...rows].map((row) => row.join("\t")).join("\n");
    const { out } = await run(["init", "-", ...FACTS, ...LIKERT, "--time-zone", "UTC"], {
      stdin: text,
    });
    const parsed = parseSurveyDefinition(out);
    expect(parsed.ok, out).toBe(true);
    if (!parsed.ok) return;
    const { questions, export: where, survey } = parsed.definition;
    expect(survey.type).toBe("likert_scale");
    expect(questions.map(({ asks }) => asks)).toEqual([
      "trust",
      "positive_drivers",
      "negative_drivers",
      "comment",
    ]);
    const drivers = questions.flatMap((each) => ("statements" in each ? each.statements : []));
    expect(drivers.map(({ driver }) => driver)).toEqual([
      ...["effectiveness", "ease", "efficiency"],
      ...["effectiveness", "ease", "efficiency"],
    ]);
    expect(where).toMatchObject({ externalId: "Response key", submittedAt: "Fecha" });
  });
});
