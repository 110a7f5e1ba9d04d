import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type DateOrder,
  instantOf,
  isAmbiguousDate,
  orderShown,
  readTime,
  TIME_FORMS,
} from "../../src/response/timestamps.js";
import { Zone } from "../../src/response/zone.js";
import {
  anyInstant,
  anyZone,
  isoText,
  shownAt,
  twelveHourText,
  two,
  ZONES,
} from "./timestamps-shown.js";

const NEW_YORK = "America/New_York";
const zones = new Map<string, Zone>(ZONES.map((name) => [name, new Zone(name)]));

/** Epoch milliseconds of a cell; NaN if it cannot be read. */
function read(text: string, order: DateOrder | null, zone: string): number {
  const time = readTime(text, order);
  return time === null ? Number.NaN : instantOf(time, zones.get(zone)!);
}

const iso = (at: number) => (Number.isNaN(at) ? "NaN" : new Date(at).toISOString());

describe("readTime", () => {
  it.each<[string, DateOrder | null, string]>([
    ["2025-01-31 14:03:22", null, "2025-01-31T19:03:22.000Z"],
    ["2025-01-31 14:03", null, "2025-01-31T19:03:00.000Z"],
    ["  2025-01-31T14:03:22  ", null, "2025-01-31T19:03:22.000Z"],
    ["2025-01-31 14:03:22.5", null, "2025-01-31T19:03:22.500Z"],
    ["2025-01-31T14:03:22.283Z", null, "2025-01-31T14:03:22.283Z"],
    ["2025-01-31T14:03:22.123456Z", null, "2025-01-31T14:03:22.123Z"],
    ["2026-04-02 14:03:22 UTC", null, "2026-04-02T14:03:22.000Z"],
    ["2025-01-31T14:03:22.000-05:00", null, "2025-01-31T19:03:22.000Z"],
    ["2025-01-31 14:03:22+0530", null, "2025-01-31T08:33:22.000Z"],
    ["2025-01-31 14:03:22 +01", null, "2025-01-31T13:03:22.000Z"],
    ["2025-01-31 14:03:22 UTC-05:00", null, "2025-01-31T19:03:22.000Z"],
    ["2025-07-31 14:03:22 pdt", null, "2025-07-31T21:03:22.000Z"],
    ["2022/11/30 10:39:41 PM GMT+1", null, "2022-11-30T21:39:41.000Z"],
    ["2022/11/30 12:00:00 AM EST", "day-month-year", "2022-11-30T05:00:00.000Z"],
    ["2022/11/30 12:00:00 PM EST", null, "2022-11-30T17:00:00.000Z"],
    ["06/08/2020 10:36:30\u202fAM", "month-day-year", "2020-06-08T14:36:30.000Z"],
    ["6/8/2020 10:36:30 p.m.", "month-day-year", "2020-06-09T02:36:30.000Z"],
    ["6/8/2020 0:06", "day-month-year", "2020-08-06T04:06:00.000Z"],
    ["31.1.2025, 14:03", "day-month-year", "2025-01-31T19:03:00.000Z"],
    ["4/21/25 12:11", null, "2025-04-21T16:11:00.000Z"],
    ["21/4/25 12:11", null, "2025-04-21T16:11:00.000Z"],
    ["21-4-2025", null, "2025-04-21T04:00:00.000Z"],
    ["5/5/2025", null, "2025-05-05T04:00:00.000Z"],
    ["2025-01-31", null, "2025-01-31T05:00:00.000Z"],
    ["2/29/2024", "month-day-year", "2024-02-29T05:00:00.000Z"],
    ["43290.53487", null, "2018-07-09T16:50:13.000Z"],
    ["45688", null, "2025-01-31T05:00:00.000Z"],
    ["1738350202", null, "2025-01-31T19:03:22.000Z"],
    ["1738350202500", null, "2025-01-31T19:03:22.500Z"],
    ["2025-03-09 02:30:00", null, "2025-03-09T07:30:00.000Z"],
    ["2025-11-02 01:30:00", null, "2025-11-02T05:30:00.000Z"],
  ])("reads %j (%s) as %s", (text, order, instant) => {
    expect(iso(read(text, order, NEW_YORK))).toBe(instant);
  });

  it.each<[string, DateOrder | null]>([
    ["", null],
    ["2025-02-29", null],
    ["1900-02-29", null],
    ["2025-04-31", null],
    ["2025-13-01", null],
    ["2025-00-01", null],
    ["2025-01-00", null],
    ["2025-01-31 24:00:00", null],
    ["2025-01-31 14:60:00", null],
    ["2025-01-31 14:03:60", null],
    ["2025/01/31 13:03 PM", null],
    ["2025/01/31 0:03 AM", null],
    ["2025-01-31 14:03:22 IST", null],
    ["2025-01-31 14:03:22 +15:00", null],
    ["20250131", null],
    ["[not completed]", null],
    ["4/5/2025", null],
    ["1/31/2025", "day-month-year"],
    ["31/1/2025", "month-day-year"],
    ["13/13/2025", null],
    ["1/31/125", "month-day-year"],
    ["25-01-31", null],
    ["25-01-31 14:03", "day-month-year"],
    ["4329.5", null],
    ["1.15E+10", null],
  ])("does not read %j (%s)", (text, order) => {
    expect(read(text, order, NEW_YORK)).toBeNaN();
  });

  it("reads every form that messages name", () => {
    for (const form of TIME_FORMS) expect(read(form, null, NEW_YORK), form).not.toBeNaN();
  });

  it("knows the abbreviations of the United States, whatever zone is declared", () => {
    const behind = {
      Z: 0,
      UTC: 0,
      GMT: 0,
      EST: 5,
      EDT: 4,
      CST: 6,
      CDT: 5,
      MST: 7,
      MDT: 6,
      PST: 8,
      PDT: 7,
    };
    for (const [name, hours] of Object.entries(behind)) {
      const found = read(`2025-01-31 00:00:00 ${name}`, null, "Asia/Kolkata");
      expect(iso(found), name).toBe(iso(Date.UTC(2025, 0, 31, hours)));
    }
  });
});

