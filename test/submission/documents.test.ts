import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { DEFAULT_EDITION } from "../../src/guidance/editions.js";
import { publishedSchemas } from "../../src/schemas.js";
import { collectionDetailOf } from "../../src/submission/collection-detail.js";
import { collectionDetail } from "../../src/submission/collection-detail-schema.js";
import { type Manifest, manifest } from "../../src/submission/manifest.js";
import { definitionOf } from "../support/judge.js";

const QUARTER = { fiscalYear: 2025, quarter: 2 } as const;
const trust = { asks: "trust", text: "I trust Example Agency.", column: "Q1" };
const sha256 = "0".repeat(64);
const MANIFEST: Manifest = {
  manifestVersion: 1,
  tool: { name: "cx280", version: "0.1.0" },
  edition: DEFAULT_EDITION.id,
  quarter: "FY2025Q2",
  submitted: null,
  createdAt: "2025-04-02T12:00:00.000Z",
  definition: { name: "survey.yaml", sha256 },
  input: { name: "raw.csv", bytes: 10, sha256, records: 1 },
  files: [
    { name: "responses.csv", bytes: 10, sha256, rows: 1 },
    { name: "report.json", bytes: 10, sha256, rows: null },
  ],
};

function published(name: string) {
  const schema = publishedSchemas().find((each) => each.name === name)?.schema;
  if (schema === undefined) throw new Error(`no schema ${name}`);
  return new Ajv2020({ strict: false }).compile(schema);
}

describe("the collection detail", () => {
  const complete = definitionOf({
    questions: [trust],
    survey: {
      title: "Benefits survey",
      type: "likert_scale",
      transactionPoint: "relational",
      channel: "website",
      controlNumber: "1234-5678",
      stage: "end",
    },
    volumes: { FY2025Q1: { customers: 1, offered: 1 }, FY2025Q2: { customers: 90, offered: 30 } },
  });
  const bare = definitionOf({ questions: [{ asks: "comment", text: "Anything else?" }] });

  it("has the receiving system's fields, from the definition, the quarter and the rows", () => {
    expect(collectionDetailOf(complete, QUARTER, 12)).toEqual({
      provider: "Example Agency",
      service: "Benefits",
      fiscal_year: 2025,
      quarter: 2,
      transaction_point: "relational",
      channel: "website",
      survey_title: "Benefits survey",
      survey_type: "likert_scale",
      omb_control_number: "1234-5678",
      trust_question_text: "I trust Example Agency.",
      volume_of_customers: 90,
      volume_of_customers_provided_survey_opportunity: 30,
      volume_of_respondents: 12,
      service_stage_id: "end",
    });
  });

  it("says null where nothing is known, and never another quarter's volumes", () => {
    const other = { fiscalYear: 2026, quarter: 2 } as const;
    const unknown = {
      volume_of_customers: null,
      volume_of_customers_provided_survey_opportunity: null,
    };
    expect(collectionDetailOf(complete, other, 0)).toMatchObject(unknown);
    expect(collectionDetailOf(bare, QUARTER, 0)).toMatchObject({
      ...unknown,
      omb_control_number: null,
      trust_question_text: null,
      service_stage_id: null,
    });
  });

  it("has every field that the edition's upload form asks for", () => {
    const keys = Object.keys(collectionDetailOf(bare, QUARTER, 0));
    for (const { key } of DEFAULT_EDITION.metadata) expect(keys).toContain(key);
  });

  it("fits its type and its published schema, and nothing less does", () => {
    const validate = published("collection-detail");
    for (const definition of [complete, bare]) {
      const detail = collectionDetailOf(definition, QUARTER, 3);
      expect(collectionDetail.parse(detail)).toEqual(detail);
      expect(validate(detail)).toBe(true);
      for (const key of Object.keys(detail)) {
        const { [key as keyof typeof detail]: _, ...rest } = detail;
        expect([key, validate(rest)]).toEqual([key, false]);
      }
      expect(validate({ ...detail, respondents: 3 })).toBe(false);
    }
  });
});

describe("a manifest", () => {
  it("fits its type and its published schema, and nothing less does", () => {
    const validate = published("manifest");
    expect(manifest.parse(MANIFEST)).toEqual(MANIFEST);
    expect(validate(MANIFEST)).toBe(true);
    for (const key of Object.keys(MANIFEST)) {
      const { [key as keyof Manifest]: _, ...rest } = MANIFEST;
      expect([key, validate(rest)]).toEqual([key, false]);
    }
    expect(validate({ ...MANIFEST, host: "mine" })).toBe(false);
    expect(validate({ ...MANIFEST, manifestVersion: 2 })).toBe(false);
    const upper = { ...MANIFEST.definition, sha256: "A".repeat(64) };
    expect(validate({ ...MANIFEST, definition: upper })).toBe(false);
  });

  it("says what was done to comments and formulas, by the kinds there are", () => {
    const validate = published("manifest");
    const done: Manifest = {
      ...MANIFEST,
      comments: { redacted: { comments: 2, values: { "e-mail": 3 } } },
      formulasDefused: { external_id: 0, question_4: 4 },
    };
    expect(manifest.parse(done)).toEqual(done);
    expect(validate(done)).toBe(true);
    const omitted = { ...MANIFEST, comments: { omitted: { reason: "Small offices." } } };
    expect(validate(omitted)).toBe(true);
    const values = { name: 1 };
    expect(validate({ ...MANIFEST, comments: { redacted: { comments: 1, values } } })).toBe(false);
    expect(validate({ ...MANIFEST, formulasDefused: { question_4: 1 } })).toBe(false);
  });
});
