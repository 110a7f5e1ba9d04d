import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { surveyDefinition } from "../../src/survey/definition.js";
import { parseSurveyDefinition } from "../../src/survey/load.js";

const page = readFileSync(join(import.meta.dirname, "../../docs/survey-definition.md"), "utf8");
const complete = /```yaml\n(.*?)```/s.exec(page)![1]!;

/** Indented examples are parts of a definition: put where they belong, they must be read. */
function examples(key: string): string[] {
  const blocks = page.split(/\n(?! {4})/).filter((block) => /\n? {4}/.test(block));
  return blocks
    .flatMap((block) => block.split(/\n\n/))
    .filter((block) => block.trimStart().startsWith(`${key}:`))
    .map((block) => block.replace(/^ {4}/gm, "").trim());
}

function problems(text: string): string[] {
  const parsed = parseSurveyDefinition(text);
  return parsed.ok ? [] : parsed.problems.map(({ message }) => message);
}

const indented = (text: string, by: string): string => text.replace(/^/gm, by);

describe("docs/survey-definition.md", () => {
  it("holds a complete definition", () => {
    expect(problems(complete)).toEqual([]);
  });

  it("holds labels that are read", () => {
    const found = examples("labels");
    expect(found.length).toBe(2);
    for (const labels of found) {
      const text = complete
        .replace("type: thumbs_up_down", "type: likert_scale")
        .replace("    labels: { Yes: 1, No: 0 }", indented(labels, "    "));
      expect(problems(text)).toEqual([]);
    }
  });

  it("holds exclusions that are read", () => {
    const [exclude] = examples("exclude");
    expect(problems(complete + indented(exclude!, "  "))).toEqual([]);
  });

  it("names every key of export and survey", () => {
    const keys = [...Object.keys(surveyDefinition.shape.survey.shape)];
    for (const key of keys) expect(page).toContain(`\`${key}\``);
    const parsed = surveyDefinition.shape.export.def.innerType;
    for (const key of Object.keys(parsed.shape)) expect(page).toContain(`\`${key}\``);
  });
});
