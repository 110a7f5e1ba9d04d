import type { Edition } from "../../guidance/edition.js";
import { DEFAULT_EDITION } from "../../guidance/editions.js";
import {
  dayOf,
  daysBetween,
  dueDate,
  type FiscalQuarter,
  firstDay,
  formatDay,
  formatQuarter,
  lastDay,
  previousQuarter,
  quarterOf,
} from "../../guidance/fiscal-quarter.js";
import type { Ending } from "../exit-code.js";
import { type Io, put } from "../io.js";

/** OMB's calendar: the day begins in Washington. */
const ZONE = "America/New_York";

export async function due(
  quarter: FiscalQuarter | undefined,
  options: { readonly now?: number },
  io: Io,
): Promise<Ending> {
  const now = options.now ?? io.now();
  const current = quarterOf(now, DEFAULT_EDITION, ZONE);
  const lines =
    quarter === undefined
      ? [
          dueLine(previousQuarter(current), DEFAULT_EDITION, now),
          dueLine(current, DEFAULT_EDITION, now),
        ]
      : [dueLine(quarter, DEFAULT_EDITION, now)];
  await put(io.stdout, `${lines.join("\n")}\n`);
  return { kind: "done" };
}

function dueLine(quarter: FiscalQuarter, edition: Edition, now: number): string {
  const last = dueDate(quarter, edition);
  const days = daysBetween(dayOf(now, ZONE), last);
  const left =
    days > 1
      ? `in ${days} days`
      : days === 1
        ? "tomorrow"
        : days === 0
          ? "today"
          : days === -1
            ? "yesterday"
            : `${-days} days ago`;
  const span = `${formatDay(firstDay(quarter, edition))} to ${formatDay(lastDay(quarter, edition))}`;
  return `${formatQuarter(quarter)}  ${span}  due ${formatDay(last)} (${left})`;
}
