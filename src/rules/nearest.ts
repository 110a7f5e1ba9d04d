/**
 * The known word nearest to a misspelt one, or null where none is close: at most a third of its
 * letters differ. Case, blanks and separators do not count.
 */
export function nearest(word: string, known: readonly string[]): string | null {
  const wanted = folded(word);
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const each of known) {
    const candidate = folded(each);
    const longest = Math.max(wanted.length, candidate.length);
    if (longest === 0) continue;
    const distance = editDistance(wanted, candidate);
    if (distance < least && distance <= Math.max(1, Math.floor(longest / 3))) {
      best = each;
      least = distance;
    }
  }
  return best;
}

function folded(word: string): string {
  return word
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_\-./:]+/g, "")
    .slice(0, 100);
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, beforeLast[j - 2]! + 1);
      }
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
