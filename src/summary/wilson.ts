/** Standard normal quantile of a two-sided 95 % interval. */
const Z = 1.959963984540054;

/** A share with its interval, all from 0 to 1. */
export interface Share {
  readonly count: number;
  readonly of: number;
  /** Null where there is nothing to take a share of. */
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * A share with its 95 % score interval (E. B. Wilson, 1927): it stays within 0 and 1 and holds
 * for few responses, where the usual ± does not.
 */
export function shareOf(count: number, of: number): Share {
  if (of === 0) return { count, of, share: null, low: null, high: null };
  const share = count / of;
  const square = (Z * Z) / of;
  const middle = (share + square / 2) / (1 + square);
  const half = (Z * Math.sqrt((share * (1 - share)) / of + square / (4 * of))) / (1 + square);
  return {
    count,
    of,
    share,
    low: count === 0 ? 0 : Math.max(0, middle - half),
    high: count === of ? 1 : Math.min(1, middle + half),
  };
}
