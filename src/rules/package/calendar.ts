import type { CalendarDay } from "../../guidance/fiscal-quarter.js";

/** OMB's calendar: the day begins in Washington. */
export const OMB_ZONE = "America/New_York";

/** Epoch milliseconds of a calendar day's beginning, in UTC; near enough where a day decides. */
export function startOfDay({ year, month, day }: CalendarDay): number {
  return Date.UTC(year, month - 1, day);
}

/** "2025-03-31" as a day; null where it is none. */
export function calendarDay(text: string): CalendarDay | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}
