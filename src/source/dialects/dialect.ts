import type { DialectName, Exclusion } from "../../survey/definition.js";

/** A column as the header records name it. Names are not unique; the index is. */
export interface ColumnIdentity {
  /** 0-based. */
  readonly index: number;
  readonly name: string;
  /** The question or label of a second header record; "" where there is none. */
  readonly label: string;
  /** Qualtrics: what the third header record calls the column; null elsewhere. */
  readonly importId: string | null;
  /** The question's text, where it is not the label or, without one, the name. */
  readonly question?: string;
  /** The statement, where each of a question's statements has a column of its own. */
  readonly choice?: string;
}

/** How one platform writes its exports. Sources: raw-exports, the section named in `source`. */
export interface Dialect {
  readonly name: DialectName;
  /** For people: "Touchpoints raw export". */
  readonly title: string;
  readonly source: string;
  /** Whether the first records of a file, header first, are this platform's. */
  recognises(records: readonly (readonly string[])[]): boolean;
  /** Header records above the data. */
  readonly headerRecords: number;
  columns(records: readonly (readonly string[])[]): ColumnIdentity[];
  /** Names (or ImportIds) of the columns that mean the same in every export of the platform. */
  readonly known: KnownColumns;
  /** Records that are not responses. Columns that a file lacks exclude nothing. */
  readonly exclusions: readonly Exclusion[];
  /** The zone its times are in, where the platform always uses one. */
  zone(records: readonly (readonly string[])[]): string | null;
  /** Cells that mean "no answer" beside the empty one. */
  readonly missing: readonly string[];
  /** What question 1's values mean where the platform always writes the same. */
  readonly thumbs: Readonly<Record<string, number>> | null;
  /** What stands between statements joined in one cell, where the platform always writes the same. */
  readonly joinedBy?: string;
  /** Whether a column holds answers; the others are the platform's own. For drafting a definition. */
  isQuestion?(column: ColumnIdentity): boolean;
}

export interface KnownColumns {
  readonly externalId: string | null;
  readonly submittedAt: string | null;
  readonly duration: string | null;
}

/** Columns of an export with one header record. */
export function columnsByName(records: readonly (readonly string[])[]): ColumnIdentity[] {
  return (records[0] ?? []).map((name, index) => ({ index, name, label: "", importId: null }));
}
