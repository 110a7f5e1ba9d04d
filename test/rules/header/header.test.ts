import { describe, expect, it } from "vitest";
import { columnOrder } from "../../../src/rules/header/column-order.js";
import { duplicateColumn } from "../../../src/rules/header/duplicate-column.js";
import { headerRules } from "../../../src/rules/header/index.js";
import { metadataRecords } from "../../../src/rules/header/metadata-records.js";
import { misnamedColumn } from "../../../src/rules/header/misnamed-column.js";
import { missingColumn } from "../../../src/rules/header/missing-column.js";
import { summaryFile } from "../../../src/rules/header/summary-file.js";
import { unexpectedColumn } from "../../../src/rules/header/unexpected-column.js";
import type { Header, HeaderRule } from "../../../src/rules/rule.js";
import { headerOf, NAMES, onHeader } from "../file/reported.js";

const SOUND = ["a1", "1", ...Array<string>(14).fill("0"), "Fine"];
const COUNTS = ["service", "q1_1", "q1_2", "q1_3", "q1_4", "q1_5"];

/** Ids of the header rules that report something of a submission file's header. */
function firing(header: Header): string[] {
  return headerRules
    .filter((rule): rule is HeaderRule => rule.scope === "header")
    .filter((rule) => onHeader(rule, header).length > 0)
    .map(({ id }) => id);
}

it("says nothing of a right header", () => {
  expect(firing(headerOf(NAMES, [SOUND]))).toEqual([]);
});

describe("CX201", () => {
  it("names each missing column", () => {
    const header = headerOf(NAMES.slice(0, 15), []);
    expect(onHeader(missingColumn, header).map(({ data }) => data.wanted)).toEqual([
      "negative_other",
      "question_4",
    ]);
  });

  it("says once that there is no header, and never what stands there instead", () => {
    const header = headerOf(["a0", "1", "My case is 42"], [SOUND]);
    const [found, ...others] = onHeader(missingColumn, header);
    expect(found).toMatchObject({ data: { wanted: null, headerLine: null }, place: { line: 1 } });
    expect(JSON.stringify(found)).not.toContain("My case");
    expect(others).toEqual([]);
    expect(firing(header)).toEqual(["CX201"]);
  });

  it("finds the header below a title", () => {
    const header = headerOf(["Survey", "", ""], [NAMES, SOUND]);
    expect(onHeader(missingColumn, header)).toMatchObject([
      { data: { wanted: null, headerLine: 2 }, place: { line: 1 } },
    ]);
  });

  it("says that the header is not the first line, and what is missing there", () => {
    const header = headerOf(NAMES.slice(0, 16), [], { line: 3 });
    expect(onHeader(missingColumn, header)).toMatchObject([
      { data: { wanted: null, headerLine: 3 }, place: { line: 1 } },
      { data: { wanted: "question_4" }, place: { line: 3 } },
    ]);
  });

  it("does not list all names where the cells were cut wrongly", () => {
    const header = headerOf(["a b c"], [], { delimiter: ";" });
    expect(onHeader(missingColumn, header)).toEqual([]);
  });

  it("names mapped columns that a raw export lacks, and their nearest", () => {
    const header = headerOf(["Key", "Trst"], [], {
      unresolved: [
        { wanted: "Trust", found: 0, nearest: "Trst" },
        { wanted: "Bad", found: 0, nearest: null },
        { wanted: "Good", found: 2, nearest: null },
      ],
    });
    expect(onHeader(missingColumn, header, "raw").map(({ data }) => data)).toMatchObject([
      { wanted: "Trust", nearest: "Trst" },
      { wanted: "Bad", nearest: null },
    ]);
  });
});

describe("CX202", () => {
  it.each([
    ["", [], "unnamed"],
    [" \u00A0", ["2025-01-01"], "unnamed"],
    ["Created at", [], "date"],
    ["RecordedDate", [], "date"],
    ["submitted", [], "date"],
    ["fiscal_quarter", [], "date"],
    ["2025-03-01", [], "date"],
    ["Visit", ["3/1/2025 10:15", "", "3/2/2025"], "date"],
    ["Visit", ["3/1/2025", "none"], "other"],
    ["Visit", [], "other"],
    ["sentiment", ["good"], "other"],
    ["Update notes", [], "other"],
    ["submitted by", ["kiosk"], "other"],
  ])("tells what %j above %j is", (name, below, kind) => {
    const header = headerOf(
      [...NAMES, name],
      below.map((cell) => [...SOUND, cell]),
    );
    expect(onHeader(unexpectedColumn, header)).toMatchObject([
      { data: { found: name, kind, position: 18 }, place: { line: 1, cellIndex: 17 } },
    ]);
  });
});

describe("CX203", () => {
  it("gives the right name, and no other rule repeats it", () => {
    const header = headerOf(NAMES.with(0, "External_ID").with(4, "postive_efficency"), [SOUND]);
    expect(onHeader(misnamedColumn, header)).toMatchObject([
      { data: { found: "External_ID", expected: "external_id" }, place: { cellIndex: 0 } },
      { data: { expected: "positive_efficiency" }, place: { cellIndex: 4 } },
    ]);
    expect(firing(header)).toEqual(["CX203"]);
  });
});

