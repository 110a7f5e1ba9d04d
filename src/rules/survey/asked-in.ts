import type { SurveyDefinition } from "../../survey/definition.js";

/**
 * Why a wording cannot be compared: the guidance gives it in English, and what counts as the same
 * is known for some languages only. Null where it can be compared.
 * @param known languages in which the rule can tell.
 */
export function askedInAnother(
  { survey }: SurveyDefinition,
  known: readonly string[],
): string | null {
  const language = survey.language?.split("-")[0] ?? "en";
  if (known.includes(language)) return null;
  return `the survey is asked in ${survey.language}, and the required wording is known in ${known.join(" and ")} only`;
}
