import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isZone, Zone } from "../../src/response/zone.js";
import { anyInstant, anyZone, shownAt, ZONES } from "./timestamps-shown.js";

const zones = new Map(ZONES.map((name) => [name, new Zone(name)]));
const utc = (text: string) => Date.parse(`${text}Z`);

describe("isZone", () => {
  it.each([
    "America/New_York",
    "UTC",
    "Pacific/Honolulu",
    "Etc/GMT+5",
    // Older names, and another case, which the platform does not list.
    "US/Eastern",
    "EST5EDT",
    "america/new_york",
  ])("holds for %s", (name) => {
    expect(isZone(name)).toBe(true);
  });

  it.each(["", "America/Gotham", "+05:00", "-0500", "Eastern Time"])("fails for %j", (name) => {
    expect(isZone(name)).toBe(false);
  });
});

describe("Zone", () => {
  it.each([
    [
      "the last second before the gap",
      "America/New_York",
      "2025-03-09T01:59:59",
      "2025-03-09T06:59:59",
    ],
    ["in the gap, moved forward", "America/New_York", "2025-03-09T02:30:00", "2025-03-09T07:30:00"],
    ["behind the gap", "America/New_York", "2025-03-09T03:00:00", "2025-03-09T07:00:00"],
    ["shown twice, the earlier", "America/New_York", "2025-11-02T01:30:00", "2025-11-02T05:30:00"],
    ["behind the overlap", "America/New_York", "2025-11-02T02:00:00", "2025-11-02T07:00:00"],
    ["shown twice east of UTC", "Europe/Berlin", "2025-10-26T02:30:00", "2025-10-26T00:30:00"],
    [
      "in a gap of half an hour",
      "Australia/Lord_Howe",
      "2025-10-05T02:15:00",
      "2025-10-04T15:45:00",
    ],
    ["on a day that was left out", "Pacific/Apia", "2011-12-30T12:00:00", "2011-12-30T22:00:00"],
  ])("%s (%s %s)", (_, zone, local, instant) => {
    expect(new Date(new Zone(zone).instant(utc(local)))).toEqual(new Date(utc(instant)));
  });

  it("gives an instant at which the clock shows the time, the earliest one", () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (instant, zone) => {
        const shown = shownAt(instant, zone);
        const { year, month, day, hour, minute, second } = shown;
        const found = zones
          .get(zone)!
          .instant(Date.UTC(year, month - 1, day, hour, minute, second));
        expect(shownAt(found, zone)).toEqual(shown);
        expect(found).toBeLessThanOrEqual(instant);
        for (const earlier of [1_800_000, 3_600_000]) {
          expect(shownAt(found - earlier, zone)).not.toEqual(shown);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
