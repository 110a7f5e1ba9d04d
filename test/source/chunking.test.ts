import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Decoder } from "../../src/source/decode.js";
import { openSource } from "../../src/source/open.js";
import { RECORD_BROKEN } from "../../src/source/record-batch.js";
import { eachNotice } from "../../src/source/repeated-notices.js";
import { DEFAULT_LIMITS } from "../../src/source/scanner.js";
import { inParts, inPartsOf, scan } from "./scan-chunks.js";

const utf8 = new TextEncoder();
const LIMITS = { fieldBytes: 20, recordBytes: 50, cells: 8 };

/** Every byte of these is a place where a chunk can end. */
const FILES: Record<string, string> = {
  "quoted cells, CRLF": 'a,b\r\n1,"x ""y"", z\r\nw"\r\n2,\r\n',
  "CR only": 'a,b\r1,"x\ry"\r\r2,z',
  "mixed line ends": "a,b\r\n1,2\n3,4\r5,6\r\n",
  "blank records": 'a,b\n\n,\n " ,\t\n"",""\n1,2\n\n',
  "stray quotes": 'a,b\n1,5" x\n2,"say "hi" x"\n3,"z"\n',
  "recovered quote": 'a,b\r\n1,"x\r\n2,"y"\r\n3,z\r\n',
  "recovered at the end": 'a,b\n1,"x\n2,y\n3,z',
  "recovered on a later line": 'a,b,c,d,e\n1,"x"y,3\nz,\n1,2,3,4,5\n',
  "open at the end": 'a,b\n1,2\n1,"x\r\nno record\r\n',
  "NUL bytes": "a,b\n1,x\0\n\0\n2,y\n",
  "swallowed records": 'a,b,c,d,e\n1,2,3,4,"x\n1,2,3,4,5\r\n1,2,3,4,y"\n',
  mojibake: "a,b\n1,â€™\n2,Ã©\n3,ðŸ‘\u008d\n4,â la\n",
  "over the limits": [
    "a,b",
    `${"x".repeat(40)},1`,
    `1,"${"y\r\n".repeat(15)}"`,
    ",".repeat(20),
    `1,"${"z".repeat(19)}",${"w".repeat(19)},${"v".repeat(19)}\r`,
    `1,\0${"\0".repeat(50)}`,
    "2,3\n",
  ].join("\n"),
};

const PARTS = [
  "1,2,3,4,5\n",
  '1,"x"y,',
  '"',
  '""',
  '1,"',
  ",",
  "\r\n",
  "\n",
  "\r",
  "x",
  "\0",
  "Ã©",
];
const hostile = fc
  .array(fc.constantFrom(...PARTS), { maxLength: 40 })
  .map((parts) => utf8.encode(`a,b,c,d,e\n${parts.join("")}`));
const places = fc.array(fc.nat({ max: 150 }), { maxLength: 6 });

describe("records", () => {
  it.each(Object.entries(FILES))("do not depend on chunks (%s)", (_, text) => {
    const bytes = utf8.encode(text);
    for (const limits of [DEFAULT_LIMITS, LIMITS]) {
      const whole = scan([bytes], limits);
      for (let at = 1; at < bytes.length; at++) {
        expect(scan(inParts(bytes, [at]), limits)).toEqual(whole);
      }
      expect(scan(inPartsOf(bytes, 1), limits)).toEqual(whole);
    }
  });

  it("do not depend on chunks, whatever is in them", () => {
    fc.assert(
      fc.property(hostile, places, fc.boolean(), (bytes, cuts, limited) => {
        const limits = limited ? LIMITS : DEFAULT_LIMITS;
        const whole = scan([bytes], limits);
        const sorted = [...new Set(cuts)].sort((a, b) => a - b);
        expect(scan(inParts(bytes, sorted), limits)).toEqual(whole);
        expect(scan(inPartsOf(bytes, 1), limits)).toEqual(whole);
      }),
      { numRuns: 2000 },
    );
  });

  it("and line ends are the whole stream, save what is too large to keep", () => {
    fc.assert(
      fc.property(hostile, fc.boolean(), (bytes, limited) => {
        const text = new TextDecoder().decode(bytes);
        const { records, lines, notices } = scan(
          inPartsOf(bytes, 7),
          limited ? LIMITS : DEFAULT_LIMITS,
        );
        const numbers = records.map(({ record }) => record);
        expect(numbers).toEqual(numbers.map((_, at) => at + 1));
        const endings = text.match(/\r\n|\n|\r/g)?.length ?? 0;
        expect(lines).toBe(endings + (/[\r\n]$/.test(text) ? 0 : 1));
        if (notices.some(({ kind }) => kind.startsWith("oversized"))) return;
        const data = text.slice(text.indexOf("\n") + 1);
        let at = 0;
        for (const { raw, line } of records) {
          expect(data.slice(at, at + raw.length)).toBe(raw);
          expect(line).toBe(2 + (data.slice(0, at).match(/\r\n|\n|\r/g)?.length ?? 0));
          at += raw.length;
          at += /^(?:\r\n|\r|\n)?/.exec(data.slice(at))![0].length;
        }
        expect(at).toBe(data.length);
      }),
      { numRuns: 2000 },
    );
  });

  it("come in the step that tells why they are broken", async () => {
    const tooLarge = `1,${"x".repeat(70_000)}\n`;
    const bytes = utf8.encode(`a,b\n${"1,2\n".repeat(30_000)}${tooLarge}1\n${tooLarge}1,2\n`);
    async function* stream() {
      yield* inParts(bytes, [70_000, 140_000, 200_000]);
    }
    const source = await openSource({ name: "x", stream: stream() }, { limits: LIMITS });
    const seen: unknown[] = [];
    const layout = { preambleRecords: 0, headerRecords: 1, emptyTrailingCells: false };
    for await (const { batch, notices } of source.read(layout)) {
      const broken: unknown[] = [];
      for (let i = 0; batch !== null && i < batch.length; i++) {
        if (batch.state[i] === RECORD_BROKEN) broken.push(batch.record[i]);
      }
      const all = [...eachNotice(notices)];
      expect(all.flatMap((told) => ("record" in told ? [told.record] : []))).toEqual(broken);
      seen.push(...broken);
    }
    expect(seen).toEqual([30_001, 30_002, 30_003]);
  });
});

