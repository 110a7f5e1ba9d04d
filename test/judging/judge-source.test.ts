import { describe, expect, it } from "vitest";
import { UNANSWERED, UNREADABLE } from "../../src/response/response-batch.js";
import { CATALOGUE } from "../../src/rules/catalogue.js";
import { definitionOf, judgeText } from "../support/judge.js";

const columns =
  "external_id,question_1,positive_effectiveness,positive_ease,positive_efficiency,positive_transparency,positive_humanity,positive_employee,positive_other,negative_effectiveness,negative_ease,negative_efficiency,negative_transparency,negative_humanity,negative_employee,negative_other,question_4";

const statements = [
  { driver: "effectiveness", text: "I found what I needed, quickly", value: "effectiveness" },
  { driver: "ease", text: "It was easy", value: "ease" },
  { driver: "efficiency", text: "It was quick", value: "efficiency" },
];

const touchpoints = definitionOf({
  questions: [
    { asks: "trust", text: "I trust the agency", column: "Trust?" },
    {
      asks: "positive_drivers",
      text: "What about this interaction made the difference?",
      column: "Good",
      statements: [...statements, { driver: "other", text: "Something else", typedText: true }],
    },
    {
      asks: "negative_drivers",
      text: "What could have been better?",
      column: "Bad",
      statements,
    },
    { asks: "comment", text: "Anything else?", column: "Comment" },
  ],
});

describe("a submission file", () => {
  it("is read by the names of its columns", async () => {
    const { outcome, responses } = await judgeText(
      `${columns}\na,1,1,0,0,null,0,0,1,0,0,0,null,0,0,0,"so ""good"""\nb,,0,0,0,null,0,0,0,0,1,0,null,0,0,0,\n`,
    );
    expect(outcome.target).toBe("submission");
    expect(responses).toEqual([
      {
        id: "a",
        rating: 1,
        positive: ["effectiveness", "other"],
        negative: [],
        comment: 'so "good"',
        at: null,
      },
      { id: "b", rating: UNANSWERED, positive: [], negative: ["ease"], comment: "", at: null },
    ]);
    expect(outcome.tally.notOffered[3]).toBe(2);
  });

  it("reads only the ratings of the declared scale", async () => {
    const rows = "0123456".split("").map((value) => `r${value},${value}${",0".repeat(14)},`);
    const text = `${columns}\n${rows.join("\n")}\n`;
    const ratings = async (surveyType: "thumbs_up_down" | "likert_scale" | null) =>
      (await judgeText(text, { surveyType })).responses.map(({ rating }) => rating);
    const bad = UNREADABLE;
    expect(await ratings(null)).toEqual([0, 1, 2, 3, 4, 5, bad]);
    expect(await ratings("thumbs_up_down")).toEqual([0, 1, bad, bad, bad, bad, bad]);
    expect(await ratings("likert_scale")).toEqual([bad, 1, 2, 3, 4, 5, bad]);
  });

  it("shows its scale by its values", async () => {
    const scale = async (values: number[]) =>
      (
        await judgeText(
          `${columns}\n${values.map((v, i) => `${i},${v}${",0".repeat(14)},`).join("\n")}`,
        )
      ).outcome.scale;
    expect(await scale([1, 0])).toBe("thumbs_up_down");
    expect(await scale([1, 4])).toBe("likert_scale");
    expect(await scale([1, 1])).toBeNull();
  });

  it("accounts for every record", async () => {
    const { outcome } = await judgeText(`${columns}\n\n,,,\na,1${",0".repeat(14)},\nb,1\n`);
    expect(outcome.reconciliation).toMatchObject({
      recordsRead: 4,
      responsesJudged: 1,
      blank: 2,
      rejected: 1,
      balanced: true,
    });
  });

  it("accounts for blank lines that are passed by", async () => {
    const row = (id: string): string => `${id},1${",0".repeat(14)},\n`;
    const flood = "\n".repeat(20_000);
    const text = `${columns}\n${row("a")}${flood}${row("b")}${flood}`;
    const { outcome } = await judgeText(text, { rules: CATALOGUE });
    expect(outcome.reconciliation).toMatchObject({
      recordsRead: 40_002,
      responsesJudged: 2,
      blank: 40_000,
      balanced: true,
    });
    expect(outcome.counts.byRule.CX111).toBe(40_000);
  });
});

