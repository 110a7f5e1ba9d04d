import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WaiverEntry } from "../../src/config/config.js";
import { withWaivers } from "../../src/config/draft-waivers.js";
import { parseConfiguration } from "../../src/config/load.js";

const TERMS = { reason: "looked at", owner: "me", expires: "2026-12-31" };
const drafted = (...entries: Partial<WaiverEntry>[]) =>
  entries.map((entry) => ({ entry: { rule: "CX402", ...TERMS, ...entry }, place: "line 7" }));

function waiversIn(text: string): WaiverEntry[] {
  const parsed = parseConfiguration(text);
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join());
  return parsed.data.waivers;
}

describe("writing waivers into a configuration", () => {
  it("makes one where there is none", () => {
    expect(waiversIn(withWaivers(null, drafted({ externalId: "R1" })))).toEqual([
      { rule: "CX402", ...TERMS, externalId: "R1" },
    ]);
  });

  it("keeps comments, order and waivers that are there", () => {
    const before = `# ours
version: 1 # always
waivers:
  # an old one
  - rule: CX401
    reason: known
    owner: me
    expires: 2026-01-01 # soon
failOn: warning
`;
    const after = withWaivers(before, drafted({}));
    for (const comment of ["# ours", "# always", "# an old one", "# soon"]) {
      expect(after).toContain(comment);
    }
    expect(after.indexOf("failOn")).toBeGreaterThan(after.indexOf("CX402"));
    expect(waiversIn(after).map(({ rule }) => rule)).toEqual(["CX401", "CX402"]);
  });

  it("fills a list that is written as []", () => {
    expect(
      waiversIn(withWaivers("version: 1\nwaivers: []\n", drafted({}, { rule: "CX404" }))),
    ).toHaveLength(2);
  });

  it("reads back whatever it writes", () => {
    const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }).filter((each) => {
      return each.trim() === each && !/[\p{Cc}\u2028\u2029\uFEFF]/u.test(each);
    });
    const entry = fc.record(
      {
        externalId: text,
        column: text,
        file: text,
        reason: text,
        owner: text,
        fingerprint: fc.stringMatching(/^[0-9a-f]{16}$/),
      },
      { requiredKeys: ["reason", "owner"] },
    );
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 4 }), (entries) => {
        const list = drafted(...entries);
        expect(waiversIn(withWaivers(null, list))).toEqual(list.map((each) => each.entry));
      }),
    );
  });
});
