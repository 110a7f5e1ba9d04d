import { describe, expect, it } from "vitest";
import { CATALOGUE } from "../../../src/rules/catalogue.js";
import { definitionOf, type JudgedText, judgeText } from "../../support/judge.js";

const QUARTER = { fiscalYear: 2025, quarter: 2 } as const;

interface Places {
  trust?: unknown;
  labels?: Record<string, number>;
  positive: Record<string, unknown>;
  comment?: unknown;
  export?: Record<string, unknown>;
}

async function judged(lines: string[], places: Places): Promise<JudgedText> {
  const definition = definitionOf({
    questions: [
      {
        asks: "trust",
        text: "Trust?",
        column: places.trust ?? "Trust?",
        ...(places.labels ? { labels: places.labels } : {}),
      },
      { asks: "positive_drivers", text: "Why?", ...places.positive },
      { asks: "comment", text: "More?", column: places.comment ?? "More?" },
    ],
    export: { timeZone: "UTC", ...places.export },
  });
  return judgeText(`${lines.join("\n")}\n`, { definition, quarter: QUARTER, rules: CATALOGUE });
}

/** Ids of the rules with findings, without those that so few responses or questions bring. */
function rulesOf({ outcome }: JudgedText): string[] {
  const told = new Set(outcome.findings.map(({ rule }) => rule));
  return ["CX201", "CX205", "CX206", "CX301", "CX305", "CX307", "CX705", "CX706"].filter((rule) =>
    told.has(rule),
  );
}

const numbered = {
  statements: [
    { driver: "ease", text: "Easy", column: { name: "Why?", label: "Easy" } },
    { driver: "efficiency", text: "Quick", column: { name: "Why?", label: "Quick" } },
  ],
};
const inSurveyMonkey = (...records: string[]) => [
  "Respondent ID,End Date,Trust?,Why?,,More?",
  ",,Response,Easy,Quick,Open-Ended Response",
  ...records,
];

describe("SurveyMonkey’s numbers", () => {
  it("stand for selected statements, whatever the number", async () => {
    const result = await judged(
      inSurveyMonkey("1,02/01/2025 10:00:00 AM,Yes,1,2,", "2,02/01/2025 10:00:00 AM,Yes,,2,"),
      { positive: numbered },
    );
    expect(result.responses.map(({ positive }) => positive)).toEqual([
      ["ease", "efficiency"],
      ["efficiency"],
    ]);
    expect(rulesOf(result)).toEqual([]);
  });

  it("are asked about where they are 0, until the definition says what it means", async () => {
    const lines = inSurveyMonkey("1,02/01/2025 10:00:00 AM,Yes,0,2,");
    const undeclared = await judged(lines, { positive: numbered });
    expect(rulesOf(undeclared)).toEqual(["CX307"]);
    const selected = await judged(lines, {
      positive: {
        statements: numbered.statements.map((each, at) =>
          at === 0 ? { ...each, value: "0" } : each,
        ),
      },
    });
    expect(selected.responses[0]?.positive).toEqual(["ease", "efficiency"]);
    const not = await judged(lines, { positive: { ...numbered, notSelected: ["0"] } });
    expect(not.responses[0]?.positive).toEqual(["efficiency"]);
    expect(rulesOf(not)).toEqual([]);
  });

  it("are damaged ranges where a spreadsheet was there", async () => {
    const result = await judged(inSurveyMonkey("1,2/1/2025 10:00,5-Jan,,Feb-50,"), {
      positive: numbered,
    });
    expect(rulesOf(result)).toEqual(["CX305", "CX706"]);
  });
});

describe("a column for each answer of question 1", () => {
  const lines = (...records: string[]) => [
    "Respondent ID,End Date,Trust?,,Why?,,More?",
    ",,Yes,No,Easy,Quick,Open-Ended Response",
    ...records,
  ];
  const trust = [
    { name: "Trust?", label: "Yes" },
    { name: "Trust?", label: "No" },
  ];

  it("gives the rating of the one that is filled", async () => {
    const { responses } = await judged(
      lines(
        "1,02/01/2025 10:00:00 AM,Yes,,,,",
        "2,02/01/2025 10:00:00 AM,,No,,,",
        "3,02/01/2025 10:00:00 AM,,,,,",
      ),
      { trust, positive: numbered },
    );
    expect(responses.map(({ rating }) => rating)).toEqual([1, 0, -1]);
  });

  it("is an error where two are filled", async () => {
    const result = await judged(lines("1,02/01/2025 10:00:00 AM,Yes,No,,,"), {
      trust,
      positive: numbered,
    });
    expect(rulesOf(result)).toEqual(["CX301"]);
  });

  it("has to be there", async () => {
    const result = await judged(lines("1,02/01/2025 10:00:00 AM,Yes,,,,"), {
      trust: [trust[0], { name: "Trust?", label: "Nope" }],
      positive: numbered,
    });
    const missing = result.outcome.findings.find(({ rule }) => rule === "CX201");
    expect(JSON.stringify(missing)).toContain("Trust?: Nope");
  });
});

