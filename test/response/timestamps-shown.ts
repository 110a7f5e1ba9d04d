import fc from "fast-check";

/** What a zone's clock shows at an instant, asked of Intl directly. */
export interface Shown {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

export function shownAt(instant: number, zone: string): Shown {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formats.set(zone, format);
  }
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, +value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? Number.NaN;
  return {
    year: part("year"),
    month: part("month"),
    day: part("day"),
    hour: part("hour"),
    minute: part("minute"),
    second: part("second"),
  };
}

export const two = (value: number): string => String(value).padStart(2, "0");

export function isoText(shown: Shown): string {
  const { year, month, day, hour, minute, second } = shown;
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`;
}

/** "2:03:22 PM" */
export function twelveHourText({ hour, minute, second }: Shown): string {
  return `${hour % 12 === 0 ? 12 : hour % 12}:${two(minute)}:${two(second)} ${hour < 12 ? "AM" : "PM"}`;
}

export const ZONES = [
  "America/New_York",
  "America/St_Johns",
  "Pacific/Honolulu",
  "UTC",
  "Europe/Berlin",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
] as const;

export const anyZone = fc.constantFrom(...ZONES);

/** Whole seconds from 1990 to 2060, half of them near a day on which clocks often change. */
export const anyInstant = fc.oneof(
  fc
    .integer({ min: Date.UTC(1990, 0, 2) / 1000, max: Date.UTC(2060, 11, 30) / 1000 })
    .map((seconds) => seconds * 1000),
  fc
    .tuple(
      fc.integer({ min: 2007, max: 2037 }),
      fc.constantFrom(2, 3, 9, 10),
      fc.constantFrom("first", "second", "last"),
      fc.integer({ min: -12 * 3600, max: 15 * 3600 }),
    )
    .map(([year, month, which, seconds]) => sunday(year, month, which) + seconds * 1000),
);

/** Midnight (UTC) of a Sunday of a month (from 0): on those clocks change. */
function sunday(year: number, month: number, which: "first" | "second" | "last"): number {
  const first = ((7 - new Date(Date.UTC(year, month, 1)).getUTCDay()) % 7) + 1;
  if (which !== "last") return Date.UTC(year, month, which === "first" ? first : first + 7);
  const end = new Date(Date.UTC(year, month + 1, 0));
  return end.getTime() - end.getUTCDay() * 86_400_000;
}
