import { describe, expect, it } from "vitest";
import { fileOf, importIds } from "./file-of.js";

const ids = importIds(["startDate", "status", "QID1"]);

describe("the dialect of a file and its header records", () => {
  it.each<[string, number, string[]]>([
    [
      "qualtrics",
      3,
      ["StartDate,Status,Q1", "Start Date,Response Type,Trust", ids, "2025-01-01,0,Yes"],
    ],
    ["qualtrics", 2, ["Start Date,Response Type,Trust", ids, "2025-01-01,0,Yes"]],
    ["qualtrics", 4, ["Answers of spring,of,all", "StartDate,Status,Q1", "a,b,c", ids, "x,0,Yes"]],
    // Columns that somebody has added have no ImportId.
    ["qualtrics", 3, ["StartDate,Status,Q1,x,y,z", "a,b,c,,,", `${ids},,,`, "2025-01-01,0,Yes,,,"]],
    ["qualtrics", 1, ["StartDate,EndDate,RecordedDate,ResponseId", "2025-01-01,,,R_1"]],
    ["qualtrics", 2, ["StartDate,EndDate,RecordedDate,ResponseId", "a,b,c,d", "2025-01-01,,,R_1"]],
    ["qualtrics", 1, ["Start Date,End Date,Recorded Date,Response ID", "2025-01-01,,,R_1"]],
    ["generic", 1, ["StartDate,EndDate,Trust", "2025-01-01,,Yes"]],
    [
      "qualtrics-2016",
      3,
      [
        "ResponseID,Status,Q1",
        "a,b,c",
        "{'ImportId': 'responseId'},{'ImportId': 'status'},{'ImportId': 'QID1'}",
        "R_1,0,1",
      ],
    ],
    ["qualtrics-legacy", 2, ["V1,V2,V3,Q1,", "ResponseID,ResponseSet,Name,Trust,", "R_1,x,y,1,"]],
    ["generic", 1, ["V1,V2,V3,Q1", "1,2,3,4"]],
    [
      "touchpoints",
      1,
      [
        "UUID,Trust?,User Agent,Page,Referrer,Created at,Tags",
        "u,1,m,/p,,2025-01-01 10:00:00 UTC,[]",
      ],
    ],
    ["odk-central", 1, ["SubmissionDate,q,KEY", "2025-01-01T10:00:00.000Z,a,uuid:1"]],
    ["generic", 1, ["q,SubmissionDate,KEY", "a,2025-01-01T10:00:00.000Z,uuid:1"]],
    ["kobo", 1, ['"q";"_id";"_uuid";"_submission_time"', '"a";"1";"u";"2025-01-01T10:00:00"']],
    [
      "kobo",
      2,
      [
        '"q";"_id";"_uuid";"_submission_time"',
        '"#trust";"";"";""',
        '"a";"1";"u";"2025-01-01T10:00:00"',
      ],
    ],
    ["redcap", 1, ["record_id,why___1,survey_complete", "1,0,2"]],
    ["redcap", 1, ["record_id,trust,survey_complete", "1,0,2"]],
    ["redcap", 1, ["record_id,redcap_event_name,trust", "1,a,2"]],
    ["generic", 1, ["Key,Trust,Percent_complete", "1,0,2"]],
    [
      "limesurvey",
      1,
      ['"id","submitdate","lastpage","G1Q1"', '"1","2025-01-01 10:00:00","3","A1"'],
    ],
    ["limesurvey", 1, ['"Response ID";"Date submitted";"Last page";"Trust"', '"1";"";"";""']],
    [
      "limesurvey",
      1,
      ['"id. Response ID","submitdate. Date submitted","lastpage. Last page"', '"1","",""'],
    ],
    ["limesurvey", 1, ["Key,Q1[SQ001],Q1[SQ002]", "1,Y,"]],
    ["surveymonkey", 1, ["Respondent ID,Trust?,Why? - Easy", "1,Yes,Easy"]],
    ["surveymonkey", 2, ["RespondentID,Trust?,Why?,", ",Response,Easy,Quick", "1,Yes,Easy,"]],
    [
      "surveymonkey",
      2,
      ["Respondent ID,Trust?,Why?,Why?", "Respondent ID,Response,Easy,Quick", "1,Yes,Easy,"],
    ],
    [
      "surveymonkey",
      3,
      [",q1,q2,", "Respondent ID,Trust?,Why?,", ",Response,Easy,Quick", "1,Yes,Easy,"],
    ],
    ["surveymonkey", 2, [",q1,q2", "Respondent ID,Trust?,Why?", "1,Yes,Easy"]],
    ["alchemer", 1, ["Response ID,Time Started,Date Submitted,Status,Trust", "1,,,Complete,Yes"]],
    ["ms-forms", 1, ["Id,Start time,Completion time,Email,Name,Trust", "1,,,,,Yes"]],
    ["generic", 1, ["Id,Email,Name,Trust", "1,,,Yes"]],
    ["google-forms", 1, ["Timestamp,Trust", "2/1/2025 10:00:00,Yes"]],
    ["google-forms", 1, ["Marca temporal,Trust", "2/1/2025 10:00:00,Yes"]],
  ])("is %s with %i", async (name, headerRecords, lines) => {
    const { dialect } = await fileOf(lines);
    expect({ name: dialect.name, headerRecords: dialect.headerRecords }).toEqual({
      name,
      headerRecords,
    });
  });

  it.each(["medallia", "verint", "limesurvey"] as const)(
    "is %s where that is said",
    async (named) => {
      const { dialect, responses } = await fileOf(["Key,When,Trust", "1,,Yes"], named);
      expect([dialect.name, responses]).toEqual([named, 1]);
    },
  );

  it("is found below a title", async () => {
    const { dialect, responses } = await fileOf([
      "Customer survey 2025",
      "Respondent ID,Trust?,Why?,",
      ",Response,Easy,Quick",
      "1,Yes,Easy,",
    ]);
    expect([dialect.name, dialect.headerRecords, responses]).toEqual(["surveymonkey", 2, 1]);
  });
});

