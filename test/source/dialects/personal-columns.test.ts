import { describe, expect, it } from "vitest";
import {
  isPersonalColumn,
  personalColumns,
} from "../../../src/source/dialects/personal-columns.js";
import { DIALECTS } from "../../../src/source/dialects/recognise.js";
import { fileOf, importIds } from "./file-of.js";

async function personalIn(lines: string[]): Promise<string[]> {
  const { dialect, columns } = await fileOf(lines);
  return columns.filter((column) => isPersonalColumn(dialect, column)).map(({ name }) => name);
}

describe("columns that identify people", () => {
  it.each<[string[], string[]]>([
    [
      ["ID,UUID,What is your name?,Location Code,User Agent,Page,Referrer,Created at,IP Address"],
      ["Location Code", "User Agent", "Page", "Referrer", "IP Address"],
    ],
    [
      [
        "Adresse,E-Mail,Q1,x",
        "IP-Adresse,b,c,d",
        importIds(["ipAddress", "recipientEmail", "QID1", "QID2_BROWSER"]),
      ],
      ["Adresse", "E-Mail", "x"],
    ],
    [
      ["V1,V2,V3,V4,V5,Q1,", "ResponseID,ResponseSet,Name,EmailAddress,Status,Trust,"],
      ["V3", "V4"],
    ],
    [
      [
        "Respondent ID,Collector ID,IP Address,Email Address,First Name,Custom Data 1,In which city?",
      ],
      ["IP Address", "Email Address", "First Name", "Custom Data 1"],
    ],
    [
      ["Response ID,Time Started,Date Submitted,Status,Longitude,City,State/Region,SessionID"],
      ["Longitude", "City", "State/Region", "SessionID"],
    ],
    [["id,submitdate,lastpage,token,ipaddr,refurl,Q1"], ["token", "ipaddr", "refurl"]],
    [
      ["SubmissionDate,q,where-Latitude,KEY,SubmitterName,DeviceID"],
      ["where-Latitude", "SubmitterName", "DeviceID"],
    ],
    [["q;_id;_uuid;_submission_time;_submitted_by"], ["_submitted_by"]],
    [["record_id,redcap_survey_identifier,trust,s_complete"], ["redcap_survey_identifier"]],
    [["Key,Name,Phone number,E-mail,Trust"], ["Name", "Phone number", "E-mail"]],
  ])("are found in %j", async (lines, names) => {
    expect(await personalIn(lines)).toEqual(names);
  });

  it.each<[string, string[], string[]]>([
    [
      "by its name, which may stand below a record of codes",
      [
        ",,,q1,q2",
        "Respondent ID,IP Address,Email Address,Trust?,City",
        ",,,Response,Open-Ended Response",
        "1,x,y,Yes,z",
      ],
      ["IP Address", "Email Address", "City"],
    ],
    [
      "by its name and what stands below it, where the name says nothing",
      ["V1,V2,V3,V4,V6,Q1,", "ResponseID,ResponseSet,Name,EmailAddress,Status,Trust,"],
      ["V3 (Name)", "V4 (EmailAddress)"],
    ],
    [
      "by its name alone, where that tells",
      ["IPAddress,Q1", "IP Address,Trust", importIds(["ipAddress", "QID1"])],
      ["IPAddress"],
    ],
    [
      "by its label, where it has no name",
      [",Q1", "IP Address,Trust", importIds(["ipAddress", "QID1"])],
      ["IP Address"],
    ],
  ])("are called %s", async (_, lines, names) => {
    const { dialect, columns } = await fileOf(lines);
    expect(personalColumns(dialect, columns).map(({ name }) => name)).toEqual(names);
  });

  it("are known of every platform but in finished submissions", () => {
    const without = DIALECTS.filter(({ personalColumns }) => personalColumns.length === 0);
    expect(without.map(({ name }) => name)).toEqual(["submission"]);
  });
});
