export type Severity = "error" | "warning" | "info";

/** What a finding tells beside its place: small values only, never a comment. */
export type FindingData = Readonly<
  Record<string, string | number | boolean | null | readonly (string | number)[]>
>;

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly file: string;
  /** 1-based physical line; null where the finding is about the whole file. */
  readonly line: number | null;
  /** 1-based data record. */
  readonly record: number | null;
  /** The header's name of the column. */
  readonly column: string | null;
  /** The cell as a spreadsheet names it, such as B7. */
  readonly cell: string | null;
  readonly data: FindingData;
  /** Rule, external id, column and value as one hash: what a waiver can name. */
  readonly fingerprint: string;
  readonly waived: boolean;
}

/** Spreadsheet letters of a 0-based column: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  let letters = "";
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return letters;
}
