import { type Shape, shapeOf } from "./number-code.js";

const GENERAL: Shape = { kind: "general" };
const DAY_SECONDS = 86_400;
/** Digits that a number of a sheet can hold. */
const MOST_DIGITS = 15;
/** The day behind the last one, 31 December 9999, that a sheet can show. */
const DAYS_END = 2_958_466;
/** Days from 1900, which is where days are counted from, to 1904. */
const DAYS_TO_1904 = 1462;

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
/** A number that is shown as it stands, where no format says otherwise; most are. */
const SHORT_INTEGER = /^(?:0|[1-9]\d{0,14})$/;

/**
 * Shows numbers of a sheet as text: dates and times in one form whatever the sheet shows
 * (2025-04-30 16:05:00), percentages and fixed decimals as shown, other numbers as they are.
 */
export class NumberFormats {
  readonly #shapes: readonly Shape[];
  readonly #date1904: boolean;

  /**
   * @param codes by the id of the format.
   * @param styles the format's id for each style of a cell.
   * @param date1904 whether days are counted from 1904.
   */
  constructor(codes: ReadonlyMap<number, string>, styles: readonly number[], date1904 = false) {
    const known = new Map<number, Shape>();
    this.#shapes = styles.map((id) => {
      const shape = known.get(id) ?? shapeOf(id, codes.get(id));
      known.set(id, shape);
      return shape;
    });
    this.#date1904 = date1904;
  }

  /** @param value as the sheet holds it; @param style the cell's, undefined where it has none. */
  shown(value: string, style: number | undefined): string {
    const shape = style === undefined ? GENERAL : (this.#shapes[style] ?? GENERAL);
    if (shape.kind === "general" && SHORT_INTEGER.test(value)) return value;
    const number = Number(value);
    if (!Number.isFinite(number) || !NUMBER.test(value)) return value;
    switch (shape.kind) {
      case "general":
        return general(number, value);
      case "percent":
        return `${rounded(number, shape.least, shape.most, 2)}%`;
      case "decimals":
        return withZeros(
          Number.isInteger(number)
            ? general(number, value)
            : rounded(number, shape.least, shape.most, 0),
          shape.before ?? 1,
        );
      // What a spreadsheet makes of an id such as 73928e03: it must not look like a number of its own.
      case "scientific":
        return Number.isInteger(number) && Math.abs(number) >= 10
          ? scientific(number)
          : general(number, value);
      case "elapsed":
        return number < 0 ? general(number, value) : elapsed(number);
      default:
        return instant(number, shape.kind, this.#date1904) ?? general(number, value);
    }
  }
}

/**
 * A number as it is. One with more digits than a sheet can hold has lost the others: it is shown as
 * spreadsheets show it, so that it is seen to be damaged.
 */
function general(number: number, value: string): string {
  if (Math.abs(number) >= 10 ** MOST_DIGITS) return scientific(number);
  // 0.1 + 0.2 is held as 0.30000000000000004; a sheet shows fifteen digits.
  const isLong = value.length > MOST_DIGITS || /e/i.test(value);
  const shown = isLong ? Number(number.toPrecision(MOST_DIGITS)) : number;
  const text = String(Object.is(shown, -0) ? 0 : shown);
  return text.includes("e") ? scientific(number) : text;
}

/** Zeros at the front are part of an id or a postal code: 02139. */
function withZeros(text: string, digits: number): string {
  const [, sign = "", before = "", behind = ""] = /^(-?)(\d+)(\.\d+)?$/.exec(text) ?? [];
  return before === "" ? text : sign + before.padStart(digits, "0") + behind;
}

/** As spreadsheets show it: 3.91235E+16. */
function scientific(number: number): string {
  const [digits = "", power = "+0"] = number.toExponential(5).split("e");
  const mantissa = digits.replace(/\.?0+$/, "");
  return `${mantissa}E${power[0]}${power.slice(1).padStart(2, "0")}`;
}

/**
 * Rounds as spreadsheets do: the fifteen digits that they show, halves away from zero.
 * @param shift powers of ten that the number is multiplied by: 2 for percentages.
 */
function rounded(number: number, least: number, most: number, shift: number): string {
  const shown = String(Number(Math.abs(number).toPrecision(MOST_DIGITS)));
  const [digits = "", power = "0"] = shown.split("e");
  // Moving the point in the text is exact; multiplying is not.
  const units = Math.round(Number(`${digits}e${Number(power) + shift + most}`));
  const fixed = Number(`${units}e-${most}`).toFixed(most);
  const text = most > least ? fixed.replace(new RegExp(`0{1,${most - least}}$`), "") : fixed;
  const trimmed = text.replace(/\.$/, "");
  return number < 0 && units !== 0 ? `-${trimmed}` : trimmed;
}

/** Null where the number is no day that a sheet can show. */
function instant(
  serial: number,
  kind: "date" | "time" | "date-time",
  date1904: boolean,
): string | null {
  const counted = serial + (date1904 ? DAYS_TO_1904 : 0);
  if (serial < 0 || counted >= DAYS_END) return null;
  // Day 60 of the 1900 system is 29 February 1900, which never was.
  const days = counted < 60 ? counted + 1 : counted;
  // Seconds are what is shown; a serial is off by some microseconds.
  const seconds = Math.round(days * DAY_SECONDS);
  const iso = new Date(Date.UTC(1899, 11, 30) + seconds * 1000).toISOString();
  const date = iso.slice(0, 10);
  const time = iso.slice(11, 19);
  if (kind === "time" && serial < 1) return time;
  return kind === "date" && seconds % DAY_SECONDS === 0 ? date : `${date} ${time}`;
}

/** Hours beyond a day are counted on: 36:00:00. */
function elapsed(days: number): string {
  const seconds = Math.round(days * DAY_SECONDS);
  const two = (number: number): string => String(number).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  return `${hours}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