describe("cells that mean no answer", () => {
  const ids = ["recordedDate", "_recordId", "QID1", "QID2", "QID2_7_TEXT", "QID3"]
    .map((id) => `"{""ImportId"":""${id}""}"`)
    .join(",");
  const inQualtrics = (...records: string[]) => [
    "RecordedDate,ResponseId,Q1,Q2,Q2_7_TEXT,Q3",
    "a,b,c,d,e,f",
    ids,
    ...records,
  ];
  const places = {
    trust: "Q1",
    comment: "Q3",
    positive: {
      column: "Q2",
      statements: [
        { driver: "ease", text: "Easy", value: "1" },
        { driver: "efficiency", text: "Quick", value: "2" },
        { driver: "other", text: "Other", value: "7", textColumn: "Q2_7_TEXT" },
      ],
    },
  };

  it("are −99 in Qualtrics, wherever it stands", async () => {
    const result = await judged(inQualtrics("2025-02-01 10:00:00,R_1,-99,-99,-99,-99"), places);
    expect(result.responses).toEqual([
      expect.objectContaining({ rating: -1, positive: [], comment: "" }),
    ]);
    expect(rulesOf(result)).toEqual([]);
  });

  it("are what the definition says beside it, and nothing else", async () => {
    const lines = inQualtrics(
      "2025-02-01 10:00:00,R_1,Yes,1,,-77",
      "2025-02-01 10:00:00,R_2,Yes,1,,NA",
    );
    const comments = async (missing: string[]) =>
      (await judged(lines, { ...places, export: { missing } })).responses.map(
        ({ comment }) => comment,
      );
    expect(await comments([])).toEqual(["-77", "NA"]);
    expect(await comments(["-77"])).toEqual(["", "NA"]);
  });

  it("are not 12 or 1.2, which a spreadsheet made of two joined numbers", async () => {
    const result = await judged(
      inQualtrics(
        "2025-02-01 10:00:00,R_1,Yes,12,,",
        "2025-02-01 10:00:00,R_2,Yes,1.2,,",
        '2025-02-01 10:00:00,R_3,Yes,"1,2",,',
      ),
      places,
    );
    expect(result.outcome.counts.byRule.CX307).toBe(2);
    expect(result.responses[2]?.positive).toEqual(["ease", "efficiency"]);
  });
});

describe("typed texts", () => {
  const lines = [
    "Timestamp,Trust?,Why?,More?",
    '2/13/2025 10:00:00,Yes,"Easy, no",x',
    "2/13/2025 10:00:00,Yes,No,x",
  ];

  it("may be any word in place of the option", async () => {
    const { responses } = await judged(lines, {
      positive: {
        column: "Why?",
        statements: [
          { driver: "ease", text: "Easy" },
          { driver: "other", text: "Other", typedText: true },
        ],
      },
    });
    expect(responses.map(({ positive }) => positive)).toEqual([["ease", "other"], ["other"]]);
  });

  it("are no numbers where the options are", async () => {
    const result = await judged([lines[0]!, "2/13/2025 10:00:00,Yes,12,x"], {
      positive: {
        column: "Why?",
        statements: [
          { driver: "ease", text: "Easy", value: "1" },
          { driver: "other", text: "Other", value: "2", typedText: true },
        ],
      },
    });
    expect(rulesOf(result)).toEqual(["CX307"]);
  });
});

describe("responses without ids", () => {
  const positive = { column: "Why?", statements: [{ driver: "ease", text: "Easy" }] };

  it("get one of time and record in Google Forms", async () => {
    const { responses, outcome } = await judged(
      [
        "Timestamp,Trust?,Why?,More?",
        '"2025/02/01 10:39:41 PM GMT+1",Yes,Easy,"a ""b"""',
        ",Yes,Easy,",
        '"2025/02/01 10:39:41 PM GMT+1",No,,',
      ],
      { positive },
    );
    expect(responses.map(({ id }) => id)).toEqual([
      ...["20250201T213941Z-1", "record-2", "20250201T213941Z-3"],
    ]);
    expect(responses[0]?.comment).toBe('a "b"');
    expect(outcome.findings.filter(({ rule }) => /^CX30[34]$/.test(rule))).toEqual([]);
  });

  it("get one elsewhere only where the definition says so", async () => {
    const lines = ["When,Trust?,Why?,More?", "2025-02-01 10:00:00,Yes,Easy,"];
    const where = { submittedAt: "When" };
    expect(rulesOf(await judged(lines, { positive, export: where }))).toContain("CX201");
    const generated = await judged(lines, {
      positive,
      export: { ...where, externalId: { generated: "record" } },
    });
    expect(generated.responses[0]?.id).toBe("20250201T100000Z-1");
    expect(rulesOf(generated)).toEqual([]);
  });
});

describe("REDCap’s forms", () => {
  const lines = [
    "record_id,consent,consent_complete,feedback_timestamp,Trust?,Why?,More?,feedback_complete",
    "1,1,2,2025-02-01 10:00:00,Yes,Easy,,2",
    "2,1,0,2025-02-01 10:00:00,Yes,Easy,,2",
    "3,1,2,[not completed],Yes,,,0",
    "4,1,2,,,,,",
  ];

  it("have to be complete only where question 1 is", async () => {
    const { responses, outcome } = await judged(lines, {
      positive: { column: "Why?", statements: [{ driver: "ease", text: "Easy" }] },
      export: { dialect: "redcap" },
    });
    expect(responses.map(({ id }) => id)).toEqual(["1", "2"]);
    expect(outcome.reconciliation).toMatchObject({
      balanced: true,
      excluded: { unfinished: 1, "other-form": 1 },
    });
  });
});

describe("two columns with the name of one of the platform’s own", () => {
  it("are an error: previews could not be told", async () => {
    const result = await judged(
      [
        "ID,UUID,Trust?,Why?,More?,Page,User Agent,Page,Referrer,Created at",
        "1,u,1,,,Great page,m,/admin/forms/a/example,,2025-02-01 10:00:00 UTC",
      ],
      { positive: { column: "Why?", statements: [{ driver: "ease", text: "Easy" }] } },
    );
    expect(rulesOf(result)).toEqual(["CX205"]);
  });
});
