import { describe, expect, it } from "vitest";
import { fileOf, importIds, partsOf } from "./file-of.js";

describe("question and statement of a column", () => {
  it("are told from the columns of one question in Qualtrics", async () => {
    const ids = importIds([
      "QID1",
      { ImportId: "QID2", choiceId: "1" },
      { ImportId: "QID2", choiceId: "4" },
      "QID2_4_TEXT",
      "QID3",
      "QID3_7_TEXT",
    ]);
    const file = await fileOf([
      "Q1,Q2_1,Q2_2,Q2_2_TEXT,Q3,Q3_7_TEXT",
      "I trust - really - all,Why - now? - Staff - kind,Why - now? - Other,Why - now? - Other - Text,Better? - Selected Choice,Better? - None - Text",
      ids,
    ]);
    expect(file.columns.map(({ importId }) => importId)).toEqual([
      ...["QID1", "QID2_1", "QID2_4", "QID2_4_TEXT", "QID3", "QID3_7_TEXT"],
    ]);
    expect(partsOf(file)).toEqual([
      null,
      ["Why - now?", "Staff - kind"],
      ["Why - now?", "Other"],
      ["Why - now?", "Other - Text"],
      ["Better?"],
      ["Better?", "None - Text"],
    ]);
  });

  it("stand in two records in SurveyMonkey, the question above its first column", async () => {
    const file = await fileOf([
      "Respondent ID,Start Date,Trust?,Why?,,",
      ",,Response,Easy,Quick,Other (please specify)",
      "1,,Yes,Easy,,",
    ]);
    expect(file.columns.map(({ name }) => name)).toEqual([
      ...["Respondent ID", "Start Date", "Trust?", "Why?", "Why?", "Why?"],
    ]);
    expect(partsOf(file)).toEqual([
      null,
      null,
      ["Trust?"],
      ["Why?", "Easy"],
      ["Why?", "Quick"],
      ["Why?", "Other (please specify)"],
    ]);
  });

  it("stand in one name in Alchemer, and either may hold colons", async () => {
    const own = "Response ID,Time Started,Date Submitted,Status";
    const names = [
      ...["Hard: so it was:Better?", "Slow: so it was:Better?", "Staff:Better?"],
      ...["Easy:In a word: why?", "Quick:In a word: why?"],
    ];
    const file = await fileOf([`${own},${names.join()}`, `1,,,Complete${",".repeat(5)}`]);
    expect(partsOf(file).slice(4)).toEqual([
      ["Better?", "Hard: so it was"],
      ["Better?", "Slow: so it was"],
      ["Better?", "Staff"],
      ["In a word: why?", "Easy"],
      ["In a word: why?", "Quick"],
    ]);
  });

  it("stand in one name in SurveyMonkey, cut where the names beside it agree", async () => {
    const file = await fileOf([
      "RespondentID,Trust - really?,Dish?,Dish? - Other - what?,Why - now? - Easy,Why - now? - Staff - kind,Why - now? - Staff - fast,Alone - in the end?",
    ]);
    expect(partsOf(file)).toEqual([
      null,
      null,
      null,
      ["Dish?", "Other - what?"],
      ["Why - now?", "Easy"],
      ["Why - now?", "Staff - kind"],
      ["Why - now?", "Staff - fast"],
      null,
    ]);
  });

  it("are turned around in Alchemer, and both may hold colons", async () => {
    const file = await fileOf([
      "Response ID,Time Started,Date Submitted,Status,Trust: yes?,Easy: very:Why: now?,Quick:Why: now?,Other - Write In:Why: now?,Other - Write In:Why: now?",
    ]);
    expect(partsOf(file).slice(4)).toEqual([
      null,
      ["Why: now?", "Easy: very"],
      ["Why: now?", "Quick"],
      ["Why: now?", "Other - Write In"],
      ["Why: now?", "Other - Write In"],
    ]);
  });

  it("stand in brackets in LimeSurvey and in the grids of Google Forms", async () => {
    const lime = await fileOf(["id,submitdate,lastpage,Q1,Q2[SQ001],Q2[other],Why? [Easy [very]]"]);
    expect(partsOf(lime).slice(3)).toEqual([
      null,
      ["Q2", "SQ001"],
      ["Q2", "other"],
      ["Why?", "Easy [very]"],
    ]);
    const google = await fileOf(["Timestamp,Trust,Rate each [Speed]"]);
    expect(partsOf(google)).toEqual([null, null, ["Rate each", "Speed"]]);
  });

  it("stand behind a slash in KoBo and ODK, where the question has a column", async () => {
    const odk = await fileOf(["SubmissionDate,g-why,g-why/easy,a/b,KEY"]);
    expect(partsOf(odk)).toEqual([null, null, ["g-why", "easy"], null, null]);
    const kobo = await fileOf(["g/why;g/why/very/easy;_id;_uuid;_submission_time"]);
    expect(partsOf(kobo)).toEqual([null, ["g/why", "very/easy"], null, null, null]);
  });

  it("stand before and behind three underscores in REDCap", async () => {
    const file = await fileOf(["record_id,why_so___a_1,why_so____2,trust,s_complete"]);
    expect(partsOf(file)).toEqual([null, ["why_so", "a_1"], ["why_so", "_2"], null, null]);
  });
});

describe("columns that are the platform's own", () => {
  it.each<[string, string[], string[]]>([
    [
      "qualtrics",
      [
        "StartDate,Q1,Q1_DO,T_First Click,Q9",
        "a,b,c,d,e",
        importIds(["startDate", "QID1", "QID1_DO", "QID2_FIRST_CLICK", "QID9_TEXT"]),
      ],
      ["Q1", "Q9"],
    ],
    [
      "touchpoints",
      ["ID,UUID,Trust?,Location Code,User Agent,Page,Referrer,Created at,Tags"],
      ["Trust?"],
    ],
    ["surveymonkey", ["Respondent ID,CollectorID,IP Address,Custom Data 1,Trust?"], ["Trust?"]],
    ["ms-forms", ["ID,Start time,Completion time,Email,Name,Points - Trust?,Trust?"], ["Trust?"]],
    ["google-forms", ["Timestamp,Username,Email Address,Trust?"], ["Trust?"]],
    ["limesurvey", ["id,submitdate,lastpage,seed,Q1,interviewtime,Q1Time"], ["Q1"]],
    ["alchemer", ["Response ID,Time Started,Date Submitted,Status,City,Trust?"], ["Trust?"]],
    ["kobo", ["start,trust,_id,_uuid,_submission_time"], ["trust"]],
    ["odk-central", ["SubmissionDate,trust,KEY,DeviceID"], ["trust"]],
    ["redcap", ["record_id,redcap_event_name,s_timestamp,trust,s_complete"], ["trust"]],
  ])("are left out in %s", async (name, lines, questions) => {
    const { dialect, columns } = await fileOf(lines);
    expect(dialect.name).toBe(name);
    const asked = columns.filter((column) => dialect.isQuestion?.(column));
    expect(asked.map((column) => column.name)).toEqual(questions);
  });
});