describe("a Touchpoints raw export", () => {
  const header =
    "ID,UUID,Trust?,Good,Bad,Comment,User Agent,Flagged,Deleted,Page,Referrer,Created at";

  it("is recognised, and its previews, spam and deleted records are counted out", async () => {
    const { outcome, responses } = await judgeText(
      [
        header,
        '1,u1,1,"effectiveness,ease",,"Good, thanks",UA,false,false,/apply,,2025-04-02 14:03:22 UTC',
        "2,u2,0,,efficiency,,UA,false,false,/apply,,2025-04-02 15:10:01 UTC",
        "3,u3,1,ease,,,UA,false,false,/admin/forms/ab12/example,,2025-04-02 15:10:01 UTC",
        "4,u4,1,ease,,,UA,true,false,/apply,,2025-04-02 15:10:01 UTC",
        "5,u5,1,ease,,,UA,false,true,/apply,,2025-04-02 15:10:01 UTC",
        "6,u6,1,the wait was short,,,UA,false,false,/apply,,2025-04-02 15:10:01 UTC",
      ].join("\n"),
      { definition: touchpoints },
    );
    expect(responses).toEqual([
      {
        id: "1",
        rating: 1,
        positive: ["effectiveness", "ease"],
        negative: [],
        comment: "Good, thanks",
        at: "2025-04-02T14:03:22.000Z",
      },
      {
        id: "2",
        rating: 0,
        positive: [],
        negative: ["efficiency"],
        comment: "",
        at: "2025-04-02T15:10:01.000Z",
      },
      {
        id: "6",
        rating: 1,
        positive: ["other"],
        negative: [],
        comment: "",
        at: "2025-04-02T15:10:01.000Z",
      },
    ]);
    expect(outcome.target).toBe("raw");
    expect(outcome.reconciliation).toMatchObject({
      recordsRead: 6,
      responsesJudged: 3,
      excluded: { preview: 1, spam: 1, deleted: 1 },
      balanced: true,
    });
  });
});

describe("a Qualtrics export with three header records", () => {
  const importId = (id: string, more = "") => `"{""ImportId"":""${id}""${more}}"`;
  const text = [
    "StartDate,Status,Finished,RecordedDate,ResponseId,Q1,Q2,Q2_7_TEXT,Q3,Q4",
    'Anfangsdatum,Antworttyp,Beendet,Erfassungsdatum,Antwort-ID,"I trust\nthe agency",What made the difference?,Other - Text,Better?,More?',
    [
      importId("startDate", ',""timeZone"":""America/Denver""'),
      importId("status"),
      importId("finished"),
      importId("recordedDate", ',""timeZone"":""America/Denver""'),
      importId("_recordId"),
      importId("QID1"),
      importId("QID2"),
      importId("QID2_7_TEXT"),
      importId("QID3"),
      importId("QID4"),
    ].join(","),
    '2025-01-01 10:00:00,IP Address,True,2025-01-01 10:01:00,R_1,Strongly agree,"I found what I needed, quickly,It was easy",,,Fine',
    "2025-01-01 10:00:00,Survey Preview,True,2025-01-01 10:01:00,R_2,Agree,,,,",
    "2025-07-01 10:00:00,IP Address,True,2025-07-01 10:01:00,R_3,Disagree,,because,It was quick,",
    "2025-07-01 10:00:00,IP Address,False,2025-07-01 10:01:00,R_4,Neutral,,,,",
    "2025-07-01 10:00:00,0,1,2025-07-01 10:01:00,R_5,4,,,,",
  ].join("\r\n");
  const likert = (unfinished?: string) =>
    definitionOf({
      survey: {
        title: "T",
        type: "likert_scale",
        transactionPoint: "post_interaction",
        channel: "website",
      },
      questions: [
        { asks: "trust", text: "I trust the agency", column: { importId: "QID1" } },
        {
          asks: "positive_drivers",
          text: "What?",
          column: { importId: "QID2" },
          statements: [
            ...statements.map(({ driver, text: shown }) => ({ driver, text: shown })),
            { driver: "other", text: "Other", textColumn: { importId: "QID2_7_TEXT" } },
          ],
        },
        {
          asks: "negative_drivers",
          text: "Better?",
          column: "Q3",
          statements: statements.map(({ driver, text: shown }) => ({ driver, text: shown })),
        },
        { asks: "comment", text: "More?", column: { letter: "J" } },
      ],
      export: unfinished ? { unfinished } : {},
    });

  it("is read by ImportIds, in the zone that the export names", async () => {
    const { outcome, responses } = await judgeText(text, { definition: likert() });
    expect(responses).toEqual([
      {
        id: "R_1",
        rating: 5,
        positive: ["effectiveness", "ease"],
        negative: [],
        comment: "Fine",
        at: "2025-01-01T17:01:00.000Z",
      },
      {
        id: "R_3",
        rating: 2,
        positive: ["other"],
        negative: ["efficiency"],
        comment: "",
        at: "2025-07-01T16:01:00.000Z",
      },
      {
        id: "R_5",
        rating: UNREADABLE,
        positive: [],
        negative: [],
        comment: "",
        at: "2025-07-01T16:01:00.000Z",
      },
    ]);
    expect(outcome.reconciliation.excluded).toEqual({ preview: 1, unfinished: 1 });
    expect(outcome.facts?.headerRecords).toBe(3);
  });

  it("keeps unfinished responses where the definition says so", async () => {
    const { responses } = await judgeText(text, { definition: likert("keep") });
    expect(responses.map(({ id }) => id)).toEqual(["R_1", "R_3", "R_4", "R_5"]);
  });
});

