import { describe, expect, it } from "vitest";
import type { DialectName } from "../../../src/survey/dialect-names.js";
import { definitionOf, judgeText } from "../../support/judge.js";
import { importIds } from "./file-of.js";

/*
 * Which records of each platform are no responses, raw-exports §§1–9: the header, then records with
 * what becomes of each. "kept" is a response; anything else is the reason that it is counted under.
 */

interface Story {
  /** The dialect, where the file does not show it. */
  readonly named?: DialectName;
  readonly header: readonly string[];
  /** Name of the column with question 1. */
  readonly trust: unknown;
  readonly records: readonly (readonly [becomes: string, record: string])[];
  /** Further keys of `export`. */
  readonly where?: Record<string, unknown>;
}

const qualtricsIds = ["startDate", "recordedDate", "status", "finished", "distributionChannel"];
/** A record of the modern export by its status, whether it was finished, and its channel. */
const qualtrics = (status: string, finished = "1", channel = "anonymous"): string =>
  `2025-02-01 10:00:00,2025-02-01 10:05:00,${status},${finished},${channel},R_1,Yes`;

const OLD_STATUS: readonly (readonly [string, string])[] = [
  ...["0", "4", "16", "32", "48", "132", "IP Address", "Imported"].map(
    (status) => ["kept", status] as const,
  ),
  ...["1", "9", "17", "Survey Preview", "survey preview spam", "Offline Survey Preview"].map(
    (status) => ["preview", status] as const,
  ),
  ...["2", "256", "Survey Test", "Synthetic"].map((status) => ["test", status] as const),
  ...["8", "12", "40", "Spam", "Imported Spam", "EX Spam"].map(
    (status) => ["spam", status] as const,
  ),
];

