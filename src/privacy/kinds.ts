/** What is looked for in comments, by the name that findings, redactions and the manifest use. */
export const PERSONAL_KINDS = [
  "e-mail",
  "phone number",
  "social security number",
  "ITIN",
  "payment card number",
  "street address",
  "date of birth",
  "A-number",
  "passport number",
  "VA file or claim number",
  "IP address",
] as const;
export type PersonalKind = (typeof PERSONAL_KINDS)[number];

/** A piece of personal data in UTF-8 bytes; `end` is exclusive. */
export interface PersonalSpan {
  readonly kind: PersonalKind;
  readonly start: number;
  readonly end: number;
}

/** What stands at a number. Without a kind: known to be nobody's own, such as a toll-free line. */
export interface Found {
  readonly kind: PersonalKind | null;
  readonly start: number;
  readonly end: number;
}
