import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { DEFAULT_EDITION } from "../../../src/guidance/editions.js";
import { sampleExport } from "../../../src/judging/sample-export.js";
import { openSource } from "../../../src/source/open.js";
import { type Draft, draftDefinition } from "../../../src/survey/draft/draft.js";
import { type Decisions, keyOf } from "../../../src/survey/draft/open-points.js";
import { chunksOf } from "../../support/read-source.js";

const CODES = [
  "_id;_uuid;_submission_time;trust;good;bad;more",
  ...Array.from({ length: 12 }, (_, at) => {
    const [good, bad] =
      at % 2 === 0 ? [at % 4 === 0 ? "ease" : "ease other", ""] : ["", "employee"];
    return `${at};u-${at};2025-02-0${(at % 9) + 1}T10:00:00;${(at % 5) + 1};${good};${bad};`;
  }),
].join("\n");

async function drafted(text: string, decisions: Decisions): Promise<Draft> {
  const stream = chunksOf(new TextEncoder().encode(text), 1 << 16);
  const sampled = await sampleExport(await openSource({ name: "x.csv", stream }), null);
  const facts = { timeZone: "UTC" };
  return draftDefinition({ ...sampled, edition: DEFAULT_EDITION, name: "x.csv", facts, decisions });
}

/** The point that holds a text, and what can be chosen there. */
function pointWith({ open }: Draft, text: string) {
  const point = open.find((each) => keyOf(each).includes(text));
  if (point === undefined) throw new Error(`nothing is open about ${text}`);
  return { key: keyOf(point), choices: point.choices };
}

interface Question {
  asks: string;
  column?: unknown;
  labels?: unknown;
  statements?: { driver: string; text: string; value?: string }[];
}

const questionOf = ({ text }: Draft, asks: string): Question | undefined =>
  (parse(text) as { questions: Question[] }).questions.find((each) => each.asks === asks);

describe("what a person decides on a draft", () => {
  it("is which end of a scale is the best", async () => {
    const { key, choices } = pointWith(await drafted(CODES, new Map()), "which end");
    expect(choices).toHaveLength(2);
    const up = await drafted(CODES, new Map([[key, choices![0]!]]));
    expect(questionOf(up, "trust")?.labels).toMatchObject({ "5": 5, "1": 1 });
    const down = await drafted(CODES, new Map([[key, choices![1]!]]));
    expect(questionOf(down, "trust")?.labels).toMatchObject({ "5": 1, "1": 5 });
    expect(down.open.map(keyOf)).not.toContain(key);
  });

  it("is which column a question has, of all that are left", async () => {
    const { key, choices } = pointWith(await drafted(CODES, new Map()), "question 2b");
    expect(choices).toContain("bad");
    const chosen = await drafted(CODES, new Map([[key, "bad"]]));
    expect(questionOf(chosen, "negative_drivers")?.column).toBe("bad");
    expect(questionOf(chosen, "additional")?.column).not.toBe("bad");
  });

  it("is what respondents read behind a code", async () => {
    const { key, choices } = pointWith(await drafted(CODES, new Map()), "behind “ease”");
    expect(choices).toBeNull();
    const told = await drafted(CODES, new Map([[key, "It was easy"]]));
    expect(questionOf(told, "positive_drivers")?.statements).toContainEqual({
      driver: "ease",
      text: "It was easy",
      value: "ease",
    });
  });

  it("is the driver of a statement, the likeliest offered first", async () => {
    const text = CODES.replaceAll("ease other", "ease")
      .replaceAll(";ease;", ";The lamp was quick and easy;")
      .replaceAll("employee", "The staff was rude");
    const first = await drafted(text.replaceAll("good", "What went well?"), new Map());
    const { choices } = pointWith(first, "The lamp was quick and easy");
    expect(choices?.slice(0, 2).sort()).toEqual(["ease", "efficiency"]);
    expect(new Set(choices)).toEqual(new Set(DEFAULT_EDITION.drivers.map(({ key }) => key)));
  });
});
