import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { surveyDefinition } from "../../src/survey/definition.js";
import { type DefinitionProblem, parseSurveyDefinition } from "../../src/survey/load.js";

const SURVEYS = join(import.meta.dirname, "../../fixtures/surveys");
const touchpoints = readFileSync(join(SURVEYS, "touchpoints-thumbs.yaml"), "utf8");
const qualtrics = readFileSync(join(SURVEYS, "qualtrics-likert.yaml"), "utf8");

function problemsIn(text: string): readonly DefinitionProblem[] {
  const parsed = parseSurveyDefinition(text);
  return parsed.ok ? [] : parsed.problems;
}

/** Line on which the first of `marks` stands, 1-based. */
function lineOf(text: string, mark: string): number {
  return text.slice(0, text.indexOf(mark)).split("\n").length;
}

describe("a survey definition", () => {
  it.each([
    ["touchpoints", touchpoints],
    ["qualtrics", qualtrics],
  ])("is read: %s", (_, text) => {
    expect(problemsIn(text)).toEqual([]);
  });

  it("may be JSON", () => {
    const parsed = parseSurveyDefinition(qualtrics);
    if (!parsed.ok) throw new Error("not read");
    const again = parseSurveyDefinition(JSON.stringify(parsed.definition));
    expect(again.ok && again.definition).toEqual(parsed.definition);
  });

  it("says where a key stands", () => {
    const parsed = parseSurveyDefinition(qualtrics);
    if (!parsed.ok) throw new Error("not read");
    expect(parsed.locate(["questions", 1, "statements", 0, "text"])?.line).toBe(
      lineOf(qualtrics, "My issue was resolved"),
    );
  });

  it("takes cells of the export as they are written", () => {
    const text = touchpoints
      .replace(
        "    # Touchpoints writes 1 for",
        "    labels: { 1: 1, 0: 0, yes: 1, 01: 0 }\n    # ",
      )
      .replace(
        "export:\n",
        "export:\n  exclude:\n    - { column: 7, values: [1, 2.0, no, null, 2025-01-01], reason: test }\n",
      );
    const parsed = parseSurveyDefinition(text);
    if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join());
    expect(parsed.definition.export.exclude[0]).toMatchObject({
      column: "7",
      values: ["1", "2.0", "no", "2025-01-01"].toSpliced(3, 0, "null"),
    });
    const [trust] = parsed.definition.questions;
    expect(trust?.asks === "trust" && trust.labels).toEqual({ "1": 1, "0": 0, yes: 1, "01": 0 });
  });
});

describe("what is wrong with a definition", () => {
  it.each<[string, string, string, Partial<DefinitionProblem>]>([
    [
      "an unknown key",
      "transactionPoint:",
      "transactionpoint:",
      { path: "survey.transactionpoint", nearest: "transactionPoint" },
    ],
    [
      "an unknown value",
      "type: thumbs_up_down",
      "type: thumbs_up",
      { path: "survey.type", nearest: "thumbs_up_down" },
    ],
    [
      "an unknown driver",
      "driver: transparency",
      "driver: transparancy",
      { path: "questions[1].statements[3].driver", nearest: "transparency" },
    ],
    [
      "a wrong type",
      "burdenMinutes: 2",
      "burdenMinutes: two",
      { path: "survey.burdenMinutes", found: 'the text "two"', expected: "a number" },
    ],
    [
      "a missing key",
      "  provider: Example Agency\n",
      "",
      { path: "service.provider", found: "nothing" },
    ],
    [
      "an unknown question",
      "asks: comment",
      "asks: coment",
      { path: "questions[3].asks", nearest: "comment" },
    ],
    [
      "an unknown edition",
      "edition: a11-280-2024",
      "edition: a11-280-2042",
      { path: "edition", nearest: "a11-280-2024" },
    ],
    [
      "an unknown zone",
      "timeZone: America/New_York",
      "timeZone: America/NewYork",
      { path: "export.timeZone", nearest: "America/New_York" },
    ],
    [
      "a misspelt key of a statement",
      "value: ease }",
      "valeu: ease }",
      { path: "questions[1].statements[1].valeu", nearest: "value" },
    ],
    [
      "a driver offered and not offered",
      "driver: humanity, reason",
      "driver: ease, reason",
      { path: "questions[1].notOffered[0].driver" },
    ],
    ["a wrong quarter", "FY2025Q2: {", "2025Q2: {", { path: "volumes.2025Q2" }],
  ])("%s is named with its place", (_, from, to, wanted) => {
    const text = touchpoints.replace(from, to);
    const problems = problemsIn(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject(wanted);
    if (to !== "") expect(problems[0]?.line).toBe(lineOf(text, to));
  });

  it("is said all at once, in the order of the file", () => {
    const text = touchpoints
      .replace("provider:", "provder:")
      .replace("type: thumbs", "type: tumbs");
    const paths = problemsIn(text).map(({ path }) => path);
    expect(paths).toContain("service.provder");
    expect(paths).toContain("survey.type");
    const lines = problemsIn(text).map(({ line }) => line);
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  });

  it.each([
    "",
    "just text",
    "- a\n- list",
    "a: [1",
    "a: 1\na: 2",
    "\ta: 1",
    "!!js/function x",
    "&a [*a]",
  ])("is said of %j", (text) => {
    expect(problemsIn(text).length).toBeGreaterThan(0);
  });

  it("does not grow from aliases without bound", () => {
    const bomb = ["a: &a [x,x,x,x,x,x,x,x,x]"];
    for (let i = 1; i < 12; i++) {
      const letters = "abcdefghijklmnop";
      bomb.push(
        `${letters[i]}: &${letters[i]} [${Array(9)
          .fill(`*${letters[i - 1]}`)
          .join(",")}]`,
      );
    }
    expect(problemsIn(bomb.join("\n")).length).toBeGreaterThan(0);
  });

  it("never throws, whatever the text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(parseSurveyDefinition(text).ok).toBe(false);
      }),
    );
  });

  it("is found for any one key that is misspelt, at its line", () => {
    const keys = [...touchpoints.matchAll(/^( *)(?:- )?([a-z][A-Za-z]+): /gm)].map(
      ({ 2: key, index, 0: all }) => ({
        at: index + all.indexOf(key!),
        key: key!,
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...keys), ({ at, key }) => {
        const misspelt = `${key}x`;
        const text = touchpoints.slice(0, at) + misspelt + touchpoints.slice(at + key.length);
        const line = text.slice(0, at).split("\n").length;
        const hit = problemsIn(text).find(
          (problem) => problem.line === line && problem.found.includes(misspelt),
        );
        // Without `asks` the kind of question is not known, so neither are its keys.
        if (key === "asks") expect(problemsIn(text)[0]?.line).toBe(line);
        else expect(hit?.nearest).toBe(key);
      }),
    );
  });

  it("is nothing after writing and reading again", () => {
    for (const text of [touchpoints, qualtrics]) {
      const parsed = parseSurveyDefinition(text);
      if (!parsed.ok) throw new Error("not read");
      const again = parseSurveyDefinition(stringify(parsed.definition));
      expect(again.ok && again.definition).toEqual(parsed.definition);
      expect(surveyDefinition.parse(parsed.definition)).toEqual(parsed.definition);
    }
  });
});
