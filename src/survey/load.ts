import { EDITION_IDS } from "../guidance/editions.js";
import { isZone } from "../response/zone.js";
import { nearest } from "../rules/nearest.js";
import {
  type DocumentProblem,
  type KeyPath,
  type ParsedDocument,
  type PathProblem,
  parseTyped,
} from "../yaml/document.js";
import { crossCheck } from "./cross-check.js";
import { type SurveyDefinition, surveyDefinition } from "./definition.js";

/** One thing that is wrong with a definition, and where. */
export type DefinitionProblem = DocumentProblem;

export type ParsedDefinition =
  | {
      readonly ok: true;
      readonly definition: SurveyDefinition;
      /** Where a key stands in the file. */
      readonly locate: Extract<ParsedDocument<SurveyDefinition>, { ok: true }>["locate"];
    }
  | { readonly ok: false; readonly problems: readonly DefinitionProblem[] };

/** Keys whose values are cells of the export: they are meant as written, whatever YAML makes of them. */
const CELL_KEYS: ReadonlySet<string> = new Set([
  "value",
  "values",
  "notSelected",
  "startsWith",
  "contains",
  "importId",
  "column",
  "name",
  "label",
  "missing",
  "letter",
  "separator",
  "text",
  "title",
  "textColumn",
  "externalId",
  "submittedAt",
  "interactionAt",
  "duration",
  "controlNumber",
  "reason",
  "designated",
]);

/** Reads a survey definition from YAML or JSON. Says all that is wrong with it at once. */
export function parseSurveyDefinition(text: string): ParsedDefinition {
  const parsed = parseTyped(text, {
    schema: surveyDefinition,
    what: "a survey definition",
    textKeys: CELL_KEYS,
    refuse: undecided,
    check: (definition) => [...crossCheck(definition), ...valueChecks(definition)],
  });
  return parsed.ok ? { ok: true, definition: parsed.data, locate: parsed.locate } : parsed;
}

/** What a draft has left open: cx280 init marks it, and nothing is judged before it is decided. */
function undecided(
  data: unknown,
  path: KeyPath = [],
  above: readonly unknown[] = [],
): PathProblem[] {
  if (typeof data === "string") {
    if (!/^TODO\b/.test(data)) return [];
    return [{ path, found: "TODO", expected: "your decision (see the comment beside it)" }];
  }
  // An alias of YAML can lead back to what it stands in.
  if (typeof data !== "object" || data === null || above.includes(data)) return [];
  const inside = [...above, data];
  if (Array.isArray(data)) {
    return data.flatMap((each, at) => undecided(each, [...path, at], inside));
  }
  return Object.entries(data).flatMap(([key, each]) => undecided(each, [...path, key], inside));
}

/** Values that the type cannot check: the edition and the zone. */
function valueChecks(definition: SurveyDefinition): PathProblem[] {
  const problems: PathProblem[] = [];
  if (!EDITION_IDS.includes(definition.edition)) {
    problems.push({
      path: ["edition"],
      found: `"${definition.edition}"`,
      expected: `one of ${EDITION_IDS.join(", ")}`,
      nearest: nearest(definition.edition, EDITION_IDS),
    });
  }
  const { timeZone } = definition.export;
  if (timeZone !== undefined && !isZone(timeZone)) {
    problems.push({
      path: ["export", "timeZone"],
      found: `"${timeZone}"`,
      expected: "a time zone such as America/New_York",
      nearest: nearest(timeZone, Intl.supportedValuesOf("timeZone")),
    });
  }
  return problems;
}
