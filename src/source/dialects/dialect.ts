import type { Exclusion } from "../../survey/definition.js";
import type { DialectName } from "../../survey/dialect-names.js";

/** The records of a file as cells, header first. */
export type Records = readonly (readonly string[])[];

/** A column as the header records name it. Names are not unique; the index is. */
export interface ColumnIdentity {
  /** 0-based. */
  readonly index: number;
  /** A question's text stands above the first of its columns only: the others have it, too. */
  readonly name: string;
  /** The question or option of a further header record; "" where there is none. */
  readonly label: string;
  /** Qualtrics: what the record of ImportIds calls the column; null elsewhere. */
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
  recognises(records: Records): boolean;
  /** The dialect with what this file decides of it: header records, separator, names of columns. */
  inFile?(records: Records): Dialect;
  /** Header records above the data. */
  readonly headerRecords: number;
  /** @param records the header records. */
  columns(records: Records): ColumnIdentity[];
  /** Names (or ImportIds) of the columns that mean the same in every export of the platform. */
  readonly known: KnownColumns;
  /** The platform gives responses no ids: they are numbered by time and record. */
  readonly withoutIds?: boolean;
  /** Records that are not responses. Columns that a file lacks exclude nothing. */
  readonly exclusions: readonly Exclusion[];
  /** Further ones that depend on which column holds question 1. See {@link exclusionsOf}. */
  exclusionsFor?(columns: readonly ColumnIdentity[], rating: number): readonly Exclusion[];
  /** The zone its times are in, where the platform always uses one or the file names it. */
  zone(records: Records): string | null;
  /** The zone that its times of response are in always, though they do not name it. */
  readonly submittedIn?: string;
  /** How dates such as 4/5/2025 are meant, where the platform always writes the same. */
  readonly dateOrder?: "month-day-year" | "day-month-year";
  /** Cells that mean "no answer" beside the empty one, in any question. */
  readonly missing: readonly string[];
  /** What question 1's values mean where the platform always writes the same. */
  readonly thumbs: Readonly<Record<string, number>> | null;
  /** What stands between statements joined in one cell, where the platform always writes the same. */
  readonly joinedBy?: string;
  /**
   * In a column for each statement, the cell of a selected one holds the statement's number: any
   * number but 0 means selected, and what 0 means has to be said.
   */
  readonly numbersStatements?: boolean;
  /** Columns that identify or locate people, by name or ImportId. See {@link isPersonalColumn}. */
  readonly personalColumns: readonly RegExp[];
  /** Whether a column holds answers; the others are the platform's own. For drafting a definition. */
  isQuestion?(column: ColumnIdentity): boolean;
}

/** The title in a sentence: "an Alchemer export". */
export function named({ title }: Dialect): string {
  return `${/^[AEIOU]/i.test(title) ? "an" : "a"} ${title}`;
}

/** Several names: the first that a file has is meant. */
export interface KnownColumns {
  readonly externalId: readonly string[];
  readonly submittedAt: readonly string[];
  /** Seconds. */
  readonly duration: readonly string[];
  /** The language that a respondent saw. */
  readonly language: readonly string[];
}

export const NOTHING_KNOWN: KnownColumns = {
  externalId: [],
  submittedAt: [],
  duration: [],
  language: [],
};

/**
 * Which records of a file are no responses.
 * @param rating 0-based index of the column that holds question 1; -1 where it is not known.
 */
export function exclusionsOf(
  dialect: Dialect,
  columns: readonly ColumnIdentity[],
  rating: number,
): readonly Exclusion[] {
  return [...dialect.exclusions, ...(dialect.exclusionsFor?.(columns, rating) ?? [])];
}
