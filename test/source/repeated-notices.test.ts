import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SourceNotice } from "../../src/source/notice.js";
import {
  countOf,
  eachNotice,
  NoticeList,
  noticeAt,
  type RecordNoticeKind,
  recordAt,
} from "../../src/source/repeated-notices.js";

/** Every kind, with the numbers of each and the words they stand for. */
const KINDS: [RecordNoticeKind, number, number, object][] = [
  ["nul-byte", 0, 0, { column: null }],
  ["unclosed-quote", 16, 1, { column: 16, recovered: true }],
  ["unclosed-quote", 16, 0, { column: 16, recovered: false }],
  ["stray-quote", 3, 0, { column: 3, where: "inside-unquoted" }],
  ["stray-quote", 3, 1, { column: 3, where: "after-closing" }],
  ["ragged-record", 17, 16, { expected: 17, found: 16 }],
  ["blank-record", 5, 0, { cells: 5 }],
  ["mixed-line-endings", 1, 2, { expected: "LF", found: "CRLF" }],
  ["mixed-line-endings", 3, 1, { expected: "CR", found: "LF" }],
  ["swallowed-records", 16, 2, { column: 16, lines: 2 }],
  ["mojibake", 16, 0, { column: 16 }],
  ["mojibake", 16, 1, { column: 16, repaired: false }],
  ["mojibake", 16, 2, { column: 16, repaired: true }],
  ["outside-quarter", 20_000, 1, { day: 20_000, dependsOnZone: true }],
  ["outside-quarter", -3, 0, { day: -3, dependsOnZone: false }],
];
const LARGEST = 2 ** 32 - 1;

describe("notices on records", () => {
  it.each(KINDS)("of the kind %s say by %d and %d: %j", (kind, first, second, words) => {
    const list = new NoticeList();
    list.addOn(kind, LARGEST, 8, first, second);
    const taken = structuredClone(list.take());
    expect([...eachNotice(taken)]).toEqual([{ kind, line: LARGEST, record: 8, ...words }]);
  });

  it("have no record above the data", () => {
    const list = new NoticeList();
    list.addOn("nul-byte", 1, null);
    list.addOn("nul-byte", 2, 1);
    const [taken] = list.take();
    if (taken?.kind !== "repeated") throw new Error("it is one for each");
    expect(countOf(taken)).toBe(2);
    expect([recordAt(taken, 0), recordAt(taken, 1)]).toEqual([0, 1]);
    expect(noticeAt(taken, 0)).toEqual({ kind: "nul-byte", line: 1, record: null, column: null });
  });

  it("keep the order of their kind, and of whatever is said by itself", () => {
    const said = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom("ragged-record" as const, "nul-byte" as const) },
      { weight: 1, arbitrary: fc.constant("oversized-record" as const) },
    );
    fc.assert(
      fc.property(fc.array(said), fc.nat(20), (kinds, takenAt) => {
        const list = new NoticeList();
        const taken: SourceNotice[] = [];
        kinds.forEach((kind, at) => {
          const [line, record] = [at + 2, at + 1];
          if (kind !== "oversized-record") list.addOn(kind, line, record);
          else list.add({ kind, line, record, limit: 9, unit: "cells" });
          if (at === takenAt) taken.push(...eachNotice(list.take()));
        });
        taken.push(...eachNotice(list.take()));
        expect(list.take()).toEqual([]);
        expect(taken.length).toBe(kinds.length);
        for (const kind of ["ragged-record", "nul-byte"]) {
          const own = taken.filter((each) => each.kind === kind || each.kind.startsWith("over"));
          const lines = kinds.flatMap((each, at) =>
            each === kind || each.startsWith("over") ? [at + 2] : [],
          );
          expect(own.map((each) => "line" in each && each.line)).toEqual(lines);
        }
      }),
    );
  });
});
