import { editionById } from "../guidance/editions.js";
import { FAMILIES, type Rule, type Target } from "../rules/rule.js";
import { DEFAULT_THRESHOLDS } from "../rules/thresholds.js";
import { thresholds } from "../rules/thresholds-schema.js";
import { descriptionOf } from "../yaml/described.js";

/** What the catalogue knows of a rule, as Markdown: the top of its page, and the index of all. */

export const TARGET_NAMES: Readonly<Record<Target, string>> = {
  submission: "submission files",
  raw: "raw exports",
  definition: "survey definitions",
  package: "submission packages",
  configuration: "configurations",
};

export function severityText({ severity, milder }: Pick<Rule, "severity" | "milder">): string {
  if (typeof severity === "string") {
    return milder === undefined ? severity : `${severity}, in milder cases ${milder}`;
  }
  return Object.entries(severity)
    .map(([target, value]) => `${value} in ${TARGET_NAMES[target as Target]}`)
    .join(", ");
}

/** Keys of the thresholds that a rule compares with, with their defaults. */
export function thresholdsOf({ id }: Pick<Rule, "id">): [key: string, value: number][] {
  const defaults = DEFAULT_THRESHOLDS;
  return Object.entries(thresholds.shape).flatMap(([key, type]): [string, number][] => {
    const [rules = ""] = descriptionOf(type).split(":");
    return rules.includes(id) ? [[key, defaults[key as keyof typeof defaults]]] : [];
  });
}

export function factsOf(rule: Rule): string {
  const limits = thresholdsOf(rule).map(([key, value]) => `\`${key}\` (${value})`);
  return [
    `${rule.heading}.`,
    "",
    `- Severity: ${severityText(rule)}`,
    `- Looks at: ${rule.targets.map((target) => TARGET_NAMES[target]).join(", ")}`,
    `- Rests on: ${restsOn(rule)}`,
    ...(limits.length === 0 ? [] : [`- Thresholds: ${limits.join(", ")}`]),
  ].join("\n");
}

/** Where a rule's citations lead, in words. */
function restsOn({ cites }: Rule): string {
  const named = cites.map((cite) => {
    const [source = "", section = ""] = cite.split("#");
    const cited = editionById(source)?.citations[section];
    if (cited !== undefined) return `section ${section}, “${cited.heading}”`;
    return SOURCES[source] ?? source;
  });
  return named.length === 0 ? "what cx280 itself promises" : [...new Set(named)].join("; ");
}

const SOURCES: Readonly<Record<string, string>> = {
  "receiving-system": "how OMB’s receiving system reads what is uploaded",
  "submission-format": "the format of the submission package",
  "raw-exports": "how survey platforms and spreadsheets write their files",
};

export function indexPage(rules: readonly Rule[]): string {
  const lines = [
    "# The rules",
    "",
    "Everything cx280 can find, by family. Ids stay the same for good. `cx280 explain CX402` prints a",
    "page in the terminal; `cx280 rules` lists them all.",
  ];
  for (const [digits, family] of Object.entries(FAMILIES)) {
    const ofFamily = rules.filter(({ id }) => id.startsWith(`CX${digits[0]}`));
    if (ofFamily.length === 0) continue;
    lines.push(
      "",
      `## ${digits} ${family}`,
      "",
      "| rule | severity | what it finds |",
      "|---|---|---|",
    );
    for (const rule of ofFamily) {
      lines.push(
        `| [${rule.id} ${rule.name}](${rule.id}.md) | ${severityText(rule)} | ${rule.heading} |`,
      );
    }
  }
  return `${lines.join("\n")}\n`;
}
