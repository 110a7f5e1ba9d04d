import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_EDITION as edition } from "../../src/guidance/editions.js";
import {
  daysBetween,
  dueDate,
  type FiscalQuarter,
  firstDay,
  formatDay,
  formatQuarter,
  lastDay,
  nextQuarter,
  parseQuarter,
  previousQuarter,
  quarterOf,
  quarterSpan,
} from "../../src/guidance/fiscal-quarter.js";

function quarter(text: string): FiscalQuarter {
  const parsed = parseQuarter(text);
  if (parsed === null) throw new Error(`not a quarter: ${text}`);
  return parsed;
}

describe("dueDate", () => {
  it.each([
    ["FY2025Q1", "2025-01-31"],
    ["FY2025Q2", "2025-04-30"],
    ["FY2025Q3", "2025-07-31"],
    ["FY2025Q4", "2025-10-31"],
    ["FY2026Q1", "2026-01-30"],
    ["FY2026Q4", "2026-10-30"],
  ])("of %s is %s", (text, due) => {
    expect(formatDay(dueDate(quarter(text), edition))).toBe(due);
  });
});

describe("fiscal quarters", () => {
  it("begin in October of the year before", () => {
    expect(formatDay(firstDay(quarter("FY2025Q1"), edition))).toBe("2024-10-01");
    expect(formatDay(lastDay(quarter("FY2025Q1"), edition))).toBe("2024-12-31");
    expect(formatDay(firstDay(quarter("FY2025Q4"), edition))).toBe("2025-07-01");
  });

  it.each(["FY2025Q1", "fy25 q1", "2025-Q1", " 2025q1 ", "FY2025/Q1"])(
    "are read from %j",
    (text) => {
      expect(parseQuarter(text)).toEqual({ fiscalYear: 2025, quarter: 1 });
    },
  );

  it.each(["", "Q1", "FY2025Q5", "2025", "FY2025Q1x"])("are not read from %j", (text) => {
    expect(parseQuarter(text)).toBeNull();
  });

  it("end at the change of the day in the zone, daylight saving included", () => {
    const { start, end } = quarterSpan(quarter("FY2025Q2"), edition, "America/New_York");
    expect(new Date(start).toISOString()).toBe("2025-01-01T05:00:00.000Z");
    expect(new Date(end).toISOString()).toBe("2025-04-01T04:00:00.000Z");
  });

  const anyQuarter = fc.record({
    fiscalYear: fc.integer({ min: 2000, max: 2100 }),
    quarter: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
  });
  const anyZone = fc.constantFrom("UTC", "America/New_York", "Pacific/Honolulu", "Asia/Kolkata");

  it("follow each other without gap, and an instant lies in the one that spans it", () => {
    fc.assert(
      fc.property(
        anyQuarter,
        anyZone,
        fc.double({ min: 0, max: 0.999999, noNaN: true }),
        (each, zone, at) => {
          const { start, end } = quarterSpan(each, edition, zone);
          expect(quarterSpan(nextQuarter(each), edition, zone).start).toBe(end);
          expect(previousQuarter(nextQuarter(each))).toEqual(each);
          expect(quarterOf(start + Math.floor((end - start) * at), edition, zone)).toEqual(each);
          expect(parseQuarter(formatQuarter(each))).toEqual(each);
          expect(
            daysBetween(firstDay(each, edition), lastDay(each, edition)),
          ).toBeGreaterThanOrEqual(89);
        },
      ),
    );
  });

  it("are due on a weekday of the month behind them, and no later weekday is in that month", () => {
    fc.assert(
      fc.property(anyQuarter, (each) => {
        const due = dueDate(each, edition);
        const at = new Date(Date.UTC(due.year, due.month - 1, due.day));
        expect(at.getUTCDay()).toBeGreaterThanOrEqual(1);
        expect(at.getUTCDay()).toBeLessThanOrEqual(5);
        const behind = firstDay(nextQuarter(each), edition);
        expect({ year: due.year, month: due.month }).toEqual({
          year: behind.year,
          month: behind.month,
        });
        const monthEnd = new Date(Date.UTC(due.year, due.month, 0)).getUTCDate();
        for (let day = due.day + 1; day <= monthEnd; day++) {
          expect([0, 6]).toContain(new Date(Date.UTC(due.year, due.month - 1, day)).getUTCDay());
        }
      }),
    );
  });
});