const STORIES: Readonly<Record<string, Story>> = {
  touchpoints: {
    header: [
      "ID,UUID,Trust?,Location Code,User Agent,Status,Archived,Flagged,Deleted,Deleted at,Page,Referrer,Created at",
    ],
    trust: "Trust?",
    records: [
      ["kept", "1,u,1,,m,received,false,false,false,,/benefits,,2025-02-01 10:00:00 UTC"],
      ["kept", "2,u,1,,m,responded,true,false,false,,/benefits,,2025-02-01 10:00:00 UTC"],
      ["spam", "3,u,1,,m,received,false,true,false,,/benefits,,2025-02-01 10:00:00 UTC"],
      ["spam", "4,u,1,,m,received,FALSE,TRUE,FALSE,,/benefits,,2025-02-01 10:00:00 UTC"],
      ["deleted", "5,u,1,,m,received,false,false,true,,/benefits,,2025-02-01 10:00:00 UTC"],
      ["preview", "6,u,1,,m,received,,,,,/admin/forms/abc/example,,2025-02-01 10:00:00 UTC"],
      ["kept", "7,u,1,,m,received,,,,,/admin/forms/abc,,2025-02-01 10:00:00 UTC"],
      ["kept", "8,u,1,,m,received,,,,,/help/example,,2025-02-01 10:00:00 UTC"],
    ],
  },
  "touchpoints before 2023": {
    header: ["UUID,Trust?,User Agent,Page,Referrer,Created at,Tags"],
    trust: "Trust?",
    records: [
      ["kept", "u,1,m,/benefits,,2025-02-01 10:00:00 UTC,[]"],
      ["preview", "v,1,m,/admin/forms/abc/example,,2025-02-01 10:00:00 UTC,[]"],
    ],
  },
  "touchpoints-combined": {
    header: ["ID,UUID,Trust?,Flagged,Deleted,Page,Created at,external_id,question_1,question_4"],
    trust: "Trust?",
    records: [
      ["kept", "1,u,1,false,false,/p,2025-02-01 10:00:00 UTC,1,1,"],
      ["spam", "2,u,1,true,false,/p,2025-02-01 10:00:00 UTC,2,1,"],
      ["deleted", "3,u,1,false,true,/p,2025-02-01 10:00:00 UTC,3,1,"],
      ["preview", "4,u,1,,,/admin/forms/x/example,2025-02-01 10:00:00 UTC,4,1,"],
    ],
  },
  qualtrics: {
    header: [
      "StartDate,RecordedDate,Status,Finished,DistributionChannel,ResponseId,Q1",
      "Start,Recorded,Response Type,Finished,Channel,Response ID,Trust?",
      importIds([...qualtricsIds, "_recordId", "QID1"]),
    ],
    trust: "Q1",
    records: [
      ...OLD_STATUS.map(([becomes, status]) => [becomes, qualtrics(status)] as const),
      ["unfinished", qualtrics("0", "0")],
      ["unfinished", qualtrics("0", "False")],
      ["unfinished", qualtrics("0", "FALSE")],
      // Records that were added later say nothing there.
      ["kept", qualtrics("0", "")],
      ["kept", qualtrics("0", "True", "email")],
      ["preview", qualtrics("0", "1", "preview")],
      ["test", qualtrics("0", "1", "test")],
    ],
  },
  "qualtrics with unfinished ones kept": {
    header: [
      "StartDate,RecordedDate,Status,Finished,DistributionChannel,ResponseId,Q1",
      "Start,Recorded,Response Type,Finished,Channel,Response ID,Trust?",
      importIds([...qualtricsIds, "_recordId", "QID1"]),
    ],
    trust: "Q1",
    where: { unfinished: "keep" },
    records: [
      ["kept", qualtrics("0", "0")],
      ["preview", qualtrics("1", "0")],
    ],
  },
  "qualtrics without ImportIds": {
    header: ["StartDate,EndDate,RecordedDate,ResponseId,Status,Finished,Q1"],
    trust: "Q1",
    records: [
      ["kept", "2025-02-01,2025-02-01,2025-02-01,R_1,IP Address,True,Yes"],
      ["preview", "2025-02-01,2025-02-01,2025-02-01,R_2,Survey Preview,True,Yes"],
      ["unfinished", "2025-02-01,2025-02-01,2025-02-01,R_3,IP Address,False,Yes"],
    ],
  },
  "qualtrics-2016": {
    header: [
      "ResponseID,EndDate,Finished,Status,Q1",
      "ResponseID,EndDate,Finished,Status,Trust?",
      "{'ImportId': 'responseId'},{'ImportId': 'endDate'},{'ImportId': 'finished'},{'ImportId': 'status'},{'ImportId': 'QID1'}",
    ],
    trust: "Q1",
    records: [
      ...OLD_STATUS.map(
        ([becomes, status]) => [becomes, `R_1,2025-02-01 10:00:00,1,${status},Yes`] as const,
      ),
      ["unfinished", "R_1,2025-02-01 10:00:00,0,0,Yes"],
    ],
  },
  "qualtrics-legacy": {
    header: [
      "V1,V2,V3,V4,V5,V6,V7,V8,V9,V10,Q1,",
      "ResponseID,ResponseSet,Name,ExternalDataReference,Email,IPAddress,Status,StartDate,EndDate,Finished,Trust?,",
    ],
    trust: "Q1",
    records: [
      ...OLD_STATUS.map(
        ([becomes, status]) =>
          [becomes, `R_1,s,,,,,${status},2025-02-01 10:00:00,2025-02-01 10:00:00,1,Yes,`] as const,
      ),
      ["unfinished", "R_1,s,,,,,0,2025-02-01 10:00:00,2025-02-01 10:00:00,0,Yes,"],
    ],
  },
  surveymonkey: {
    header: ["Respondent ID,Collector ID,End Date,Trust?", ",,,Response"],
    trust: "Trust?",
    // No record is marked: a test shows by its collector, which the definition names.
    where: { exclude: [{ column: "Collector ID", values: ["99"], reason: "test" }] },
    records: [
      ["kept", "1,11,02/01/2025 10:00:00 AM,Yes"],
      ["test", "2,99,02/01/2025 10:00:00 AM,Yes"],
    ],
  },
  "ms-forms": {
    header: ["ID,Start time,Completion time,Email,Name,Trust?"],
    trust: "Trust?",
    records: [["kept", "1,2/1/25 10:00:00,2/13/25 10:05:00,anonymous,,Yes"]],
  },
  "google-forms": {
    header: ["Timestamp,Trust?,Comment"],
    trust: "Trust?",
    records: [["kept", "2025/02/01 10:39:41 PM GMT+1,Yes,"]],
  },
  limesurvey: {
    header: ["id,submitdate,lastpage,startlanguage,Q1"],
    trust: "Q1",
    records: [
      ["kept", "1,2025-02-01 10:00:00,3,en,Yes"],
      ["unfinished", "2,,1,en,Yes"],
    ],
  },
  "limesurvey with texts": {
    header: ["Response ID;Date submitted;Last page;Start language;Trust?"],
    trust: "Trust?",
    records: [
      ["kept", "1;2025-02-01 10:00:00;3;en;Yes"],
      ["unfinished", "2;;1;en;Yes"],
    ],
  },
  "limesurvey, anonymised": {
    header: ["id,submitdate,lastpage,Q1"],
    trust: "Q1",
    records: [
      ["kept", "1,1980-01-01 00:00:00,3,Yes"],
      ["unfinished", "2,,1,Yes"],
    ],
  },
  alchemer: {
    header: ["Response ID,Time Started,Date Submitted,Status,is_test_data,Trust?"],
    trust: "Trust?",
    records: [
      ["kept", "1,2025-02-01 10:00:00,2025-02-01 10:05:00,Complete,0,Yes"],
      ["unfinished", "2,2025-02-01 10:00:00,2025-02-01 10:05:00,Partial,0,Yes"],
      ["disqualified", "3,2025-02-01 10:00:00,2025-02-01 10:05:00,Disqualified,0,Yes"],
      ["deleted", "4,2025-02-01 10:00:00,2025-02-01 10:05:00,Deleted,0,Yes"],
      ["test", "5,2025-02-01 10:00:00,2025-02-01 10:05:00,Complete,1,Yes"],
      ["test", "6,2025-02-01 10:00:00,2025-02-01 10:05:00,Complete,true,Yes"],
    ],
  },
  medallia: {
    named: "medallia",
    header: ["id,created,url,originType,Trust?"],
    trust: "Trust?",
    where: { externalId: "id", submittedAt: "created" },
    records: [
      ["kept", "1,2025-02-01 10:00:00,https://example.gov/,Web,Yes"],
      ["preview", "2,2025-02-01 10:00:00,[Preview],Web,Yes"],
      ["kept", "3,2025-02-01 10:00:00,[Direct],Web,Yes"],
      ["preview", "4,2025-02-01 10:00:00,https://example.gov/,Preview,Yes"],
    ],
  },
  kobo: {
    header: ["trust;_id;_uuid;_submission_time;_validation_status"],
    trust: "trust",
    records: [
      ["kept", "Yes;1;u;2025-02-01T10:00:00;"],
      ["kept", "Yes;2;u;2025-02-01T10:00:00;Approved"],
      ["kept", "Yes;3;u;2025-02-01T10:00:00;On hold"],
      ["rejected", "Yes;4;u;2025-02-01T10:00:00;Not approved"],
      ["rejected", "Yes;5;u;2025-02-01T10:00:00;validation_status_not_approved"],
    ],
  },
  "odk-central": {
    header: ["SubmissionDate,trust,KEY,ReviewState"],
    trust: "trust",
    records: [
      ["kept", "2025-02-01T10:00:00.000Z,Yes,uuid:1,"],
      ["kept", "2025-02-01T10:00:00.000Z,Yes,uuid:2,approved"],
      ["kept", "2025-02-01T10:00:00.000Z,Yes,uuid:3,hasIssues"],
      ["rejected", "2025-02-01T10:00:00.000Z,Yes,uuid:4,rejected"],
    ],
  },
  redcap: {
    header: [
      "record_id,redcap_repeat_instrument,redcap_repeat_instance,intake,intake_complete,feedback_timestamp,trust,feedback_complete",
    ],
    trust: "trust",
    where: { submittedAt: "feedback_timestamp" },
    records: [
      ["kept", "1,,,a,2,2025-02-01 10:00:00,Yes,2"],
      ["kept", "2,,,a,0,2025-02-01 10:00:00,Yes,1"],
      ["unfinished", "3,,,a,2,2025-02-01 10:00:00,Yes,0"],
      ["unfinished", "4,,,a,2,2025-02-01 10:00:00,Yes,Incomplete"],
      ["unfinished", "5,,,a,2,[not completed],Yes,1"],
      // A repeated form's record is about that form.
      ["other-form", "1,visits,1,,,,,"],
    ],
  },
};

