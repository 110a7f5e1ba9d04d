import type { Edition } from "../../guidance/edition.js";
import { DEFAULT_EDITION } from "../../guidance/editions.js";
import { hanging } from "../../report/wrap.js";
import { CATALOGUE, findRule } from "../../rules/catalogue.js";
import { nearest } from "../../rules/nearest.js";
import type { Rule } from "../../rules/rule.js";
import { type Ending, UsageError } from "../exit-code.js";
import { type Io, put, widthOf } from "../io.js";

export async function explain(idOrName: string, io: Io): Promise<Ending> {
  const rule = findRule(idOrName);
  if (rule === null) throw unknownRule(idOrName);
  await put(io.stdout, explanation(rule, DEFAULT_EDITION, widthOf(io.stdout)));
  return { kind: "done" };
}

function unknownRule(idOrName: string): UsageError {
  const known = CATALOGUE.flatMap(({ id, name }) => [id, name]);
  const near = nearest(idOrName, known);
  const hint = near === null ? "cx280 rules lists them all." : `Did you mean ${near}?`;
  return new UsageError(`There is no rule "${idOrName}". ${hint}`);
}

function explanation(rule: Rule, edition: Edition, width: number): string {
  const severity = severityText(rule);
  return [
    `${rule.id}  ${rule.name}`,
    `${rule.heading}.`,
    "",
    `Severity: ${severity}`,
    `Looks at: ${rule.targets.map((target) => TARGETS[target]).join(", ")}`,
    "",
    "Why it matters",
    ...hanging("  ", "", rule.why, width),
    "",
    "What to do",
    ...hanging("  ", "", rule.fix, width),
    ...rule.cites.flatMap((cite) => citation(cite, edition, width)),
    "",
  ].join("\n");
}

const TARGETS = {
  submission: "submission files",
  raw: "raw exports",
  definition: "survey definitions",
  package: "submission packages",
} as const;

function severityText({ severity, milder }: Rule): string {
  if (typeof severity === "string") {
    return milder === undefined ? severity : `${severity}, in milder cases ${milder}`;
  }
  return Object.entries(severity)
    .map(([target, value]) => `${value} in ${TARGETS[target as keyof typeof TARGETS]}`)
    .join(", ");
}

const OTHER_SOURCES: Readonly<Record<string, string>> = {
  "receiving-system": "How OMB's receiving system reads what is uploaded",
  "submission-format": "The format of the submission file",
  "raw-exports": "How survey platforms write their exports",
};

function citation(cite: string, edition: Edition, width: number): string[] {
  const [source = "", section = ""] = cite.split("#");
  const cited = source === edition.id ? edition.citations[section] : undefined;
  if (cited === undefined) return ["", `Source: ${OTHER_SOURCES[source] ?? source}`];
  return [
    "",
    ...hanging("", `Guidance: section ${section},`, cited.heading, width),
    ...hanging("  ", "", `"${cited.text}"`, width),
  ];
}