describe("decoded text", () => {
  // The encoding is told from the first 4 KiB: what is cut lies behind them.
  const begin = "x".repeat(5000);

  async function decoded(chunks: readonly Uint8Array[], encoding: "utf-16le" | null = null) {
    async function* stream() {
      yield* chunks;
    }
    const decoder = new Decoder(encoding);
    const parts: Uint8Array[] = [];
    for await (const chunk of decoder.decode(stream())) parts.push(chunk.slice());
    const { invalidBytes, firstInvalid, bytes } = decoder;
    const text = new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(parts));
    return { text, invalidBytes, firstInvalid, bytes, sha256: decoder.sha256() };
  }

  const pieces = fc.constantFrom(
    ...[[0xe2], [0x82], [0x80], [0xbf], [0xf0, 0x9f], [0xc3], [0xa9], [0xff], [0xed, 0xa0], [0x41]],
    ...["é", "€", "👍", "\n"].map((text) => [...utf8.encode(text)]),
  );

  it("does not depend on chunks, however bad the bytes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 12 }), places, async (bad, cuts) => {
        const bytes = Uint8Array.from([...utf8.encode(begin), ...bad.flat()]);
        const whole = await decoded([bytes]);
        const sorted = [...new Set(cuts)].sort((a, b) => a - b).map((cut) => 5000 + (cut % 40));
        expect(
          await decoded(
            inParts(
              bytes,
              [...new Set(sorted)].sort((a, b) => a - b),
            ),
          ),
        ).toEqual(whole);
        const single = Array.from({ length: bytes.length - 5000 }, (_, at) => 5000 + at);
        expect(await decoded(inParts(bytes, single))).toEqual(whole);
      }),
      { numRuns: 1000 },
    );
  });

  it("is the text itself where it is valid, and then is not copied", async () => {
    const bytes = utf8.encode(`${begin}grüße 👍\n`);
    async function* stream() {
      yield bytes;
    }
    for await (const chunk of new Decoder(null).decode(stream())) {
      expect(chunk.buffer).toBe(bytes.buffer);
    }
  });

  it("is the same in UTF-16, whose halves of characters are told", async () => {
    const units = [...`${begin}é👍`].join("");
    const bytes = Buffer.from(`${units}\ud83dx\udc4d\ufffd`, "utf16le");
    const odd = Uint8Array.from([...bytes, 0x41]);
    const whole = await decoded([odd]);
    expect(whole).toMatchObject({
      text: `${units}\ufffdx\ufffd\ufffd\ufffd`,
      invalidBytes: 5,
      firstInvalid: { offset: 2 * units.length, decodedOffset: 5006, bytes: "3D D8" },
    });
    for (let at = 10_000; at < odd.length; at++) {
      expect(await decoded(inParts(odd, [at]))).toEqual(whole);
    }
    expect(await decoded(inPartsOf(odd, 1))).toEqual(whole);
  });
});
