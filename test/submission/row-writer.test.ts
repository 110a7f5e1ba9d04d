import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DRIVERS } from "../../src/guidance/drivers.js";
import { DEFAULT_EDITION } from "../../src/guidance/editions.js";
import { UNANSWERED } from "../../src/response/response-batch.js";
import { publishedSchemas } from "../../src/schemas.js";
import { headerBytes, RowWriter } from "../../src/submission/row-writer.js";
import { batchOf, type PlainResponse } from "./batch-of.js";

const ALL = 0x7f;
const COLUMNS = DEFAULT_EDITION.columns.map(({ key }) => key as string);
const PLAIN: PlainResponse = {
  id: "r1",
  rating: 1,
  positive: 0b1,
  negative: 0,
  positiveOffered: ALL,
  negativeOffered: ALL,
  comment: "",
};

const text = fc.array(
  fc.oneof(
    fc.constantFrom('"', ",", "\n", "\r", "\r\n", " ", "\t", ";", "=", "null", "\u0085", "👍🏽"),
    fc.string({ unit: "binary", maxLength: 4 }),
    fc.string({ minLength: 60, maxLength: 70 }),
  ),
  { maxLength: 6 },
);
const joined = text.map((parts) => parts.join(""));
const mask = fc.nat({ max: ALL });
const response: fc.Arbitrary<PlainResponse> = fc
  .record({
    id: joined,
    rating: fc.integer({ min: UNANSWERED, max: 5 }),
    positive: mask,
    negative: mask,
    positiveOffered: mask,
    negativeOffered: mask,
    comment: joined,
  })
  .map((each) => ({
    ...each,
    positive: each.positive & each.positiveOffered,
    negative: each.negative & each.negativeOffered,
  }));

function cellsOf(each: PlainResponse): string[] {
  const branch = (selected: number, offered: number): string[] =>
    DRIVERS.map((_, bit) => {
      if (((offered >> bit) & 1) === 0) return "null";
      return String((selected >> bit) & 1);
    });
  return [
    each.id,
    each.rating === UNANSWERED ? "" : String(each.rating),
    ...branch(each.positive, each.positiveOffered),
    ...branch(each.negative, each.negativeOffered),
    each.comment,
  ];
}

function written(responses: readonly PlainResponse[]): string {
  return bytesOf(new RowWriter().pieces(batchOf(responses), () => true)).toString("utf8");
}

/** Each piece is valid only until the next is asked for. */
function bytesOf(pieces: Iterable<Uint8Array>): Buffer {
  return Buffer.concat(Array.from(pieces, (piece) => Buffer.from(piece)));
}

describe("rows of responses", () => {
  it("are the bytes that csv-stringify writes, and csv-parse reads the same cells", () => {
    fc.assert(
      fc.property(fc.array(response, { maxLength: 8 }), (responses) => {
        const bytes = written(responses);
        const cells = responses.map(cellsOf);
        expect(bytes).toBe(stringify(cells));
        expect(parse(bytes, { record_delimiter: "\n" })).toEqual(cells);
      }),
      { numRuns: 500 },
    );
  });

  it("hold only what the published table schema allows", () => {
    const table = publishedSchemas().find(({ name }) => name === "submission")?.schema as {
      fields: { name: string; constraints: { enum?: string[]; required?: boolean } }[];
    };
    expect(table.fields.map(({ name }) => name)).toEqual(COLUMNS);
    fc.assert(
      fc.property(response, (each) => {
        const [row] = parse(written([each]), { record_delimiter: "\n" }) as string[][];
        for (const [at, { name, constraints }] of table.fields.entries()) {
          const cell = row![at]!;
          if (constraints.enum === undefined) continue;
          if (cell === "") expect([name, constraints.required ?? false]).toEqual([name, false]);
          else expect(constraints.enum).toContain(cell);
        }
      }),
    );
  });

  it("are those that are kept, in their order", () => {
    const responses = ["a", "b", "c", "d"].map((id) => ({ ...PLAIN, id }));
    const rows = bytesOf(new RowWriter().pieces(batchOf(responses), (i) => i % 2 === 1));
    expect(parse(Buffer.from(rows)).map(([id]) => id)).toEqual(["b", "d"]);
    const none = bytesOf(new RowWriter().pieces(batchOf(responses), () => false));
    expect(none).toHaveLength(0);
  });

  it("do not mix with those of the batch before", () => {
    const writer = new RowWriter();
    const other = { ...PLAIN, id: "r2", positive: 0, negative: 0b1, rating: 0 };
    bytesOf(writer.pieces(batchOf([{ ...PLAIN, comment: "x".repeat(1000) }, PLAIN]), () => true));
    const rows = bytesOf(writer.pieces(batchOf([other]), () => true));
    expect(Buffer.from(rows).toString()).toBe(stringify([cellsOf(other)]));
  });

  it("grow beyond the first buffer, with comments of any length", () => {
    const responses = [10, 65, 300_000, 1_000_000].map((length) => ({
      ...PLAIN,
      comment: 'say "é"\n'.repeat(length / 8 + 1),
    }));
    expect(written(responses) === stringify(responses.map(cellsOf))).toBe(true);
  });

  it("quote an external id that needs it", () => {
    expect(written([{ ...PLAIN, id: 'a,"b"' }])).toMatch(/^"a,""b""",1,1,0,/);
    expect(written([{ ...PLAIN, id: " a " }])).toMatch(/^ a ,1,/);
  });
});

describe("the header", () => {
  it("names the edition's columns, without byte order mark, ended by LF", () => {
    const header = Buffer.from(headerBytes(DEFAULT_EDITION)).toString("utf8");
    expect(header).toBe(`${COLUMNS.join(",")}\n`);
    expect(COLUMNS).toHaveLength(17);
  });
});
