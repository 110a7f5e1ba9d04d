import { describe, expect, it } from "vitest";
import type { SourceFacts } from "../../src/source/notice.js";
import { openSource } from "../../src/source/open.js";
import { eachNotice } from "../../src/source/repeated-notices.js";

const MEGABYTES = 20;
const CHUNK = 64 * 1024;

interface Ending {
  facts: SourceFacts;
  /** Notices handed on, at most in one step, and those that were counted only. */
  notices: number;
  mostAtOnce: number;
  suppressed: number;
  /** Largest array handed out, in entries: buffer and cells. */
  largestBuffer: number;
  largestCells: number;
}

/** Reads `begin` and then `pattern` again and again, some 20 MB of it. */
async function readFlood(begin: string, pattern: string): Promise<Ending> {
  const encoder = new TextEncoder();
  const unit = encoder.encode(pattern.repeat(Math.ceil(CHUNK / pattern.length)));
  async function* flood() {
    yield encoder.encode(begin);
    for (let sent = 0; sent < MEGABYTES * 1e6; sent += unit.length) yield unit;
  }
  const source = await openSource({ name: "flood", stream: flood() });
  const layout = { preambleRecords: 0, headerRecords: 1, emptyTrailingCells: false };
  const ending = { notices: 0, mostAtOnce: 0, suppressed: 0, largestBuffer: 0, largestCells: 0 };
  let facts: SourceFacts | undefined;
  for await (const step of source.read(layout)) {
    const notices = [...eachNotice(step.notices)];
    ending.notices += notices.length;
    ending.mostAtOnce = Math.max(ending.mostAtOnce, notices.length);
    for (const times of Object.values(step.suppressed)) ending.suppressed += times;
    ending.largestBuffer = Math.max(ending.largestBuffer, step.batch?.bytes.length ?? 0);
    ending.largestCells = Math.max(ending.largestCells, step.batch?.cellStart.length ?? 0);
    const last = step.notices.at(-1);
    if (last?.kind === "end") facts = last.facts;
  }
  if (facts === undefined) throw new Error("the source did not end");
  return { ...ending, facts };
}

describe("a flood", () => {
  it.each([
    ["one field", "a,b\n1,", "x"],
    ["one quoted field", 'a,b\n1,"', "x"],
    ["one quoted field of many lines", 'a,b\n1,"', "x\n"],
    ["delimiters", "a,b\n", ","],
    ["quotes", "a,b\n", '"'],
    ["quotes by turns with text", "a,b\n", '" '],
    ["quotes and delimiters", "a,b\n", '",'],
    ["NUL bytes", "a,b\n", "\0"],
    ["text behind closing quotes", "a,b\n", '1,"x"y\n'],
    ["no header but one field", "", "x"],
    ["no header but delimiters", "", ","],
  ])("of %s is one record or none", async (_, begin, pattern) => {
    const { facts, notices, largestBuffer, largestCells } = await readFlood(begin, pattern);
    expect(facts.records).toBeLessThanOrEqual(1);
    expect(facts.bytes).toBeGreaterThan(MEGABYTES * 1e6);
    expect(notices).toBeLessThanOrEqual(3);
    expect(largestBuffer).toBeLessThan(16e6);
    expect(largestCells).toBeLessThan(1 << 18);
  });

  it("of line ends is as many blank records, counted but not listed", async () => {
    const { facts, notices, suppressed, mostAtOnce } = await readFlood("a,b\n", "\n");
    expect(facts.lines).toBe(facts.records + 1);
    expect(facts.records).toBe(facts.bytes - 4);
    expect(notices - 1 + suppressed).toBe(facts.records);
    expect(mostAtOnce).toBeLessThanOrEqual(5000);
  });

  // Each of these, read naively, is read again from every quote to the end or to a limit.
  it.each([
    ["quotes that never close, by turns with records", '1,"x\n1,y\n', 2],
    ["the same in a wide table", '1,"x,3,4,5\n1,2,3,4,5\n', 5],
    ["doubled quotes outside of quotes, in a wide table", '1,""x"" y,3,4,5\n1,2,3,4,5\n', 5],
    ["empty quoted cells behind an open quote", '1,"x\n1,""\n', 2],
  ])("of %s is read record by record", async (_, pattern, columns) => {
    const header = "abcde".slice(0, columns).split("").join(",");
    const { facts, mostAtOnce, largestBuffer } = await readFlood(`${header}\n`, pattern);
    expect(facts.lines).toBe(facts.records + 1);
    expect(mostAtOnce).toBeLessThanOrEqual(9000);
    expect(largestBuffer).toBeLessThan(16e6);
  });

  it.each([
    ["doubled quotes outside of quotes, in a narrow table", '1,""x\n1,y\n'],
    ["quotes at line ends", '1,"x"y\n"\n1,2\n'],
    ["open quotes only", '1,"x\n'],
    ["quotes that open far apart", `1,"x\n${"1,2\n".repeat(200_000)}`],
    ["records that are nearly too large", `1,"${"x\n".repeat(500_000)}"\n`],
  ])("of %s ends", async (_, pattern) => {
    const { facts, mostAtOnce, largestBuffer } = await readFlood("a,b\n", pattern);
    expect(facts.bytes).toBeGreaterThan(MEGABYTES * 1e6);
    expect(mostAtOnce).toBeLessThanOrEqual(9000);
    expect(largestBuffer).toBeLessThan(16e6);
  });
});