describe("times without zone", () => {
  const forms: [string, DateOrder | null, (at: number, zone: string) => string][] = [
    ["ISO", null, (at, zone) => isoText(shownAt(at, zone))],
    [
      "Google direct",
      null,
      (at, zone) => {
        const shown = shownAt(at, zone);
        return `${shown.year}/${two(shown.month)}/${two(shown.day)} ${twelveHourText(shown)}`;
      },
    ],
    [
      "month first",
      "month-day-year",
      (at, zone) => {
        const shown = shownAt(at, zone);
        return `${shown.month}/${shown.day}/${shown.year} ${twelveHourText(shown)}`;
      },
    ],
    [
      "day first",
      "day-month-year",
      (at, zone) => {
        const { year, month, day, hour, minute, second } = shownAt(at, zone);
        return `${two(day)}/${two(month)}/${year} ${hour}:${two(minute)}:${two(second)}`;
      },
    ],
    [
      "spreadsheet serial",
      null,
      (at, zone) => {
        const { year, month, day, hour, minute, second } = shownAt(at, zone);
        const local = Date.UTC(year, month - 1, day, hour, minute, second);
        return ((local - Date.UTC(1899, 11, 30)) / 86_400_000).toFixed(10);
      },
    ],
  ];

  it.each(forms)("(%s) are what the zone's clock showed", (_, order, write) => {
    fc.assert(
      fc.property(anyInstant, anyZone, (instant, zone) => {
        const found = read(write(instant, zone), order, zone);
        expect(shownAt(found, zone)).toEqual(shownAt(instant, zone));
        // Earlier only where clocks were put back in between.
        expect([0, 1_800_000, 3_600_000]).toContain(instant - found);
      }),
      { numRuns: 500 },
    );
  });

  it("but a date are the first instant of their day", () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (instant, zone) => {
        const { year, month, day } = shownAt(instant, zone);
        const found = read(`${month}/${day}/${year}`, "month-day-year", zone);
        expect(found).toBe(zones.get(zone)!.instant(Date.UTC(year, month - 1, day)));
        expect(shownAt(found - 1, zone).day).not.toBe(day);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["2025-03-31 23:59:59", "2025-04-01T03:59:59.000Z"],
    ["2025-04-01 00:00:00", "2025-04-01T04:00:00.000Z"],
    ["2024-12-31 23:59:59", "2025-01-01T04:59:59.000Z"],
    ["2025-01-01", "2025-01-01T05:00:00.000Z"],
  ])("at the quarter's edge: %s of New York is %s", (text, instant) => {
    expect(iso(read(text, null, NEW_YORK))).toBe(instant);
  });
});

describe("times with zone", () => {
  it("are the same instant whatever zone is declared", () => {
    fc.assert(
      fc.property(
        anyInstant,
        anyZone,
        fc.integer({ min: -14 * 4, max: 14 * 4 }),
        fc.constantFrom("", " ", " GMT", " UTC"),
        (instant, zone, quarters, before) => {
          const minutes = Math.abs(quarters) * 15;
          const clock = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
          const offset = `${quarters < 0 ? "-" : "+"}${clock}`;
          const local = new Date(instant + quarters * 900_000).toISOString().slice(0, 23);
          const text = `${local}${before}${offset}`;
          expect(readTime(text, null)?.offset).toBe(quarters * 900_000);
          expect(read(text, null, zone)).toBe(instant);
        },
      ),
    );
  });

  it("of the epoch are the same instant whatever zone is declared", () => {
    const since2001 = anyInstant.filter((instant) => instant >= 1e12 && instant < 2e12);
    fc.assert(
      fc.property(since2001, anyZone, (instant, zone) => {
        expect(read(String(instant), null, zone)).toBe(instant);
        expect(read(String(instant / 1000), null, zone)).toBe(instant);
      }),
    );
  });
});

describe("the order of day and month", () => {
  it("is shown by a number above 12, and is open otherwise", () => {
    const day = fc.integer({ min: 1, max: 28 });
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 12 }), (one, month) => {
        expect(orderShown(`${one}/${month}/2025 6:45`)).toBe(one > 12 ? "day-month-year" : "none");
        expect(orderShown(`${month}/${one}/25`)).toBe(one > 12 ? "month-day-year" : "none");
        const isOpen = one <= 12 && one !== month;
        expect(isAmbiguousDate(`${one}/${month}/2025 6:45`)).toBe(isOpen);
        expect(Number.isNaN(read(`${one}/${month}/2025`, null, "UTC"))).toBe(isOpen);
      }),
    );
  });

  it("is not asked of dates that begin with the year", () => {
    for (const text of ["2025-04-05", "2025/04/05", "45777.67", "13/13/2025"]) {
      expect(orderShown(text), text).toBe("none");
      expect(isAmbiguousDate(text), text).toBe(false);
    }
  });
});
