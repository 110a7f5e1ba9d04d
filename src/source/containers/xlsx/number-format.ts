/** Ids of the built-in formats that show a date or a time. */
const BUILT_IN: Readonly<Record<number, "date" | "time" | "date-time">> = {
  14: "date",
  15: "date",
  16: "date",
  17: "date",
  18: "time",
  19: "time",
  20: "time",
  21: "time",
  22: "date-time",
  45: "time",
  46: "time",
  47: "time",
};
const PERCENT: Readonly<Record<number, number>> = { 9: 0, 10: 2 };
const DECIMALS: Readonly<Record<number, number>> = { 1: 0, 2: 2, 3: 0, 4: 2 };

type Shape =
  | { readonly kind: "general" }
  | { readonly kind: "date" | "time" | "date-time" }
  | { readonly kind: "percent" | "decimals"; readonly digits: number };

const GENERAL: Shape = { kind: "general" };
/** Milliseconds of a day. */
const DAY = 86_400_000;

/**
 * Shows numbers of a sheet as text: dates and times in one form whatever the sheet shows
 * (2025-04-30 16:05:00), percentages and fixed decimals as shown, other numbers as they are.
 */
export class NumberFormats {
  readonly #shapes: readonly Shape[];

  /**
   * @param custom codes by the id of the format.
   * @param styles the format's id for each style of a cell.
   */
  constructor(custom: ReadonlyMap<number, string>, styles: readonly number[]) {
    this.#shapes = styles.map((id) => shapeOf(id, custom.get(id)));
  }

  /** @param value as the sheet holds it; @param style the cell's, undefined where it has none. */
  shown(value: string, style: number | undefined, date1904: boolean): string {
    const number = Number(value);
    if (value.trim() === "" || Number.isNaN(number)) return value;
    const shape = style === undefined ? GENERAL : (this.#shapes[style] ?? GENERAL);
    switch (shape.kind) {
      case "general":
        return general(number, value);
      case "percent":
        return `${(number * 100).toFixed(shape.digits)}%`;
      case "decimals":
        return Number.isInteger(number) ? general(number, value) : number.toFixed(shape.digits);
      default:
        return instant(number, shape.kind, date1904);
    }
  }
}

function shapeOf(id: number, code: string | undefined): Shape {
  if (code === undefined) {
    if (BUILT_IN[id] !== undefined) return { kind: BUILT_IN[id] };
    if (PERCENT[id] !== undefined) return { kind: "percent", digits: PERCENT[id] };
    if (DECIMALS[id] !== undefined) return { kind: "decimals", digits: DECIMALS[id] };
    return GENERAL;
  }
  // Only the section for positive numbers counts; literals, colours and locales say nothing.
  const [section = ""] = code.split(";");
  const plain = section
    .replace(/"[^"]*"/g, "")
    .replace(/\\./g, "")
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "")
    .toLowerCase()
    .replace(/am\/pm|a\/p/g, "");
  if (/^general$/.test(plain.trim()) || plain.trim() === "@") return GENERAL;
  const hasDate =
    /[yd]/.test(plain) ||
    /m{3,}/.test(plain) ||
    /(?:^|[^hs:])m{1,2}(?![^a-z]*:?s)/.test(plain.replace(/h+[^a-z]*m+/g, ""));
  const hasTime = /[hs]/.test(plain);
  if (hasDate && hasTime) return { kind: "date-time" };
  if (hasDate) return { kind: "date" };
  if (hasTime) return { kind: "time" };
  const digits = /\.(0+)/.exec(plain)?.[1]?.length ?? 0;
  if (plain.includes("%")) return { kind: "percent", digits };
  return /0/.test(plain) ? { kind: "decimals", digits } : GENERAL;
}

/** Digits that a number of a sheet can hold. */
const MOST_DIGITS = 15;

/**
 * A number as it is. One with more digits than a sheet can hold has lost the others: it is shown as
 * spreadsheets show it, so that it is seen to be damaged.
 */
function general(number: number, value: string): string {
  if (Number.isInteger(number) && Math.abs(number) >= 10 ** MOST_DIGITS) {
    const [digits = "", exponent = "0"] = number.toExponential(5).split("e+");
    return `${digits.replace(/\.?0+$/, "")}E+${exponent.padStart(2, "0")}`;
  }
  // 0.1 + 0.2 is held as 0.30000000000000004; a sheet shows fifteen digits.
  return /e/i.test(value) || value.replace(/\D/g, "").length > MOST_DIGITS
    ? String(Number(number.toPrecision(MOST_DIGITS)))
    : String(number);
}

function instant(serial: number, kind: "date" | "time" | "date-time", date1904: boolean): string {
  // Spreadsheets show numbers below zero as #####; the number itself says more.
  if (serial < 0) return String(serial);
  // Day 60 of the 1900 system is 29 February 1900, which never was.
  const days = date1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  // Seconds are what the forms show; a serial is off by some microseconds.
  const seconds = Math.round(days * 86_400);
  const iso = new Date(Date.UTC(1899, 11, 30) + seconds * 1000).toISOString();
  const date = iso.slice(0, 10);
  const time = iso.slice(11, 19);
  if (kind === "time" && serial < 1) return time;
  const isWhole = seconds % (DAY / 1000) === 0;
  return kind === "date" && isWhole ? date : `${date} ${time}`;
}
