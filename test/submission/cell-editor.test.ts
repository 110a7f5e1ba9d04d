import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isFormula } from "../../src/privacy/formula.js";
import { redact } from "../../src/privacy/redact.js";
import { CellEditor, type Edits } from "../../src/submission/cell-editor.js";
import { RowWriter } from "../../src/submission/row-writer.js";
import { batchOf, type PlainResponse } from "./batch-of.js";

const ALL = 0x7f;

function response(id: string, comment: string): PlainResponse {
  return {
    id,
    rating: 1,
    positive: 1,
    negative: 0,
    positiveOffered: ALL,
    negativeOffered: ALL,
    comment,
  };
}

/** Ids and comments as they are written, and what the editor says it did. */
function edited(
  cells: readonly (readonly [id: string, comment: string])[],
  editing: { redact?: boolean; defuse?: boolean },
): { cells: string[][]; edits: Edits } {
  const editor = new CellEditor({ redact: false, defuse: false, ...editing });
  const batch = batchOf(cells.map(([id, comment]) => response(id, comment)));
  const [rows] = Array.from(
    new RowWriter(editor).pieces(batch, () => true),
    (piece) => Buffer.from(piece),
  );
  if (rows === undefined) throw new Error("no rows were written");
  const parsed = parse(rows, { record_delimiter: "\n" }) as string[][];
  return { cells: parsed.map((row) => [row[0]!, row.at(-1)!]), edits: editor.edits };
}

function holdsFormula(text: string): boolean {
  const bytes = Buffer.from(text);
  return isFormula(bytes, 0, bytes.length);
}

describe("the editor of cells", () => {
  it("redacts comments and counts by kind", () => {
    const comments = [
      'say "hi" to jane@example.com, joe@example.com',
      "nothing",
      "call 202-555-0143",
      "",
    ];
    const { cells, edits } = edited(
      comments.map((comment) => ["jane@example.com", comment] as const),
      { redact: true },
    );
    expect(cells).toEqual([
      ["jane@example.com", 'say "hi" to [redacted: e-mail], [redacted: e-mail]'],
      ["jane@example.com", "nothing"],
      ["jane@example.com", "call [redacted: phone number]"],
      ["jane@example.com", ""],
    ]);
    expect(edits).toEqual({
      redacted: { comments: 2, values: { "e-mail": 2, "phone number": 1 } },
      defused: null,
    });
  });

  it("says that it looked where there was nothing to redact", () => {
    expect(edited([["a", "x"]], { redact: true }).edits.redacted).toEqual({
      comments: 0,
      values: {},
    });
    expect(edited([["a", "x"]], {}).edits).toEqual({ redacted: null, defused: null });
  });

  it("puts an apostrophe before what a spreadsheet would run", () => {
    const { cells, edits } = edited(
      [
        ["=1+1", "-5"],
        ["-5", '=HYPERLINK("x","y")'],
        ["a", "+1-202-555-0143"],
      ],
      { defuse: true },
    );
    expect(cells).toEqual([
      ["'=1+1", "-5"],
      ["-5", `'=HYPERLINK("x","y")`],
      ["a", "'+1-202-555-0143"],
    ]);
    expect(edits).toEqual({ redacted: null, defused: { external_id: 1, question_4: 2 } });
  });

  it("redacts first: what is gone need not be defused", () => {
    const { cells, edits } = edited(
      [
        ["a", "+1-202-555-0143 is mine"],
        ["b", "=call(202-555-0143)"],
      ],
      { redact: true, defuse: true },
    );
    expect(cells).toEqual([
      ["a", "[redacted: phone number] is mine"],
      ["b", "'=call([redacted: phone number])"],
    ]);
    expect(edits.defused).toEqual({ external_id: 0, question_4: 1 });
  });

  const cell = fc
    .array(
      fc.constantFrom(
        ..."= + - @ \t \r \n \" , ' é 5 jane@example.com 202-555-0143 x".split(" "),
        " ",
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join(""));

  it("writes what redacting the text would give, whatever is quoted, and nothing that runs", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 6 }), (given) => {
        const both = edited(given, { redact: true, defuse: true });
        given.forEach(([id, comment], at) => {
          const redacted = redact(comment);
          const [writtenId, writtenComment] = both.cells[at]!;
          expect(writtenId).toBe(holdsFormula(id) ? `'${id}` : id);
          expect(writtenComment).toBe(holdsFormula(redacted) ? `'${redacted}` : redacted);
          expect([writtenId!, writtenComment!].some(holdsFormula)).toBe(false);
        });
      }),
      { numRuns: 1000 },
    );
  });

  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 6 }), (given) => {
        const once = edited(given, { redact: true, defuse: true }).cells;
        const again = edited(once as [string, string][], { redact: true, defuse: true });
        expect(again.cells).toEqual(once);
        expect(again.edits).toEqual({
          redacted: { comments: 0, values: {} },
          defused: { external_id: 0, question_4: 0 },
        });
      }),
      { numRuns: 500 },
    );
  });

  it("makes room for what grows", () => {
    const comment = "a@b.co ".repeat(40_000);
    const { cells } = edited([["a", comment]], { redact: true });
    expect(cells[0]![1]).toBe("[redacted: e-mail] ".repeat(40_000));
  });
});
