import { knownColumn } from "../../response/find-column.js";
import type { ColumnIdentity } from "../../source/dialects/dialect.js";
import type { DraftInput } from "./draft.js";
import { type DraftValue, Noted } from "./noted.js";
import type { OpenPoints } from "./open-points.js";
import { referenceTo } from "./reference.js";
import type { SampledColumn } from "./sample.js";

/** What the definition says of the export: platform, id and time of a response, zone. */
export function draftExport(input: DraftInput, points: OpenPoints): DraftValue {
  const { dialect, headerRecords, sample } = input;
  const { externalId, submittedAt } = dialect.known;
  const { columns } = sample;
  const identities = columns.map(({ column }) => column);
  const id = knownColumn(identities, externalId);
  const known = knownColumn(identities, submittedAt);
  const time = known === null ? timeColumn(columns) : columns[identities.indexOf(known)]!;
  const reference = (found: SampledColumn | null): DraftValue | null =>
    found === null ? null : referenceTo(found.column, identities);
  return {
    dialect: dialect.name,
    ...(headerRecords === dialect.headerRecords ? {} : { headerRecords }),
    ...(id !== null || dialect.withoutIds
      ? {}
      : {
          externalId:
            reference(idColumn(sample)) ??
            points.value("export.externalId", "the column that identifies a response"),
        }),
    ...(known !== null
      ? {}
      : {
          submittedAt:
            reference(time) ??
            points.value("export.submittedAt", "the column with the time of the response"),
        }),
    ...dateOrder(input, time, points),
    timeZone: timeZone(input, points),
  };
}

function timeZone({ facts, zone }: DraftInput, points: OpenPoints): DraftValue {
  if (facts.timeZone !== undefined) return facts.timeZone;
  if (zone !== null) return new Noted(zone, "as the export says; quarters begin by this clock");
  return points.value(
    "export.timeZone",
    "the zone of the export’s times, such as America/New_York",
  );
}

const ORDERS = ["month-day-year", "day-month-year"] as const;
const SLASHED = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d{2})\b/;
const MONTHS = 12;

/** How dates such as 4/5/2025 are meant, where the export has such: a day beyond the 12th tells. */
function dateOrder(
  { dialect }: DraftInput,
  time: SampledColumn | null,
  points: OpenPoints,
): { readonly dateOrder?: DraftValue } {
  if (time === null || dialect.dateOrder !== undefined) return {};
  const slashed = [...time.values.keys()].flatMap((cell) => {
    const [, first, second] = SLASHED.exec(cell) ?? [];
    return first === undefined ? [] : [[Number(first), Number(second)] as const];
  });
  if (slashed.length === 0) return {};
  const [monthFirst, dayFirst] = ORDERS;
  const dayIsFirst = slashed.some(([first]) => first > MONTHS);
  const dayIsSecond = slashed.some(([, second]) => second > MONTHS);
  if (dayIsFirst !== dayIsSecond) return { dateOrder: dayIsFirst ? dayFirst : monthFirst };
  const says = dayIsFirst
    ? `${ORDERS.join(" or ")}: there are days beyond the 12th at both places`
    : `${ORDERS.join(" or ")}: no date in the part looked at tells`;
  return { dateOrder: points.value("export.dateOrder", says, ORDERS) };
}

/** A column that is filled everywhere and never twice the same. */
function idColumn({ columns, responses }: DraftInput["sample"]): SampledColumn | null {
  const isUnique = ({ values, filled, manyValues }: SampledColumn): boolean =>
    filled === responses && (manyValues || values.size === responses);
  const isNamed = ({ name }: ColumnIdentity): boolean => /\b(?:id|uuid|key)\b|_id$/i.test(name);
  return columns.find((each) => isNamed(each.column) && isUnique(each)) ?? null;
}

/** A day with or without a time, in any of the usual orders. */
const LOOKS_LIKE_TIME = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ,].*)?$/;
const ENDS_A_RESPONSE = /submi|complet|record|end|created|timestamp/i;

function timeColumn(columns: readonly SampledColumn[]): SampledColumn | null {
  const times = columns.filter(({ values, filled }) => {
    const cells = [...values.keys()].slice(0, 20);
    const isTime = (cell: string): boolean => LOOKS_LIKE_TIME.test(cell.trim());
    return filled > 0 && cells.length > 0 && cells.every(isTime);
  });
  return times.find(({ column }) => ENDS_A_RESPONSE.test(column.name)) ?? times[0] ?? null;
}
