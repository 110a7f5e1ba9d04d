import type { Rule, Target } from "../rules/rule.js";
import { thresholds } from "../rules/thresholds.js";

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
  const defaults = thresholds.parse({});
  return Object.entries(thresholds.shape).flatMap(([key, type]): [string, number][] => {
    const [rules = ""] = (type.description ?? "").split(":");
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
    ...(limits.length === 0 ? [] : [`- Thresholds: ${limits.join(", ")}`]),
  ].join("\n");
}

const FAMILIES: Readonly<Record<string, string>> = {
  "1": "File",
  "2": "Header",
  "3": "Values",
  "4": "Branching",
  "5": "Survey instrument",
  "6": "Dataset",
  "7": "Time",
  "8": "Privacy and safety",
  "9": "Package and waivers",
};

export function indexPage(rules: readonly Rule[]): string {
  const lines = [
    "# The rules",
    "",
    "Everything cx280 can find, by family. Ids stay the same for good. `cx280 explain CX402` prints a",
    "page in the terminal; `cx280 rules` lists them all.",
  ];
  for (const [digit, family] of Object.entries(FAMILIES)) {
    const ofFamily = rules.filter(({ id }) => id.startsWith(`CX${digit}`));
    if (ofFamily.length === 0) continue;
    lines.push(
      "",
      `## ${digit}xx ${family}`,
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
