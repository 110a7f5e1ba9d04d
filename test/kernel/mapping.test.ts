import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IdTable } from "../../src/engine/id-table.js";
import { DEFAULT_EDITION } from "../../src/guidance/editions.js";
import { type PlanInput, planReading } from "../../src/judging/plan-reading.js";
import { RESPONSE_ARRAYS } from "../../src/kernel/response-arrays.js";
import { SUM_NUMBERS } from "../../src/response/batch-sums.js";
import type { Mapping } from "../../src/response/mapping.js";
import type { ResponseBatch } from "../../src/response/response-batch.js";
import { openSource } from "../../src/source/open.js";
import type { RecordBatch } from "../../src/source/record-batch.js";
import { RowWriter } from "../../src/submission/row-writer.js";
import { EXPORTS } from "../support/exports/index.js";
import { chunksOf } from "../support/read-source.js";

function mappedBy(mapping: Mapping, records: RecordBatch) {
  const { blank, broken, excluded, notices, responses } = mapping.map(records);
  mapping.responses.describe();
  // Where packed ids end means nothing where they are not packed.
  const shared = RESPONSE_ARRAYS.filter(([name]) => name !== "packedIdEnd");
  const arrays = shared.map(([name]) => {
    const array = mapping.responses[name];
    return [name, Array.from(array.subarray(0, responses.length))];
  });
  const sums = [...responses.sums.numbers.subarray(0, SUM_NUMBERS)];
  const labels = [...mapping.labels].sort();
  const seen = seenIds(responses);
  // Every third is left out; a decision is asked for once, in order.
  const pieces = new RowWriter().pieces(responses, (i) => i % 3 !== 1);
  const rows = Array.from(pieces, (piece) => Buffer.from(piece).toString("latin1")).join("");
  return { blank, broken, excluded, notices, labels, sums, arrays, seen, rows };
}

/** Lines where ids stand first: packed by the kernel or not, they are the same. */
function seenIds(responses: ResponseBatch): number[] {
  const seenAt = new Uint32Array(responses.length);
  new IdTable().addAll(responses, seenAt);
  return [...seenAt];
}

/** Maps a file with the kernel that has read it and, beside that, without. */
async function expectSame(bytes: Uint8Array, input: Omit<PlanInput, "source" | "edition">) {
  const source = await openSource({ name: "x.csv", stream: chunksOf(bytes, 1 << 10) });
  const plan = { ...input, source, edition: DEFAULT_EDITION };
  const [withKernel, without] = [planReading(plan), planReading(plan)];
  for await (const { batch } of source.read(withKernel.layout)) {
    if (batch === null) continue;
    expect(batch.kernel).toBeTruthy();
    const alone: RecordBatch = { ...batch, kernel: null };
    const found = mappedBy(withKernel.mapping, batch);
    expect(found).toEqual(mappedBy(without.mapping, alone));
  }
}

describe.each(EXPORTS)("an export of $name", ({ arbitrary }) => {
  it("is mapped by the kernel as without it", async () => {
    await fc.assert(
      fc.asyncProperty(arbitrary, ({ bytes, definition, quarter }) =>
        expectSame(bytes, { definition, surveyType: null, quarter }),
      ),
      { numRuns: 30 },
    );
  });
});

describe("a submission file", () => {
  const COLUMNS = DEFAULT_EDITION.columns.map(({ key }) => key);
  const coded = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom("0", "1", "null") },
    {
      weight: 1,
      arbitrary: fc.constantFrom("", "2", "5", "9", "TRUE", "nul", "Null", "nullx", "Feb-50", "01"),
    },
    {
      weight: 1,
      // What a spreadsheet has made of a coded cell, and what only looks a little like it.
      arbitrary: fc.constantFrom(
        ...["1/2/25", "4.5E+11", "#REF!", "####", '="1"', "2050-02-01", "-Feb50", "a-b", "1-2"],
        ...[`${"1".repeat(60)}E+11`, `1-${"2".repeat(99)}`],
      ),
    },
  );
  const comment = fc.constantFrom("", "fine", '"say ""hi"", 2\nlines"', "a@b.example", "=1+x", "é");
  const record = fc
    .tuple(fc.string({ unit: fc.constantFrom("a", "1", "-", "@", " "), maxLength: 9 }), comment)
    .chain(([id, text]) =>
      fc
        .array(coded, { minLength: 15, maxLength: 15 })
        .map((cells) => [id, ...cells, text].join(",")),
    );
  const line = fc.oneof({ weight: 8, arbitrary: record }, fc.constantFrom("", "1,2", ",,,,"));

  it("is written as without it where rows fill the kernel's memory, or are too long for it", async () => {
    const drivers = Array(14).fill("0").join(",");
    const lengths = [10, 300_000, 200_000, 600_000, 5, 400_000, 400_000];
    const lines = lengths.map((length, i) => `a${i},1,${drivers},${"x".repeat(length)}`);
    const bytes = new TextEncoder().encode([COLUMNS.join(","), ...lines, ""].join("\n"));
    await expectSame(bytes, { definition: null, surveyType: null });
  });

  it("is mapped so where all drivers but one are 0 and 1", async () => {
    const bits = fc.array(fc.constantFrom<string>("0", "1"), { minLength: 14, maxLength: 14 });
    const odd = fc.constantFrom("10", "11", "", "1x", '"1"', "null", "2", " 1", "0,1", "0\t1");
    const near = fc
      .tuple(bits, fc.nat(13), fc.option(odd), comment)
      .map(([drivers, at, other, text]) =>
        ["id", "1", ...(other === null ? drivers : drivers.with(at, other)), text].join(","),
      );
    await fc.assert(
      fc.asyncProperty(fc.array(near, { minLength: 1, maxLength: 20 }), async (lines) => {
        const all = [COLUMNS.join(","), ...lines].join("\n");
        await expectSame(new TextEncoder().encode(all), { definition: null, surveyType: null });
        const tabbed = all.replaceAll("\t", "!").replaceAll(",", "\t");
        await expectSame(new TextEncoder().encode(tabbed), { definition: null, surveyType: null });
      }),
    );
  });

  it("is mapped by the kernel as without it", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 30 }),
        fc.shuffledSubarray(COLUMNS, { minLength: 1 }),
        fc.constantFrom(null, "likert_scale", "thumbs_up_down"),
        async (lines, columns, surveyType) => {
          const all = [COLUMNS.join(","), ...lines].join("\r\n");
          await expectSame(new TextEncoder().encode(all), { definition: null, surveyType });
          // Columns in another order, and some not there at all.
          const some = [columns.join(","), ...lines.map((each) => cut(each, columns.length))];
          await expectSame(new TextEncoder().encode(some.join("\n")), {
            definition: null,
            surveyType,
          });
        },
      ),
      { numRuns: 200 },
    );
  });

  function cut(of: string, cells: number): string {
    return of.includes('"') ? of : of.split(",").slice(0, cells).join(",");
  }
});
