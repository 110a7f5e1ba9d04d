/** What the code of a number format, such as `yyyy-mm-dd` or `0.00%`, makes of a number. */
export type Shape =
  | { readonly kind: "general" | "scientific" }
  | { readonly kind: "date" | "time" | "date-time" | "elapsed" }
  | {
      readonly kind: "decimals" | "percent";
      /** Digits behind the point: so many at least, and at the most. */
      readonly least: number;
      readonly most: number;
      /** Digits before the point, with zeros at the front where the number has fewer: 00000. */
      readonly before?: number;
    };

const GENERAL: Shape = { kind: "general" };
const decimals = (digits: number): Shape => ({ kind: "decimals", least: digits, most: digits });
const percent = (digits: number): Shape => ({ kind: "percent", least: digits, most: digits });

/**
 * Formats that have an id and no code. Those from 27 on are dates of East Asian programs. Fractions
 * (12, 13) are left out: the number itself says more.
 */
const BUILT_IN: ReadonlyMap<number, Shape> = new Map([
  ...shapes(decimals(0), 1, 3, 37, 38),
  ...shapes(decimals(2), 2, 4, 39, 40),
  ...shapes(decimals(0), 5, 6, 41, 42),
  ...shapes(decimals(2), 7, 8, 43, 44),
  ...shapes(percent(0), 9),
  ...shapes(percent(2), 10),
  ...shapes({ kind: "scientific" }, 11, 48),
  ...shapes({ kind: "date" }, 14, 15, 16, 17, 27, 28, 29, 30, 31, 36),
  ...shapes({ kind: "date" }, 50, 51, 52, 53, 54, 57, 58),
  ...shapes({ kind: "time" }, 18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56),
  ...shapes({ kind: "date-time" }, 22),
  ...shapes({ kind: "elapsed" }, 46),
]);

function shapes(shape: Shape, ...ids: readonly number[]): [number, Shape][] {
  return ids.map((id) => [id, shape]);
}

/** @param code undefined for the formats that every program knows by their id. */
export function shapeOf(id: number, code: string | undefined): Shape {
  return code === undefined ? (BUILT_IN.get(id) ?? GENERAL) : shapeOfCode(code);
}

/**
 * Of the section for positive numbers. Literals, colours, conditions and locales say nothing:
 * `[$-409]d\ mmm "at" h:mm` counts as `dmmmh:mm`.
 */
function shapeOfCode(code: string): Shape {
  const { letters, elapsed } = firstSection(code);
  if (elapsed) return { kind: "elapsed" };
  if (letters.includes("general") || letters.trim() === "@") return GENERAL;
  const time = timeIn(letters);
  if (time !== null) return { kind: time };
  const isFraction = letters.includes("/");
  if (!/[0#?]/.test(letters) || isFraction) return GENERAL;
  if (/e[+-]/.test(letters)) return { kind: "scientific" };
  const zeros = (letters.split(".")[0] ?? "").replace(/[^0]/g, "").length;
  const behindPoint = /\.([0#?]+)/.exec(letters)?.[1] ?? "";
  return {
    kind: letters.includes("%") ? "percent" : "decimals",
    least: behindPoint.replace(/[^0]/g, "").length,
    most: Math.min(behindPoint.length, MOST_DECIMALS),
    ...(zeros > 1 ? { before: Math.min(zeros, MOST_DIGITS) } : {}),
  };
}

/** Digits behind the point, and before it, that a format can ask for. */
const MOST_DECIMALS = 30;
const MOST_DIGITS = 30;

function firstSection(code: string): { letters: string; elapsed: boolean } {
  let elapsed = false;
  let letters = "";
  // Text in quotes, an escaped character, a blank as wide as one, one that fills, and brackets.
  for (const [token] of code.matchAll(/"[^"]*"?|\\.?|_.?|\*.?|\[[^\]]*\]?|./gs)) {
    if (token === ";") break;
    if (/^\[(?:h+|m+|s+)\]$/i.test(token)) elapsed = true;
    else if (token.length === 1) letters += token.toLowerCase();
  }
  return { letters, elapsed };
}

/** Whether the letters are those of dates, of times or of both; null: of neither. */
function timeIn(letters: string): "date" | "time" | "date-time" | null {
  const runs = letters.replace(/am\/pm|a\/p/g, "").match(/y+|m+|d+|h+|s+/g) ?? [];
  let hasDate = false;
  let hasTime = false;
  runs.forEach((run, at) => {
    // An m behind hours or before seconds is minutes; mmm is always a month.
    const isMinute =
      run[0] === "m" && run.length < 3 && (runs[at - 1]?.[0] === "h" || runs[at + 1]?.[0] === "s");
    if (isMinute || run[0] === "h" || run[0] === "s") hasTime = true;
    else hasDate = true;
  });
  if (hasDate) return hasTime ? "date-time" : "date";
  return hasTime ? "time" : null;
}
