import type { SourceNotice } from "../notice.js";

/** Notices that say the same of many records, in a few arrays. */
interface Sort {
  readonly kind: SourceNotice["kind"];
  readonly keys: readonly string[];
  /** By key, the values of all of them; numbers together where all are numbers. */
  readonly values: readonly (Float64Array | readonly unknown[])[];
}

/**
 * Notices as they are handed from thread to thread: a file can give thousands of them with every batch, and
 * as many objects would take longer to be handed over than the records.
 */
export interface PackedNotices {
  readonly sorts: readonly Sort[];
  /** The sort of each notice, in their order. */
  readonly order: Uint8Array;
}

export function packNotices(notices: readonly SourceNotice[]): PackedNotices {
  const found: { readonly keys: readonly string[]; readonly of: SourceNotice[] }[] = [];
  const order = new Uint8Array(notices.length);
  for (let at = 0; at < notices.length; at++) {
    const notice = notices[at]!;
    const keys = Object.keys(notice);
    let sort = 0;
    while (sort < found.length && !isOfSort(notice, keys, found[sort]!)) sort++;
    if (sort === found.length) found.push({ keys, of: [] });
    found[sort]!.of.push(notice);
    order[at] = sort;
  }
  const sorts = found.map(({ keys: all, of }): Sort => {
    const keys = all.filter((key) => key !== "kind");
    return { kind: of[0]!.kind, keys, values: keys.map((key) => together(of, key)) };
  });
  return { sorts, order };
}

/** Whether it is of the same kind, and says the same. */
function isOfSort(
  notice: SourceNotice,
  keys: readonly string[],
  sort: { readonly keys: readonly string[]; readonly of: readonly SourceNotice[] },
): boolean {
  if (notice.kind !== sort.of[0]!.kind || keys.length !== sort.keys.length) return false;
  for (let at = 0; at < keys.length; at++) if (keys[at] !== sort.keys[at]) return false;
  return true;
}

export function unpackNotices({ sorts, order }: PackedNotices): SourceNotice[] {
  const next = sorts.map(() => 0);
  const notices: SourceNotice[] = [];
  for (const sort of order) {
    const { kind, keys, values } = sorts[sort]!;
    const at = next[sort]!++;
    const notice: Record<string, unknown> = { kind };
    for (let key = 0; key < keys.length; key++) notice[keys[key]!] = values[key]![at];
    notices.push(notice as unknown as SourceNotice);
  }
  return notices;
}

function together(notices: readonly SourceNotice[], key: string): Float64Array | unknown[] {
  const numbers = new Float64Array(notices.length);
  for (let at = 0; at < notices.length; at++) {
    const value = valueIn(notices[at]!, key);
    if (typeof value !== "number") return notices.map((notice) => valueIn(notice, key));
    numbers[at] = value;
  }
  return numbers;
}

function valueIn(notice: SourceNotice, key: string): unknown {
  return (notice as unknown as Record<string, unknown>)[key];
}
