import type { FiscalQuarter } from "../../../src/guidance/fiscal-quarter.js";

/** January to March 2025: its edges lie in winter and in summer time. */
export const QUARTER: FiscalQuarter = { fiscalYear: 2025, quarter: 2 };

/** First and last instant but one (epoch milliseconds) of the quarter by the clocks of each zone. */
export const EDGES: Readonly<Record<Zone, readonly [number, number]>> = {
  UTC: [Date.UTC(2025, 0, 1), Date.UTC(2025, 3, 1)],
  "America/New_York": [Date.UTC(2025, 0, 1, 5), Date.UTC(2025, 3, 1, 4)],
  "America/Denver": [Date.UTC(2025, 0, 1, 7), Date.UTC(2025, 3, 1, 6)],
  "Europe/Berlin": [Date.UTC(2024, 11, 31, 23), Date.UTC(2025, 2, 31, 22)],
};

export const ZONES = ["UTC", "America/New_York", "America/Denver", "Europe/Berlin"] as const;
export type Zone = (typeof ZONES)[number];

export interface Clock {
  year: string;
  month: string;
  day: string;
  hour: string;
  minute: string;
  second: string;
}

/** What a clock of the zone shows, two digits each. */
export function clockOf(at: number, zone: Zone): Clock {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  const parts = Object.fromEntries(
    format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]),
  );
  const { year, month, day, hour, minute, second } = parts as unknown as Clock;
  return { year, month, day, hour, minute, second };
}

/** "2025-01-31 16:05:00". */
export function isoLocal(at: number, zone: Zone): string {
  const { year, month, day, hour, minute, second } = clockOf(at, zone);
  return `${year}-${month}-${day} ${hour}:${minute}:${second}`;
}

/** "4:05:00 PM", with `digits` 2 "04:05:00 PM". */
export function halfDay({ hour, minute, second }: Clock, digits = 1): string {
  const twelve = Number(hour) % 12 === 0 ? 12 : Number(hour) % 12;
  const shown = String(twelve).padStart(digits, "0");
  return `${shown}:${minute}:${second} ${Number(hour) < 12 ? "AM" : "PM"}`;
}

/** Hours that the zone is ahead of UTC. */
export function hoursAhead(at: number, zone: Zone): number {
  const { year, month, day, hour, minute, second } = clockOf(at, zone);
  const local = Date.UTC(+year, +month - 1, +day, +hour, +minute, +second);
  return (local - at) / 3_600_000;
}
