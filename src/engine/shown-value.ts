import { findPersonalDataIn } from "../privacy/find-personal-data.js";
import type { FindingData } from "./finding.js";

/** Longest text of a cell that a finding repeats, in characters. */
const LONGEST = 80;

const HIDDEN = "[not shown: looks personal]";

/**
 * E-mail, phone or social security number, digits grouped as on a payment card, IP address: by their
 * form alone, because what is hidden in vain costs less than what is shown. Toll-free numbers and
 * cards with a wrong check digit, which the detectors let pass, are hidden, too.
 */
const PERSONAL =
  /[^\s@]@[^\s@]+\.[a-z]{2,}|\b\d{3}-\d{2}-\d{4}\b|(?:\+?1[-. ]?)?\(?\b\d{3}\)?[-. ]\d{3}[-. ]\d{4}\b|\b\d{4}[ -]\d{4,6}[ -]\d{4,5}(?:[ -]\d{1,7})?\b|\b(?:\d{1,3}\.){3}\d{1,3}\b/i;

/** Whether a text is of a kind that identifies a person; used to keep it out of reports. */
export function looksPersonal(text: string): boolean {
  const beginning = text.slice(0, 1000);
  return PERSONAL.test(beginning) || findPersonalDataIn(beginning).length > 0;
}

/** Finding data as a report may carry it: short, and without personal values unless asked. */
export function shownData(data: FindingData, showValues: boolean): FindingData {
  const shown: Record<string, FindingData[string]> = {};
  for (const [name, value] of Object.entries(data)) {
    shown[name] = Array.isArray(value)
      ? value.map((each: string | number) => shownValue(each, showValues))
      : shownValue(value as string | number | boolean | null, showValues);
  }
  return shown;
}

function shownValue<T extends string | number | boolean | null>(
  value: T,
  showValues: boolean,
): T | string {
  if (typeof value !== "string") return value;
  if (!showValues && looksPersonal(value)) return HIDDEN;
  const characters = [...value.slice(0, LONGEST * 2)];
  return characters.length <= LONGEST ? value : `${characters.slice(0, LONGEST).join("")}…`;
}
