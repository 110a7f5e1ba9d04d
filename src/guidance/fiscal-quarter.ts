import { TZDate } from "@date-fns/tz";
// Each from its own file: all of date-fns takes longer to load than a small file to judge.
import { addMonths } from "date-fns/addMonths";
import { differenceInCalendarDays } from "date-fns/differenceInCalendarDays";
import { isWeekend } from "date-fns/isWeekend";
import { subDays } from "date-fns/subDays";
import type { Edition } from "./edition.js";

/** A quarter of the federal fiscal year, which begins in October of the calendar year before. */
export interface FiscalQuarter {
  readonly fiscalYear: number;
  readonly quarter: 1 | 2 | 3 | 4;
}

/** A day of the calendar, without time or zone; month from 1. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export const QUARTER_FORM = "FY2025Q1";

/** "FY2025Q1", also "fy25 q1", "2025-Q1"; null where the text is no fiscal quarter. */
export function parseQuarter(text: string): FiscalQuarter | null {
  const match = /^\s*(?:FY)?\s*(\d{4}|\d{2})\s*[-_/ ]?\s*Q([1-4])\s*$/i.exec(text);
  if (match === null) return null;
  const year = Number(match[1]);
  return {
    fiscalYear: year < 100 ? 2000 + year : year,
    quarter: Number(match[2]) as FiscalQuarter["quarter"],
  };
}

export function formatQuarter({ fiscalYear, quarter }: FiscalQuarter): string {
  return `FY${String(fiscalYear).padStart(4, "0")}Q${quarter}`;
}

export function firstDay({ fiscalYear, quarter }: FiscalQuarter, edition: Edition): CalendarDay {
  const months = edition.fiscalYear.firstMonth - 1 + (quarter - 1) * 3;
  return { year: fiscalYear - 1 + Math.floor(months / 12), month: (months % 12) + 1, day: 1 };
}

export function lastDay(quarter: FiscalQuarter, edition: Edition): CalendarDay {
  return dayBefore(firstDay(nextQuarter(quarter), edition));
}

export function nextQuarter({ fiscalYear, quarter }: FiscalQuarter): FiscalQuarter {
  if (quarter === 4) return { fiscalYear: fiscalYear + 1, quarter: 1 };
  return { fiscalYear, quarter: (quarter + 1) as FiscalQuarter["quarter"] };
}

export function previousQuarter({ fiscalYear, quarter }: FiscalQuarter): FiscalQuarter {
  if (quarter === 1) return { fiscalYear: fiscalYear - 1, quarter: 4 };
  return { fiscalYear, quarter: (quarter - 1) as FiscalQuarter["quarter"] };
}

/** A quarter by the calendar of a zone. */
export interface QuarterSpan {
  readonly quarter: FiscalQuarter;
  readonly zone: string;
  /** First instant of the quarter, and the first behind it: epoch milliseconds. */
  readonly start: number;
  readonly end: number;
}

export function quarterSpan(quarter: FiscalQuarter, edition: Edition, zone: string): QuarterSpan {
  return {
    quarter,
    zone,
    start: startOfDay(firstDay(quarter, edition), zone),
    end: startOfDay(firstDay(nextQuarter(quarter), edition), zone),
  };
}

/** No zone is further than this from another: what a missing zone can move a time by. */
const FARTHEST_ZONE = 14 * 3_600_000;

export function isInside(at: number, { start, end }: QuarterSpan): boolean {
  return at >= start && at < end;
}

/** Whether an instant lies so near to the quarter's edges that its zone decides the quarter. */
export function isNearEdge(at: number, { start, end }: QuarterSpan): boolean {
  return Math.abs(at - start) < FARTHEST_ZONE || Math.abs(at - end) < FARTHEST_ZONE;
}

/** The fiscal quarter an instant (epoch milliseconds) lies in, by the calendar of a zone. */
export function quarterOf(instant: number, edition: Edition, zone: string): FiscalQuarter {
  const at = new TZDate(instant, zone);
  const since = (at.getMonth() + 12 - (edition.fiscalYear.firstMonth - 1)) % 12;
  const wraps = at.getMonth() >= edition.fiscalYear.firstMonth - 1;
  return {
    fiscalYear: at.getFullYear() + (wraps ? 1 : 0),
    quarter: (Math.floor(since / 3) + 1) as FiscalQuarter["quarter"],
  };
}

/**
 * The day a quarter's dataset is due: the last business day of the month behind the quarter
 * (§280.12). Those months are January, April, July and October, and no federal holiday can be
 * their last weekday: the latest are Martin Luther King day (21 January), none in April,
 * Independence Day (observed by 5 July) and Columbus Day (14 October). So weekends decide.
 */
export function dueDate(quarter: FiscalQuarter, edition: Edition): CalendarDay {
  const behind = utc(firstDay(nextQuarter(quarter), edition));
  let due = subDays(addMonths(behind, edition.due.monthsAfterQuarter), 1);
  while (isWeekend(due)) due = subDays(due, 1);
  return dayFrom(due);
}

/** "2025-01-31". */
export function formatDay({ year, month, day }: CalendarDay): string {
  return `${String(year).padStart(4, "0")}-${pad(month)}-${pad(day)}`;
}

/** Whole days from one day to another; negative if it lies before. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return differenceInCalendarDays(utc(to), utc(from));
}

/** The calendar day of an instant (epoch milliseconds) in a zone. */
export function dayOf(instant: number, zone: string): CalendarDay {
  return dayFrom(new TZDate(instant, zone));
}

function startOfDay({ year, month, day }: CalendarDay, zone: string): number {
  return new TZDate(year, month - 1, day, zone).getTime();
}

function dayBefore(day: CalendarDay): CalendarDay {
  return dayFrom(subDays(utc(day), 1));
}

/** The day as a date of UTC, whose calendar has no gaps. */
function utc({ year, month, day }: CalendarDay): TZDate {
  return new TZDate(year, month - 1, day, "UTC");
}

function dayFrom(at: Date): CalendarDay {
  return { year: at.getFullYear(), month: at.getMonth() + 1, day: at.getDate() };
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
