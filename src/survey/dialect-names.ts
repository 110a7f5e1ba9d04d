/** Names of the dialects, as a definition and --dialect have them. */
export const DIALECT_NAMES = [
  "submission",
  "touchpoints",
  "touchpoints-combined",
  "qualtrics",
  "qualtrics-2016",
  "qualtrics-legacy",
  "surveymonkey",
  "ms-forms",
  "google-forms",
  "limesurvey",
  "alchemer",
  "kobo",
  "odk-central",
  "redcap",
  "medallia",
  "verint",
  "generic",
] as const;
export type DialectName = (typeof DIALECT_NAMES)[number];
