/** A cell of joined statements taken apart, and how many responses hold it. */
export interface TakenApart {
  readonly parts: readonly string[];
  readonly count: number;
}

/**
 * Takes cells of joined statements apart. First, a cell that is put together of other cells is
 * taken apart into these: whoever selects one statement alone shows where it ends, whatever it has
 * in it. What is left is cut at every separator, and pieces that never part are one statement
 * again, if the second cannot be a statement of its own.
 *
 * @param says whether a text is a statement by its words.
 */
export function takeApart(
  values: ReadonlyMap<string, number>,
  separator: string,
  says: (text: string) => boolean,
): TakenApart[] {
  const { whole, joined } = wholeCells(values, separator);
  const pieces = cutUp(whole, separator, countsOf(values, separator));
  const cut = new Map(merged(pieces, separator, says).map((each) => [each.text, each.pieces]));
  const cells = [...values].map(([cell, count]) => {
    const text = trimmed(cell, separator);
    const parts = (joined.get(text) ?? [text]).flatMap((each) => cut.get(each) ?? [each]);
    return { parts, count };
  });
  return cells.filter(({ parts }) => parts.length > 0);
}

/** How many responses hold each cell, as trimmed. */
function countsOf(values: ReadonlyMap<string, number>, separator: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [cell, count] of values) {
    const text = trimmed(cell, separator);
    counts.set(text, (counts.get(text) ?? 0) + count);
  }
  return counts;
}

/** Without blanks around it, and without the separators that some platforms end a cell with. */
function trimmed(cell: string, separator: string): string {
  let text = cell.trim();
  while (separator.trim() !== "" && text.endsWith(separator)) {
    text = text.slice(0, -separator.length).trim();
  }
  return text;
}

interface WholeCells {
  /** Cells that are not put together of others. */
  readonly whole: readonly string[];
  /** What the others are put together of. */
  readonly joined: ReadonlyMap<string, readonly string[]>;
}

function wholeCells(values: ReadonlyMap<string, number>, separator: string): WholeCells {
  const texts = new Set([...values.keys()].map((cell) => trimmed(cell, separator)));
  texts.delete("");
  const whole: string[] = [];
  const joined = new Map<string, readonly string[]>();
  for (const text of [...texts].sort((a, b) => a.length - b.length)) {
    const parts = partsAmong(text, whole, separator);
    if (parts === null) whole.push(text);
    else joined.set(text, parts);
  }
  return { whole, joined };
}

/** A text as a row of others with separators between; null where it is none. */
function partsAmong(text: string, others: readonly string[], separator: string): string[] | null {
  const dead = new Set<number>();
  const from = (at: number): string[] | null => {
    if (dead.has(at)) return null;
    for (const other of others) {
      if (!text.startsWith(other, at)) continue;
      const end = at + other.length;
      if (end === text.length) return [other];
      if (!text.startsWith(separator, end)) continue;
      let next = end + separator.length;
      while (text[next] === " ") next++;
      const rest = from(next);
      if (rest !== null) return [other, ...rest];
    }
    dead.add(at);
    return null;
  };
  return text.includes(separator) ? from(0) : null;
}

interface Cut {
  readonly text: string;
  /** As they stand: a blank behind a separator stays. */
  readonly pieces: readonly string[];
  readonly count: number;
}

function cutUp(
  whole: readonly string[],
  separator: string,
  counts: ReadonlyMap<string, number>,
): Cut[] {
  const cut = whole.map((text) => {
    const pieces = text.split(separator).filter((piece) => piece.trim() !== "");
    return { text, pieces, count: counts.get(text) ?? 0 };
  });
  // Words have blanks between them, too: they are statements of one word only where most cells are.
  const single = cut.filter(({ pieces }) => pieces.length === 1).length;
  const isWords = separator.trim() === "" && single * 2 < cut.length;
  return isWords ? cut.map((each) => ({ ...each, pieces: [each.text] })) : cut;
}

function merged(
  cut: readonly Cut[],
  separator: string,
  says: (text: string) => boolean,
): readonly Cut[] {
  let now = cut;
  for (;;) {
    const pair = inseparable(now, says);
    if (pair === null) break;
    now = now.map((each) => ({ ...each, pieces: together(each.pieces, pair, separator) }));
  }
  return now.map((each) => ({ ...each, pieces: each.pieces.map((piece) => piece.trim()) }));
}

/** Responses in which two pieces stand together before they are taken for one statement. */
const TOGETHER = 3;

type Pair = readonly [first: string, second: string];

function together(pieces: readonly string[], [first, second]: Pair, separator: string): string[] {
  const out: string[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (piece.trim() === second && last?.trim() === first) {
      out[out.length - 1] = last + separator + piece;
    } else out.push(piece);
  }
  return out;
}

/** Two pieces of which the first never stands without the second, nor the second in front. */
function inseparable(cells: readonly Cut[], says: (text: string) => boolean): Pair | null {
  const counts = new Map<string, number>();
  const inFront = new Set<string>();
  const pairs = new Map<string, { pair: Pair; count: number }>();
  for (const { pieces, count } of cells) {
    pieces.forEach((piece, at) => {
      const text = piece.trim();
      counts.set(text, (counts.get(text) ?? 0) + count);
      if (at === 0) inFront.add(text);
      const next = pieces[at + 1]?.trim();
      if (next === undefined) return;
      const key = JSON.stringify([text, next]);
      const known = pairs.get(key) ?? { pair: [text, next] as const, count: 0 };
      known.count += count;
      pairs.set(key, known);
    });
  }
  for (const { pair, count } of pairs.values()) {
    const [first, second] = pair;
    // What stands together once or twice may be what somebody has typed.
    if (count < TOGETHER) continue;
    if (first === second || inFront.has(second) || counts.get(first) !== count) continue;
    // A code or a name such as "ease" is whole.
    if (isName(first) && says(first)) continue;
    if (goesOn(second) || (says(first) && !says(second))) return pair;
  }
  return null;
}

/** " or I know what comes next" goes on; "It was easy" begins. */
function goesOn(piece: string): boolean {
  return /^[\p{Ll}(&]/u.test(piece) && !isName(piece);
}

/** Option values such as "ease" are written small, too. */
function isName(text: string): boolean {
  return !/[^\p{L}\p{N}]/u.test(text);
}
