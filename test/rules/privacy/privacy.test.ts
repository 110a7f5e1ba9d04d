import { describe, expect, it } from "vitest";
import { fill } from "../../../src/report/message.js";
import { ColumnPlan } from "../../../src/response/response-columns.js";
import { formulaInjection } from "../../../src/rules/privacy/formula-injection.js";
import { markupInComment } from "../../../src/rules/privacy/markup-in-comment.js";
import { personalDataColumn } from "../../../src/rules/privacy/personal-data-column.js";
import { personalDataInComment } from "../../../src/rules/privacy/personal-data-in-comment.js";
import { personalDataInId } from "../../../src/rules/privacy/personal-data-in-id.js";
import { judgeText } from "../../support/judge.js";
import { columnsAt, contextOf, onResponses, recordsOf } from "../../support/on-rule.js";
import { headerOf } from "../file/reported.js";

const withoutComment = contextOf({ without: ["question_4"] });
const withoutId = contextOf({ without: ["external_id"] });

describe("CX801", () => {
  it("names kinds and places, and never a value", () => {
    const comment = "Ñandú 👍: jane@example.com, or 202-555-0143";
    const [finding, ...others] = onResponses(personalDataInComment, [
      { comment },
      { comment: "x" },
    ]);
    expect(others).toEqual([]);
    expect(finding).toEqual({
      record: 1,
      column: "question_4",
      data: {
        found: ["e-mail (characters 10 to 25)", "phone number (characters 31 to 42)"],
        kinds: ["e-mail", "phone number"],
        from: [10, 31],
        to: [25, 42],
        redacted: false,
      },
    });
    const text = JSON.stringify(finding) + fill(personalDataInComment.message, finding!.data);
    for (const value of ["jane", "example", "202", "0143"]) expect(text).not.toContain(value);
  });

  it("names ten places of a comment, and how many more there are", () => {
    const comment = Array.from({ length: 13 }, (_, at) => `a${at}@example.com`).join(" ");
    const [finding] = onResponses(personalDataInComment, [{ comment }]);
    expect(finding?.data.from).toHaveLength(10);
    expect(finding?.data.found).toContain("3 more");
    expect(finding?.data.kinds).toEqual(["e-mail"]);
  });

  it("says so where what is written is redacted", () => {
    const given = [{ comment: "jane@example.com" }];
    const [finding] = onResponses(personalDataInComment, given, contextOf({ redacts: true }));
    expect(finding?.data).toMatchObject({ redacted: true });
    expect(fill(personalDataInComment.message, finding!.data)).toBe(
      "The comment holds e-mail (characters 1 to 16), redacted in what is written.",
    );
  });

  it("counts a doubled quote as the one that it is", async () => {
    const header = "external_id,question_1,question_4";
    const { outcome } = await judgeText(`${header}\na,1,"""Ü"" jane@example.com"\n`, {
      rules: [personalDataInComment],
    });
    expect(outcome.findings).toMatchObject([{ line: 2, data: { from: [5], to: [20] } }]);
  });

  it("is not shown in reports, and what it says is, even at the end of a long comment", async () => {
    const padding = "x".repeat(12_345);
    const { outcome } = await judgeText(
      `external_id,question_1,question_4\na,1,${padding} 202-555-0143 last 4 of ssn 1234\n`,
      { rules: [personalDataInComment] },
    );
    expect(outcome.findings[0]?.data.found).toEqual([
      "phone number (characters 12347 to 12358)",
      "social security number (characters 12374 to 12377)",
    ]);
  });

  it("needs comments", () => {
    expect(personalDataInComment.skip?.(withoutComment)).not.toBeNull();
    expect(personalDataInComment.skip?.(contextOf())).toBeNull();
  });
});

describe("CX802", () => {
  it("goes by the whole id", () => {
    const ids = [
      "jane@example.com",
      "r1",
      "x-jane@example.com-1",
      "202-555-0143",
      "203.0.113.9",
      "",
    ];
    expect(
      onResponses(
        personalDataInId,
        ids.map((id) => ({ id })),
      ),
    ).toMatchObject([
      { record: 1, column: "external_id", data: { kind: "an e-mail" } },
      { record: 4, data: { kind: "a phone number" } },
      { record: 5, data: { kind: "an IP address" } },
    ]);
  });

  it("goes by the column the ids come from", () => {
    const columns = new ColumnPlan(["Full Name", "Trust"], 1);
    columns.set("external_id", 0);
    const given = [{ id: "Jane Roe" }, { id: "" }, { id: "jane@example.com" }];
    expect(onResponses(personalDataInId, given, contextOf({ columns }))).toMatchObject([
      { record: 1, data: { kind: "a name, by its column" } },
      { record: 3, data: { kind: "an e-mail" } },
    ]);
  });

  it("needs ids", () => {
    expect(personalDataInId.skip?.(withoutId)).not.toBeNull();
  });
});

describe("CX803", () => {
  it("looks at ids and comments", () => {
    const given = [{ id: "=1+1", comment: "-2+3" }, { comment: "-5" }, { comment: "\rx" }];
    expect(onResponses(formulaInjection, given)).toEqual([
      { record: 1, column: "external_id", data: { beginning: "=", defused: "" } },
      { record: 1, column: "question_4", data: { beginning: "-", defused: "" } },
      { record: 3, column: "question_4", data: { beginning: "a carriage return", defused: "" } },
    ]);
  });

  it("says so where what is written is defused", () => {
    const given = [{ comment: "=1+1" }];
    const [finding] = onResponses(formulaInjection, given, contextOf({ defuses: true }));
    expect(fill(formulaInjection.message, finding!.data)).toMatch(/an apostrophe in front\.$/);
  });
});

describe("CX804", () => {
  it("names the first tag of a comment, without what is in it", () => {
    const given = [
      { comment: "<a href='x'>y</a>" },
      { comment: "" },
      { comment: "plain" },
      { comment: "a < b &amp; c" },
      { id: "<b>", comment: "fine" },
      { comment: "<p>" },
    ];
    expect(onResponses(markupInComment, given).map(({ record, data }) => [record, data])).toEqual([
      [1, { markup: "<a>" }],
      [4, { markup: "&amp;" }],
      [6, { markup: "<p>" }],
    ]);
  });

  it("needs comments", () => {
    expect(recordsOf(markupInComment, [{ comment: "x" }])).toEqual([]);
    expect(markupInComment.skip?.(withoutComment)).not.toBeNull();
  });
});

describe("CX805", () => {
  const header = headerOf(["Key", "Email", "IP Address", ""], [], {
    personal: ["Key", "Email", "IP Address", ""].map((name, index) => ({ index, name })),
  });

  function found(indexes: Parameters<typeof columnsAt>[0]): [name: unknown, cell: unknown][] {
    const all: [unknown, unknown][] = [];
    const context = contextOf({ target: "raw", columns: columnsAt(indexes) });
    personalDataColumn.check(header, context, (data, place) => {
      fill(personalDataColumn.message, data);
      all.push([data.name, place?.cellIndex]);
    });
    return all;
  }

  it("names the columns that are not read out", () => {
    expect(found({ external_id: 0 })).toEqual([
      ["Email", 1],
      ["IP Address", 2],
      ["D", 3],
    ]);
  });

  it("leaves the one with the ids to CX802, and the comments to CX801", () => {
    expect(found({ external_id: 1, question_4: 2 })).toEqual([
      ["Key", 0],
      ["D", 3],
    ]);
  });

  it("has nothing to say of a header whose columns nobody has looked at", () => {
    personalDataColumn.check(headerOf(["Email"]), contextOf(), () => expect.unreachable());
  });
});