async function judged({ named, header, trust, where, records }: Story) {
  const definition = definitionOf({
    questions: [
      { asks: "trust", text: "Trust?", column: trust, labels: { Yes: 1, No: 0, 1: 1, 0: 0 } },
    ],
    export: {
      timeZone: "UTC",
      ...(named === undefined ? {} : { dialect: named }),
      ...where,
    },
  });
  const lines = [...header, ...records.map(([, record]) => record)];
  return judgeText(`${lines.join("\n")}\n`, { definition });
}

function countedBy(records: Story["records"]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [becomes] of records) {
    if (becomes !== "kept") counts[becomes] = (counts[becomes] ?? 0) + 1;
  }
  return counts;
}

describe.each(Object.entries(STORIES))("%s", (_, story) => {
  it.each(story.records.map(([becomes, record]) => [becomes, record]))(
    "%s: %s",
    async (becomes, record) => {
      const { outcome, responses } = await judged({ ...story, records: [[becomes!, record!]] });
      const { excluded, balanced } = outcome.reconciliation;
      expect([responses.length, excluded, balanced]).toEqual(
        becomes === "kept" ? [1, {}, true] : [0, { [becomes!]: 1 }, true],
      );
    },
  );

  it("counts each reason by itself, and no record is gone", async () => {
    const { outcome } = await judged(story);
    const kept = story.records.filter(([becomes]) => becomes === "kept").length;
    expect(outcome.reconciliation).toMatchObject({
      recordsRead: story.records.length,
      responsesJudged: kept,
      blank: 0,
      rejected: 0,
      excluded: countedBy(story.records),
      balanced: true,
    });
    // Every response that is kept has the time that its platform gave it.
    const isAnonymous = story.records.some(([, record]) => record.includes("1980-01-01"));
    expect(outcome.tally.timed).toBe(isAnonymous ? 0 : kept);
  });
});
