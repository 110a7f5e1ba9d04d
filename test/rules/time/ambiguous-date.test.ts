import { describe, expect, it } from "vitest";
import { ambiguousDate } from "../../../src/rules/time/ambiguous-date.js";
import { definitionOf, judgeText } from "../../support/judge.js";

async function found(order: string | undefined, ...times: string[]): Promise<unknown[]> {
  const definition = definitionOf({
    questions: [{ asks: "trust", text: "Trust?", column: "Trust" }],
    export: {
      externalId: "Key",
      submittedAt: "When",
      timeZone: "UTC",
      ...(order === undefined ? {} : { dateOrder: order }),
    },
  });
  const lines = ["Key,When,Trust", ...times.map((time, at) => `k${at},${time},Yes`)];
  const { outcome } = await judgeText(`${lines.join("\n")}\n`, {
    definition,
    rules: [ambiguousDate],
  });
  return outcome.findings.map(({ line, data }) => [line, data.count]);
}

describe("dates that a spreadsheet has turned around", () => {
  const early = ["2025-04-02 10:00:00", "2025-12-03 10:00"];
  const slashed = ["25/02/2025 10:00", "13/2/2025 10:00"];

  it.each([
    ["dates and serials", undefined, [...slashed, ...early], [[2, 2]]],
    ["serials alone", undefined, ["45690.5", "45749", ...slashed], [[4, 2]]],
    ["a declared order", "day-month-year", [...early, ...slashed], [[4, 2]]],
    ["the month first", undefined, [...early, "2/25/2025", "2/13/2025"], [[4, 2]]],
  ])("are found with %s", async (_, order, times, places) => {
    expect(await found(order, ...times)).toEqual(places);
  });

  it.each([
    ["there is one of either kind", [early[0]!, ...slashed]],
    ["there is one of the other", [...early, slashed[0]!]],
    ["a date is after the 12th", [...early, ...slashed, "2025-02-13 10:00:00"]],
    ["a text could be a date as well", [...early, ...slashed, "4/2/2025 10:00"]],
    ["the dates name their zone", early.map((time) => `${time} UTC`).concat(slashed)],
    ["the year stands in front", [...early, "2025/02/25 10:00", "2025/02/26 10:00"]],
  ])("are not seen where %s", async (_, times) => {
    expect(await found("day-month-year", ...times)).toEqual([]);
  });
});
