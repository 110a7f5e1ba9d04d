import type { Zone } from "./zone.js";

/** How dates such as 4/5/2025 are meant. */
export type DateOrder = "month-day-year" | "day-month-year";

/** A time as the cell has it: local time as if it were UTC, and the offset where it says one. */
export interface ReadTime {
  readonly local: number;
  /** Milliseconds east of UTC; null where the cell names no zone. */
  readonly offset: number | null;
  /** Whether it is written as 4/5/2025, day or month first. */
  readonly isSlashed?: boolean;
}

/** Forms of time that are read; for messages. */
export const TIME_FORMS = [
  "2025-04-30 16:05:00",
  "2025-04-30T16:05:00-04:00",
  "2025/04/30 4:05:00 PM EST",
  "4/30/2025 16:05",
  "45777.67",
] as const;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Day 0 of a spreadsheet's serial dates is 1899-12-30. */
const SERIAL_EPOCH = Date.UTC(1899, 11, 30);

const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?(?: ?([A-Za-z+-].*))?$/;
/** Not "25-01-31", which may as well begin with the year. */
const SLASHED =
  /^(?!\d{1,2}-\d{1,2}-\d{2}\b)(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})(?:,? (\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s?([AaPp])\.?[Mm]\.?)?)?(?:\s([A-Za-z+-].*))?$/;
const SERIAL = /^\d{5}(?:\.\d+)?$/;
const EPOCH_SECONDS = /^1\d{9}$/;
const EPOCH_MILLISECONDS = /^1\d{12}$/;

/** Hours east of UTC of the abbreviations that US platforms write. */
const ABBREVIATIONS: Readonly<Record<string, number>> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
};

/**
 * Reads a time; null where it has none of the forms. `order` decides dates such as 4/5/2025 and
 * is null where nothing has decided it: then only dates that can mean but one thing are read.
 */
export function readTime(text: string, order: DateOrder | null): ReadTime | null {
  const trimmed = text.trim();
  const iso = ISO.exec(trimmed);
  if (iso !== null) {
    const [, year, month, day, hour, minute, second, fraction, zone] = iso;
    const milliseconds = fraction === undefined ? 0 : Number(fraction.padEnd(3, "0").slice(0, 3));
    const clock = clockTime(hour, minute, second, undefined);
    const date = calendarTime(Number(year), Number(month), Number(day));
    return combined(date, clock === null ? null : clock + milliseconds, zone);
  }
  const slashed = SLASHED.exec(trimmed);
  if (slashed !== null) {
    const [, a, b, c, hour, minute, second, half, zone] = slashed;
    const time = combined(
      slashedDate(a!, b!, c!, order),
      clockTime(hour, minute, second, half),
      zone,
    );
    return time === null || a!.length > 2 ? time : { ...time, isSlashed: true };
  }
  if (SERIAL.test(trimmed)) {
    // A serial holds fractions of a day; seconds are all it means.
    const seconds = Math.round(Number(trimmed) * 86_400);
    return { local: SERIAL_EPOCH + seconds * 1000, offset: null };
  }
  if (EPOCH_MILLISECONDS.test(trimmed)) return { local: Number(trimmed), offset: 0 };
  if (EPOCH_SECONDS.test(trimmed)) return { local: Number(trimmed) * 1000, offset: 0 };
  return null;
}

/** The order that a date decides by a number above 12; "none" if it leaves it open. */
export function orderShown(text: string): DateOrder | "none" {
  const slashed = SLASHED.exec(text.trim());
  if (slashed === null || slashed[1]!.length > 2) return "none";
  const first = Number(slashed[1]);
  const second = Number(slashed[2]);
  if (first > 12 && second <= 12) return "day-month-year";
  return second > 12 && first <= 12 ? "month-day-year" : "none";
}

/** Whether a date can be meant in two ways as long as the order is not known. */
export function isAmbiguousDate(text: string): boolean {
  const slashed = SLASHED.exec(text.trim());
  if (slashed === null || slashed[1]!.length > 2) return false;
  const first = Number(slashed[1]);
  const second = Number(slashed[2]);
  return first <= 12 && second <= 12 && first !== second && first > 0 && second > 0;
}

/** The instant a time means, epoch milliseconds; without offset it is a time of the zone. */
export function instantOf(time: ReadTime, zone: Zone): number {
  return time.offset === null ? zone.instant(time.local) : time.local - time.offset;
}

/** Seconds of "93", "93.4", "1:33" or "00:01:33"; NaN if it is none of them. */
export function readDuration(text: string): number {
  const trimmed = text.trim();
  if (/^\d+(?:\.\d+)?$/.test(trimmed)) return Number(trimmed);
  const clock = /^(?:(\d{1,3}):(?=\d\d:))?(\d{1,4}):([0-5]\d(?:\.\d+)?)$/.exec(trimmed);
  if (clock === null) return Number.NaN;
  const minutes = Number(clock[2]);
  if (clock[1] !== undefined && minutes > 59) return Number.NaN;
  return Number(clock[1] ?? 0) * 3600 + minutes * 60 + Number(clock[3]);
}

function slashedDate(a: string, b: string, c: string, order: DateOrder | null): number | null {
  if (a.length === 4) return calendarTime(Number(a), Number(b), Number(c));
  if (a.length > 2 || (c.length !== 2 && c.length !== 4)) return null;
  const year = c.length === 2 ? 2000 + Number(c) : Number(c);
  const first = Number(a);
  const second = Number(b);
  if (order === "month-day-year" || (order === null && (second > 12 || first === second))) {
    return calendarTime(year, first, second);
  }
  if (order === "day-month-year" || first > 12) return calendarTime(year, second, first);
  return null;
}

function calendarTime(year: number, month: number, day: number): number | null {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return year >= 1900 && year <= 2200 && exists ? time : null;
}

function clockTime(
  hour: string | undefined,
  minute: string | undefined,
  second: string | undefined,
  half: string | undefined,
): number | null {
  if (hour === undefined) return 0;
  let hours = Number(hour);
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return null;
    hours = (hours % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  }
  const minutes = Number(minute);
  const seconds = Number(second ?? 0);
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  return hours * HOUR + minutes * MINUTE + seconds * 1000;
}

function combined(
  date: number | null,
  clock: number | null,
  zone: string | undefined,
): ReadTime | null {
  if (date === null || clock === null) return null;
  if (zone === undefined) return { local: date + clock, offset: null };
  const offset = offsetOf(zone.trim());
  return offset === null ? null : { local: date + clock, offset };
}

/** "UTC", "EST", "+01:00", "-0500", "GMT+1", "UTC-05:00" in milliseconds east of UTC. */
function offsetOf(zone: string): number | null {
  const named = ABBREVIATIONS[zone.toUpperCase()];
  if (named !== undefined) return named * HOUR;
  const match = /^(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?$/i.exec(zone);
  if (match === null) return null;
  const offset = Number(match[2]) * HOUR + Number(match[3] ?? 0) * MINUTE;
  if (offset > 14 * HOUR) return null;
  return match[1] === "-" ? -offset : offset;
}
