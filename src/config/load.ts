import { CATALOGUE, findRule } from "../rules/catalogue.js";
import { nearest } from "../rules/nearest.js";
import { DEFAULT_THRESHOLDS } from "../rules/thresholds.js";
import {
  type KeyPath,
  type ParsedDocument,
  type PathProblem,
  parseTyped,
} from "../yaml/document.js";
import { type Configuration, configuration } from "./config.js";

/** Keys whose values are texts as written: 0123 is an external id, 2026-12-31 a day. */
const TEXT_KEYS: ReadonlySet<string> = new Set([
  "column",
  "externalId",
  "fingerprint",
  "reason",
  "owner",
  "expires",
  "files",
  "file",
  "survey",
  "quarter",
]);

/** Reads a configuration from YAML or JSON. Says all that is wrong with it at once. */
export function parseConfiguration(text: string): ParsedDocument<Configuration> {
  return parseTyped(text, {
    schema: configuration,
    what: "a configuration",
    textKeys: TEXT_KEYS,
    check: ({ severity, waivers, thresholds }) => [
      ...Object.keys(severity).flatMap((name) => unknownRule(name, ["severity", name], true)),
      ...waivers.flatMap(({ rule }, at) => unknownRule(rule, ["waivers", at, "rule"], false)),
      ...namedTwice(Object.keys(severity)),
      ...emptyThresholds(thresholds),
    ],
  });
}

function unknownRule(name: string, path: KeyPath, atKey: boolean): PathProblem[] {
  if (findRule(name) !== null) return [];
  const known = CATALOGUE.flatMap((rule) => [rule.id, rule.name]);
  return [
    {
      path,
      atKey,
      found: `"${name}"`,
      expected: "the id or name of a rule (cx280 rules lists them)",
      nearest: nearest(name, known),
    },
  ];
}

/** A rule by its id and by its name as well: which of the two is meant? */
function namedTwice(names: readonly string[]): PathProblem[] {
  return names.flatMap((name, at) => {
    const id = findRule(name)?.id;
    const first = names.slice(0, at).find((each) => id !== undefined && findRule(each)?.id === id);
    if (first === undefined) return [];
    const path = ["severity", name];
    return [
      { path, atKey: true, found: `${id} once more`, expected: `one of ${first} and ${name}` },
    ];
  });
}

/** A share of 0 or 1 says nothing: the rule would always or never speak. */
function emptyThresholds({ branchingShare }: Configuration["thresholds"]): PathProblem[] {
  if (branchingShare === undefined || (branchingShare > 0 && branchingShare < 1)) return [];
  return [
    {
      path: ["thresholds", "branchingShare"],
      found: String(branchingShare),
      expected: `a share between 0 and 1, such as ${DEFAULT_THRESHOLDS.branchingShare}`,
    },
  ];
}
