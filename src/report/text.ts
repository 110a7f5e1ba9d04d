import type { Severity } from "../engine/finding.js";
import type { Rule } from "../rules/rule.js";
import { counted, fill, grouped, visible } from "./message.js";
import type { Report, ReportFinding } from "./report.js";

/** How the pieces of a text report are marked; each does nothing where there is no colour. */
export interface Palette {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly info: (text: string) => string;
  readonly good: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly dim: (text: string) => string;
}

const plain = (text: string): string => text;
export const NO_COLOUR: Palette = {
  error: plain,
  warning: plain,
  info: plain,
  good: plain,
  strong: plain,
  dim: plain,
};

export interface TextOptions {
  readonly palette: Palette;
  /** Columns of the terminal. */
  readonly width: number;
  rule(id: string): Rule | null;
}

/** Places shown per rule; the JSON report has more. */
const PLACES = 4;
const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

/** What a person reads: the most important line is the last, where the eye is. */
export function textReport(report: Report, options: TextOptions): string {
  const lines: string[] = [];
  for (const input of report.inputs) {
    if (lines.length > 0) lines.push("");
    lines.push(...inputLines(report, input, options), "");
    for (const severity of SEVERITIES) {
      const findings = report.findings.filter(
        (finding) => finding.file === input.file && finding.severity === severity,
      );
      for (const ofRule of byRule(findings)) lines.push(...ruleLines(report, ofRule, options), "");
    }
    lines.push(...skippedLines(report, input.file, options));
    lines.push(...reconciliationLines(report, input.file, options));
  }
  lines.push(...closingLines(report, options));
  return `${lines.join("\n")}\n`;
}

function inputLines(
  report: Report,
  input: Report["inputs"][number],
  { palette }: TextOptions,
): string[] {
  const kinds = {
    submission: "submission file",
    raw: "raw export",
    definition: "survey definition",
    package: "submission package",
  };
  const parts = [
    kinds[input.kind],
    input.bytes === null ? null : size(input.bytes),
    input.records === null ? null : counted(input.records, "record"),
    input.encoding === null || input.encoding === "utf-8" ? null : input.encoding,
    input.scale === null ? null : input.scale.replaceAll("_", " "),
    report.edition,
  ];
  const facts = parts.filter((part) => part !== null).join(" · ");
  return [`${palette.strong(visible(input.file))}  ${palette.dim(facts)}`];
}

function ruleLines(
  report: Report,
  findings: readonly ReportFinding[],
  options: TextOptions,
): string[] {
  const { palette, width } = options;
  const [first] = findings;
  if (first === undefined) return [];
  const rule = options.rule(first.rule);
  // The count is of all inputs; of one input, it is known only by what is shown.
  const total =
    report.inputs.length === 1
      ? (report.counts.byRule[first.rule] ?? findings.length)
      : findings.length;
  const mark = palette[first.severity];
  const lines = [
    `${mark(`${first.severity} ${first.rule}`)}  ${palette.strong(rule?.heading ?? first.name)}  ${palette.dim(`×${grouped(total)}`)}`,
  ];
  for (const finding of findings.slice(0, PLACES)) {
    const message = rule === null ? "" : fill(rule.message, finding.data);
    lines.push(...hanging("  ", place(finding), message, width));
  }
  if (total > PLACES) lines.push(palette.dim(`  … and ${grouped(total - PLACES)} more`));
  if (rule !== null) lines.push(...hanging("  ", "→", rule.fix, width));
  return lines;
}

function skippedLines(report: Report, file: string, { palette, width }: TextOptions): string[] {
  const byReason = new Map<string, string[]>();
  for (const { rule, reason, file: of } of report.skippedRules) {
    if (of !== file) continue;
    byReason.set(reason, [...(byReason.get(reason) ?? []), rule]);
  }
  if (byReason.size === 0) return [];
  const lines = [palette.dim("Not checked:")];
  for (const [reason, rules] of byReason) {
    lines.push(...hanging("  ", `${rules.join(" ")}:`, reason, width).map(palette.dim));
  }
  return [...lines, ""];
}

function reconciliationLines(report: Report, file: string, { palette }: TextOptions): string[] {
  const sums = report.reconciliation.find((each) => each.file === file);
  if (sums === undefined) return [];
  const parts = [`${counted(sums.responsesJudged, "response")} judged`];
  if (sums.blank > 0) parts.push(`${grouped(sums.blank)} blank`);
  for (const [reason, count] of Object.entries(sums.excluded))
    parts.push(`${grouped(count)} ${reason}`);
  if (sums.rejected > 0) parts.push(`${grouped(sums.rejected)} unreadable`);
  const lines = [`${counted(sums.recordsRead, "record")} read = ${parts.join(" + ")}`];
  if (sums.written !== null) {
    const out = [`${counted(sums.written.rows, "row")} to submit`];
    if (sums.written.rejected > 0) out.push(`${grouped(sums.written.rejected)} with errors`);
    for (const [reason, count] of Object.entries(sums.written.excluded)) {
      out.push(`${grouped(count)} ${reason}`);
    }
    lines.push(`${counted(sums.responsesJudged, "response")} judged = ${out.join(" + ")}`);
  }
  if (!sums.balanced || sums.written?.balanced === false) {
    lines.push(palette.error("These sums do not agree: this is a bug in cx280. Please report it."));
  }
  return lines;
}

function closingLines(report: Report, { palette }: TextOptions): string[] {
  const { counts, expectedRating } = report;
  const lines: string[] = [];
  if (expectedRating !== null) {
    const colour = { green: palette.good, yellow: palette.warning, red: palette.error }[
      expectedRating
    ];
    lines.push(
      `Expected rating: ${colour(expectedRating)} ${palette.dim("(advice; OMB rates by hand)")}`,
    );
  }
  const warnings = counts.warning > 0 ? `, ${counted(counts.warning, "warning")}` : "";
  if (counts.error > 0) {
    const first = report.findings.find((finding) => finding.severity === "error")?.rule ?? "";
    const says = `${counted(counts.error, "error")}${warnings}. Do not upload this yet: start with ${first}.`;
    lines.push(palette.error(`✗ ${says}`));
  } else if (counts.warning > 0) {
    lines.push(palette.warning(`! No errors${warnings}. Look at them before you upload.`));
  } else {
    lines.push(palette.good("✓ No errors, no warnings."));
  }
  return lines;
}

function place({ line, record, cell }: ReportFinding): string {
  const parts = [
    line === null ? null : `line ${line}`,
    record === null ? null : `record ${record}`,
    cell === null ? null : `cell ${cell}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? "the file:" : `${parts.join(", ")}:`;
}

function byRule(findings: readonly ReportFinding[]): ReportFinding[][] {
  const groups = new Map<string, ReportFinding[]>();
  for (const finding of findings) {
    groups.set(finding.rule, [...(groups.get(finding.rule) ?? []), finding]);
  }
  return [...groups.values()];
}

/** A lead and a text behind it, wrapped so that the text stays in its own column. */
function hanging(indent: string, lead: string, text: string, width: number): string[] {
  const room = Math.max(30, width - indent.length - 2);
  const lines: string[] = [];
  let line = lead;
  for (const word of text.split(" ")) {
    if (line.length + 1 + word.length > room && line.length > 4) {
      lines.push(line);
      line = `  ${word}`;
    } else line += ` ${word}`;
  }
  lines.push(line);
  return lines.map((each) => indent + each);
}

function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
