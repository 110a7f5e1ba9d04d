import { COLLECTION_DETAIL } from "../../engine/package-facts.js";
import type { Edition } from "../../guidance/edition.js";
import { nearest } from "../nearest.js";
import { definePackageRule } from "../rule.js";

export const metadataInvalid = definePackageRule({
  id: "CX906",
  name: "metadata-invalid",
  severity: "error",
  targets: ["package"],
  cites: ["receiving-system#4"],
  heading: "The metadata for the upload form cannot be used",
  message: "{key}: found {found}, expected {expected}.{hint}",
  fix: "Correct it in the survey definition and write the package again: what stands here is typed into the upload form.",
  why: "The form takes what is typed. A dataset under the wrong service, quarter or survey type is rated by hand, and not published.",
  check({ detail }, { edition }, report) {
    if (!detail.ok) {
      const expected = "the metadata that cx280 format writes";
      report(
        { file: COLLECTION_DETAIL },
        { key: "the file", found: detail.problem, expected, hint: "" },
      );
      return;
    }
    const fields = [...edition.metadata, COUNTED];
    const known = fields.map(({ key }) => key);
    for (const { key, required, oneOf } of fields) {
      const value = detail.data[key];
      const expected = expectation(key, oneOf, required, value, edition);
      if (expected === null) continue;
      const near =
        oneOf !== null && typeof value === "string"
          ? nearest(value, allowed(oneOf, edition))
          : null;
      const hint = near === null ? "" : ` Did you mean ${near}?`;
      report({ file: COLLECTION_DETAIL, key }, { key, found: shown(value), expected, hint });
    }
    for (const key of Object.keys(detail.data)) {
      if (known.includes(key)) continue;
      const near = nearest(key, known);
      const hint = near === null ? "" : ` Did you mean ${near}?`;
      const expected = "only fields of the upload form";
      report({ file: COLLECTION_DETAIL, key }, { key, found: "an unknown field", expected, hint });
    }
  },
});

/** What is wanted where a value is not it; null where it is, or another rule speaks of it. */
function expectation(
  key: string,
  oneOf: Edition["metadata"][number]["oneOf"],
  required: boolean,
  value: unknown,
  edition: Edition,
): string | null {
  const isEmpty = value === undefined || value === null || value === "";
  if (isEmpty) return required ? "a value: the form requires it" : null;
  if (NUMBERS[key] !== undefined) {
    const [least, most] = NUMBERS[key];
    const fits = Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
    const to = most === Number.MAX_SAFE_INTEGER ? "or more" : `to ${most}`;
    return fits ? null : `a whole number, ${least} ${to}`;
  }
  if (typeof value !== "string") return "a text";
  // CX520 speaks of channels.
  if (oneOf === null || oneOf === "channels") return null;
  const values = allowed(oneOf, edition);
  return values.includes(value) ? null : `one of ${values.join(", ")}`;
}

function allowed(
  oneOf: NonNullable<Edition["metadata"][number]["oneOf"]>,
  edition: Edition,
): readonly string[] {
  return oneOf === "surveyTypes" ? Object.keys(edition.surveyTypes) : edition[oneOf];
}

/** The system counts the rows that it stores; the package says the number to compare with. */
const COUNTED = { key: "volume_of_respondents", required: false, oneOf: null } as const;

/** The form's number fields, with least and most. */
const NUMBERS: Readonly<Record<string, readonly [number, number]>> = {
  fiscal_year: [2000, 2100],
  quarter: [1, 4],
  volume_of_customers: [0, Number.MAX_SAFE_INTEGER],
  volume_of_customers_provided_survey_opportunity: [0, Number.MAX_SAFE_INTEGER],
  volume_of_respondents: [0, Number.MAX_SAFE_INTEGER],
};

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "no value";
  if (typeof value === "string") return value === "" ? "an empty text" : `“${value.slice(0, 60)}”`;
  return typeof value === "object" ? "a list or an object" : String(value);
}