describe("what a file decides of its dialect", () => {
  it("is the separator of Google Forms", async () => {
    const direct = await fileOf(["Timestamp,Trust", '"2025/01/30 10:39:41 PM GMT+1",Yes']);
    const sheet = await fileOf(["Timestamp,Trust", "1/30/2025 22:39:41,Yes"]);
    expect([direct.dialect.joinedBy, sheet.dialect.joinedBy]).toEqual([";", ", "]);
  });

  it("is the zone of Qualtrics, if it is one", async () => {
    const withZone = (timeZone: string) =>
      fileOf([
        "StartDate,Status,Q1",
        "a,b,c",
        importIds([{ ImportId: "startDate", timeZone }, "status", "QID1"]),
      ]);
    expect((await withZone("America/Denver")).zone).toBe("America/Denver");
    expect((await withZone("Mountain time")).zone).toBeNull();
  });

  it("is the order of month and day of SurveyMonkey, unless a spreadsheet was there", async () => {
    const at = (time: string) => fileOf(["Respondent ID,End Date,Trust?", `1,${time},Yes`]);
    expect((await at("06/08/2025 10:47:25 AM")).dialect.dateOrder).toBe("month-day-year");
    expect((await at("6/8/2025 10:47")).dialect.dateOrder).toBeUndefined();
  });

  it("is that an anonymised LimeSurvey has no times", async () => {
    const at = (time: string) => fileOf(["id,submitdate,lastpage,Q1", `1,${time},3,A1`, "2,,1,A1"]);
    const anonymous = await at("1980-01-01 00:00:00");
    expect(anonymous.dialect.known.submittedAt).toEqual([]);
    expect(anonymous.excluded).toEqual({ unfinished: 1 });
    expect((await at("2025-01-01 10:00:00")).dialect.known.submittedAt).toEqual(["submitdate"]);
  });

  it("is where the columns of a legacy Qualtrics export are", async () => {
    const { dialect, excluded, responses } = await fileOf([
      "V1,V2,V3,V4,V5,V6,Q1,",
      "ResponseID,ResponseSet,Name,Status,EndDate,Finished,Trust,",
      "R_1,x,y,0,2025-01-01 10:00:00,1,1,",
      "R_2,x,y,8,2025-01-01 10:00:00,1,1,",
      "R_3,x,y,0,2025-01-01 10:00:00,0,1,",
    ]);
    expect(dialect.known).toMatchObject({ externalId: ["V1"], submittedAt: ["V5"] });
    expect([responses, excluded]).toEqual([1, { spam: 1, unfinished: 1 }]);
  });
});