describe("a generic export", () => {
  it("is read as the definition says: split columns, excluded records, columns by position", async () => {
    const definition = definitionOf({
      questions: [
        { asks: "trust", text: "I trust", column: { position: 2 }, labels: { Ja: 1, Nein: 0 } },
        {
          asks: "positive_drivers",
          text: "What?",
          notSelected: ["No"],
          statements: [
            { driver: "ease", text: "Easy", column: "P1" },
            { driver: "other", text: "Other", column: "P2", typedText: true },
          ],
        },
        {
          asks: "negative_drivers",
          text: "Better?",
          statements: [{ driver: "ease", text: "Easy", column: { name: "N", occurrence: 2 } }],
        },
      ],
      export: {
        externalId: "Key",
        submittedAt: "When",
        timeZone: "America/New_York",
        exclude: [{ column: "Kind", values: ["Test"], reason: "test" }],
      },
    });
    const { outcome, responses } = await judgeText(
      [
        "Key;Trust;P1;P2;N;N;When;Kind",
        "k1;Ja;Yes;warm words;;;31.12.2024 23:30;",
        "k2;nein;No;;x;1;1.1.2025 00:30;",
        "k3;ja;Yes;;;;1.1.2025 00:30;TEST",
      ].join("\r"),
      { definition },
    );
    expect(responses).toEqual([
      {
        id: "k1",
        rating: 1,
        positive: ["ease", "other"],
        negative: [],
        comment: "",
        at: "2025-01-01T04:30:00.000Z",
      },
      {
        id: "k2",
        rating: 0,
        positive: [],
        negative: ["ease"],
        comment: "",
        at: "2025-01-01T05:30:00.000Z",
      },
    ]);
    expect(outcome.reconciliation.excluded).toEqual({ test: 1 });
  });

  it("says which column of the definition the export lacks, and which is nearest", async () => {
    const { outcome } = await judgeText("ID,Trust,Goood,Bad,Comment\n1,1,,,\n", {
      definition: touchpoints,
      rules: [
        {
          id: "CX999",
          name: "test",
          scope: "header",
          severity: "error",
          targets: ["raw"],
          cites: [],
          heading: "",
          message: "",
          fix: "",
          why: "",
          check: (header, _, report) => {
            for (const { wanted, found, nearest } of header.unresolved)
              report({ wanted, found, nearest });
          },
        },
      ],
    });
    expect(outcome.findings.map(({ data }) => data)).toEqual([
      { wanted: "externalId", found: 0, nearest: null },
      { wanted: "Trust?", found: 0, nearest: "Trust" },
      { wanted: "Good", found: 0, nearest: "Goood" },
    ]);
  });
});
