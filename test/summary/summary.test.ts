import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_EDITION as edition } from "../../src/guidance/editions.js";
import { summarise } from "../../src/summary/summary.js";
import { shareOf } from "../../src/summary/wilson.js";
import { judgeText } from "../support/judge.js";

const header = edition.columns.map(({ key }) => key).join(",");

describe("shareOf", () => {
  // Reference values: score intervals without continuity correction, Newcombe (1998), table I.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [29, 29, 0.883, 1],
  ])("of %i in %i lies between %f and %f", (count, of, low, high) => {
    const share = shareOf(count, of);
    expect(share.low).toBeCloseTo(low, 4);
    expect(share.high).toBeCloseTo(high, 4);
  });

  it("of nothing is none", () => {
    expect(shareOf(0, 0)).toEqual({ count: 0, of: 0, share: null, low: null, high: null });
  });

  it("lies within its interval, and the interval within 0 and 1", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (of, at) => {
          const { share, low, high } = shareOf(Math.round(of * at), of);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(share! >= low! - 1e-12 && share! <= high! + 1e-12).toBe(true);
        },
      ),
    );
  });
});

describe("a summary", () => {
  /** id, rating, positive ease, negative ease, comment; the last positive driver is not offered. */
  const rows = [
    ["a", "5", 1, 0, "Fine"],
    ["b", "5", 0, 0, ""],
    ["c", "4", 1, 1, ""],
    ["d", "2", 0, 1, "Slow"],
    ["e", "", 0, 0, ""],
  ].map(([id, rating, good, bad, comment]) =>
    [id, rating, 0, good, 0, 0, 0, 0, "null", 0, bad, 0, 0, 0, 0, 0, comment].join(","),
  );
  const summaryOf = async (likertTrust: number[], offered: number | null) => {
    const { outcome } = await judgeText([header, ...rows].join("\n"));
    return summarise(outcome.tally, { scale: outcome.scale, edition, likertTrust, offered });
  };

  it("counts trust by the ratings that are told, and says that they are assumed", async () => {
    const summary = await summaryOf([4, 5], null);
    expect(summary).toMatchObject({
      responses: 5,
      scale: "likert_scale",
      answered: { count: 4, of: 5 },
      trust: { share: { count: 3, of: 4 }, ratings: [4, 5], assumed: true },
      comments: { count: 2, of: 5 },
      responseRate: null,
    });
    expect((await summaryOf([5], null)).trust?.share).toMatchObject({ count: 2, of: 4 });
    expect(summary.ratings.map(({ rating, share }) => [rating, share.count])).toEqual([
      [5, 2],
      [4, 1],
      [3, 0],
      [2, 1],
      [1, 0],
    ]);
  });

  it("takes the branch as the base of its drivers", async () => {
    const [positive, negative] = (await summaryOf([5], null)).branches;
    expect(positive).toMatchObject({ branch: "positive", respondents: 2, offBranch: 1 });
    expect(positive?.drivers[1]).toMatchObject({ driver: "ease", share: { count: 1, of: 2 } });
    expect(positive?.drivers[6]).toEqual({ driver: "other", share: null });
    expect(negative).toMatchObject({ branch: "negative", respondents: 2, offBranch: 0 });
    expect(negative?.drivers[1]).toMatchObject({ driver: "ease", share: { count: 2, of: 2 } });
  });

  it("gives the response rate where it is known who was offered the survey", async () => {
    expect((await summaryOf([5], 50)).responseRate).toMatchObject({ count: 5, of: 50, share: 0.1 });
  });
});