describe("CX204", () => {
  it("names the first place that differs", () => {
    const swapped = NAMES.with(3, "positive_efficiency").with(4, "positive_ease");
    expect(onHeader(columnOrder, headerOf(swapped))).toMatchObject([
      {
        data: { position: 4, found: "positive_efficiency", expected: "positive_ease" },
        place: { line: 1, cellIndex: 3 },
      },
    ]);
  });

  it.each([
    ["one is missing", NAMES.toReversed().slice(1)],
    ["one is surplus", [...NAMES.toReversed(), "date"]],
    ["one is there twice", NAMES.toReversed().with(1, "question_4")],
  ])("is silent where %s", (_, cells) => {
    expect(onHeader(columnOrder, headerOf(cells))).toEqual([]);
  });
});

describe("CX205", () => {
  it("counts a name, and is about one of the 17", () => {
    const header = headerOf([...NAMES, "question_1", "question_1", "note", "note"]);
    expect(onHeader(duplicateColumn, header)).toMatchObject([
      { data: { name: "question_1", times: 3 }, place: { cellIndex: 18 } },
    ]);
  });

  it("is about ambiguous mappings in a raw export", () => {
    const unresolved = [
      { wanted: "Trust", found: 2, nearest: null },
      { wanted: "Bad", found: 0, nearest: "Bald" },
    ];
    const header = headerOf(["Trust", "Trust", "note", "note"], [], { unresolved });
    expect(onHeader(duplicateColumn, header, "raw").map(({ data }) => data)).toEqual([
      { name: "Trust", times: 2 },
    ]);
  });
});

describe("CX206", () => {
  const texts = NAMES.map((name) => `About ${name.replace("_", " ")}?`);
  const ids = NAMES.map((_, at) => `{"ImportId":"QID${at}"}`);
  const early = NAMES.map((_, at) => `{'ImportId': 'QID${at}'}`);
  const second = ["", "Response", ...texts.slice(2, 16), "Open-Ended Response"];

  it.each<[string, string[][], [number, string][]]>([
    ["ImportIds", [ids, SOUND], [[1, "import-ids"]]],
    ["ImportIds of 2016", [early, SOUND], [[1, "import-ids"]]],
    [
      "texts above ImportIds",
      [texts, ids, SOUND],
      [
        [1, "texts"],
        [2, "import-ids"],
      ],
    ],
    ["ImportIds below a response", [SOUND, ids], [[2, "import-ids"]]],
    ["texts alone", [texts, SOUND], [[1, "texts"]]],
    ["the header once more", [[...NAMES], SOUND], [[1, "header-again"]]],
    ["it in capitals", [SOUND, NAMES.map((name) => name.toUpperCase())], [[2, "header-again"]]],
    ["a second header", [second, SOUND], [[1, "second-header"]]],
  ])("knows %s", (_, below, found) => {
    const reported = onHeader(metadataRecords, headerOf(NAMES, below));
    expect(reported.map(({ data, place }) => [place?.record, data.kind])).toEqual(found);
    expect(reported.map(({ place }) => place?.line)).toEqual(found.map(([record]) => record + 1));
  });

  it.each<[string, string[]]>([
    ["a sound response", SOUND],
    ["a blank record", [""]],
    ["a response that skipped all", ["a1", ...Array<string>(16).fill("")]],
    ["labels on one branch", [...texts.slice(0, 9), ...Array<string>(7).fill("0"), ""]],
    ["Yes and No throughout", ["a1", "1", ...Array<string>(14).fill("Yes"), ""]],
    ["a comment that is a word of a second header", SOUND.with(16, "Response")],
    ["a comment about ImportIds", SOUND.with(16, 'We saw {"ImportId":"QID1"} there')],
  ])("lets %s be", (_, record) => {
    expect(onHeader(metadataRecords, headerOf(NAMES, [record, SOUND]))).toEqual([]);
  });

  it("does not take chosen options of a raw export for its header", () => {
    const cells = ["Key", "Trust", "Quick", "Easy", "Clear", "Fair"];
    const header = headerOf(cells, [["k1", "Up", "Quick", "Easy", "Clear", "Fair"]]);
    expect(onHeader(metadataRecords, header, "raw")).toEqual([]);
  });

  it("looks at the first three records", () => {
    const header = headerOf(NAMES, [SOUND, SOUND, SOUND, ids]);
    expect(onHeader(metadataRecords, header)).toEqual([]);
  });
});

describe("CX207", () => {
  const below = [["Permits", "3", "5", "20", "1,040", "90"]];

  it("names columns with counts, and no other rule lists what is missing", () => {
    const header = headerOf(COUNTS, below);
    expect(onHeader(summaryFile, header)).toMatchObject([
      { data: { columns: ["q1_1", "q1_2", "q1_3"] }, place: { line: 1 } },
    ]);
    expect(firing(header)).toEqual(["CX207"]);
  });

  it("knows totals and shares", () => {
    const header = headerOf(
      ["service", "ease_count", "Total", "percent"],
      [["Permits", "5", "30", "16.7 %"]],
    );
    expect(onHeader(summaryFile, header)).toHaveLength(1);
  });

  it.each<[string, string[], string[][]]>([
    ["two such columns", COUNTS.slice(0, 3), [["Permits", "30", "50"]]],
    ["options of one question", COUNTS, [["k1", "1", "", "", "1", ""]]],
    ["options by their number", COUNTS, [["k1", "1", "2", "3", "4", "5"]]],
    ["options by their label", COUNTS, [["k1", "Quick", "", "", "20", ""]]],
    ["no values", COUNTS, []],
  ])("is silent on %s", (_, cells, records) => {
    expect(onHeader(summaryFile, headerOf(cells, records))).toEqual([]);
  });
});
