import { describe, expect, it } from "vitest";
import { DEFAULT_EDITION } from "../../src/guidance/editions.js";
import { judgeFile } from "../../src/judging/judge-source.js";
import { CATALOGUE } from "../../src/rules/catalogue.js";
import { DEFAULT_THRESHOLDS } from "../../src/rules/thresholds.js";
import { openSource } from "../../src/source/open.js";
import { chunksOf } from "../support/read-source.js";

/** A whole number below `below`, the same for the same number. */
function scattered(number: number, below: number): number {
  return ((Math.imul(number ^ (number >>> 15), 0x2c1b3c6d) >>> 0) % 1_000_003) % below;
}

describe("what came before in a dataset", () => {
  // So many comments come with several answers that the tables grow while they are asked.
  it("is known of every comment that comes again with the same answers", async () => {
    const rows = 300_000;
    const header = DEFAULT_EDITION.columns.map(({ key }) => key).join(",");
    const lines = [header];
    const first = new Map<string, number>();
    const expected: [line: number, firstLine: number][] = [];
    for (let i = 0; i < rows; i++) {
      const comment = `The wait for an appointment was long in case ${scattered(i, 40_000)}`;
      const drivers = [0, 1, 2, 3, 4, 5, 6].map((bit) => (scattered(i + rows, 128) >> bit) & 1);
      const answers = `1,${drivers.join(",")},0,0,0,0,0,0,0`;
      lines.push(`r${i},${answers},${comment}`);
      const line = i + 2;
      const before = first.get(`${answers} ${comment}`);
      if (before === undefined) first.set(`${answers} ${comment}`, line);
      else expected.push([line, before]);
    }
    const bytes = new TextEncoder().encode(`${lines.join("\n")}\n`);
    const stream = chunksOf(bytes, 1 << 18);
    const { findings } = await judgeFile({
      // Tables are made for as many as the size lets expect.
      source: await openSource({ name: "test.csv", stream, bytes: bytes.length }),
      definition: null,
      edition: DEFAULT_EDITION,
      surveyType: "thumbs_up_down",
      rules: CATALOGUE.filter(({ id }) => id === "CX309"),
      thresholds: DEFAULT_THRESHOLDS,
      now: Date.UTC(2025, 6, 1),
      maxFindings: rows,
      showValues: false,
    });
    expect(expected.length).toBeGreaterThan(1000);
    expect(findings.map(({ line, data }) => [line, data.firstLine])).toEqual(expected);
  });
});
