import { describe, expect, it } from "vitest";
import { definitionOf, judgeText } from "../support/judge.js";

/** A Qualtrics export whose third header record names the zone of its times. */
function exportIn(zone: string, recorded: string): string {
  const cell = (id: string, more = "") => `"{""ImportId"":""${id}""${more}}"`;
  return [
    "RecordedDate,ResponseId,Q1",
    "Recorded Date,Response ID,I trust Example Agency.",
    [cell("recordedDate", `,""timeZone"":""${zone}""`), cell("_recordId"), cell("QID1")].join(),
    `${recorded},R_1,Yes`,
    "",
  ].join("\n");
}

const definition = (timeZone?: string) =>
  definitionOf({
    questions: [
      { asks: "trust", text: "I trust Example Agency.", column: { importId: "QID1" } },
      { asks: "comment", text: "Anything else?" },
    ],
    export: { dialect: "qualtrics", ...(timeZone === undefined ? {} : { timeZone }) },
  });

const quarter = { fiscalYear: 2025, quarter: 2 } as const;

describe("the zone that an export names and the one that a definition does", () => {
  it("are the zone of the times and the clock of the quarter", async () => {
    // 22:30 in Denver is half past midnight in New York: the next quarter.
    const late = exportIn("America/Denver", "2025-03-31 22:30:00");
    const byNewYork = await judgeText(late, {
      definition: definition("America/New_York"),
      quarter,
    });
    expect(byNewYork.responses).toEqual([]);
    expect(byNewYork.outcome.reconciliation.excluded).toEqual({ "outside the quarter": 1 });
    const byDenver = await judgeText(late, { definition: definition("America/Denver"), quarter });
    expect(byDenver.responses.map(({ at }) => at)).toEqual(["2025-04-01T04:30:00.000Z"]);
  });

  it("serve for both where only one of them is named", async () => {
    const late = exportIn("America/Denver", "2025-03-31 22:30:00");
    const { responses } = await judgeText(late, { definition: definition(), quarter });
    expect(responses.map(({ at }) => at)).toEqual(["2025-04-01T04:30:00.000Z"]);
  });
});
