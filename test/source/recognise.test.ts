import { describe, expect, it } from "vitest";
import { DEFAULT_EDITION } from "../../src/guidance/editions.js";
import { recogniseDialect } from "../../src/source/dialects/recognise.js";
import { openSource } from "../../src/source/open.js";
import { chunksOf } from "../support/read-source.js";

const names = DEFAULT_EDITION.columns.map(({ key }) => key as string);
const importIds = (count: number): string =>
  Array.from({ length: count }, (_, at) => `"{""ImportId"":""QID${at}""}"`).join(",");

async function recognised(lines: string[]): Promise<string> {
  const bytes = new TextEncoder().encode(lines.join("\n"));
  const source = await openSource({ name: "x.csv", stream: chunksOf(bytes, 1000) });
  return recogniseDialect(source.head).name;
}

describe("recogniseDialect", () => {
  it.each<[string, string[]]>([
    ["submission", [names.join(",")]],
    ["submission", [names.join(",").toUpperCase()]],
    ["submission", [names.slice(0, 9).join(",")]],
    ["submission", [names.join(","), names.join(","), importIds(17)]],
    ["qualtrics", ["StartDate,Status,Q1", "Start Date,Status,Trust", importIds(3)]],
    ["touchpoints", ["ID,UUID,Trust?,User Agent,Page,Referrer,Created at"]],
    [
      "touchpoints-combined",
      [`ID,UUID,Trust?,User Agent,Page,Referrer,Created at,${names.join(",")}`],
    ],
    ["generic", ["When,Trust?,Why?"]],
    ["generic", [""]],
  ])("says %s", async (dialect, lines) => {
    expect(await recognised(lines)).toBe(dialect);
  });
});
