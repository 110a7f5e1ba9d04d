import type { SurveyType } from "../guidance/edition.js";
import type { Manifest } from "../submission/manifest.js";
import type { IdTable } from "./id-table.js";
import type { Outcome } from "./outcome.js";
import type { Tally } from "./tally.js";

/** A file of a package as it lies there. */
export interface PackageFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A JSON file of a package, or why it cannot be used. */
export type PackageDocument<T> =
  | { readonly ok: true; readonly data: T; lineOf(key: string): number | null }
  | { readonly ok: false; readonly problem: string };

/** What is known of a submission package before its rules are applied. */
export interface PackageFacts {
  /** Its folder, as the user named it. */
  readonly path: string;
  readonly files: readonly PackageFile[];
  readonly manifest: PackageDocument<Manifest>;
  /** The metadata as it stands, whatever it holds. */
  readonly detail: PackageDocument<Readonly<Record<string, unknown>>>;
  /** Null where there is no responses.csv that could be read. */
  readonly responses: PackageResponses | null;
}

export interface PackageResponses {
  /** Records below the header. */
  readonly rows: number;
  readonly sha256: string;
  /** The scale that the values of question 1 show. */
  readonly scaleShown: SurveyType | null;
  readonly tally: Tally;
  /** Null where only one package is judged: there is nothing to compare with. */
  readonly ids: IdTable | null;
}

/** What the rules need of a package's responses, once they have been judged. */
export function responsesOf({ facts, reconciliation, tally, ids }: Outcome): PackageResponses {
  return {
    rows: reconciliation.recordsRead,
    sha256: facts?.sha256 ?? "",
    scaleShown: scaleShown(tally),
    tally,
    ids,
  };
}

/** By the values themselves: on the wrong scale, those of the right one are not understood. */
function scaleShown({ ratings, labels }: Tally): SurveyType | null {
  const stands = (rating: number): boolean => ratings[rating]! > 0 || labels.has(String(rating));
  const isLikert = [2, 3, 4, 5].some(stands);
  // Both is CX306.
  if (isLikert) return stands(0) ? null : "likert_scale";
  return stands(0) ? "thumbs_up_down" : null;
}

export const MANIFEST = "manifest.json";
export const COLLECTION_DETAIL = "collection-detail.json";
export const RESPONSES = "responses.csv";

/** A text field of the metadata; null where there is none. */
export function detailText({ detail }: PackageFacts, key: string): string | null {
  const value = detail.ok ? detail.data[key] : undefined;
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

/** A number of the metadata; null where there is none. */
export function detailNumber({ detail }: PackageFacts, key: string): number | null {
  const value = detail.ok ? detail.data[key] : undefined;
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

/** The same text for the same name, however its blanks and capitals are written. */
function sameName(text: string | null): string {
  return (text ?? "").normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

export function providerOf(facts: PackageFacts): string {
  return sameName(detailText(facts, "provider"));
}

export function serviceOf(facts: PackageFacts): string {
  return JSON.stringify([providerOf(facts), sameName(detailText(facts, "service"))]);
}

export function surveyOf(facts: PackageFacts): string {
  return JSON.stringify([serviceOf(facts), sameName(detailText(facts, "survey_title"))]);
}
