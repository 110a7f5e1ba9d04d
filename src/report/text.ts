import type { Severity } from "../engine/finding.js";
import type { Rule } from "../rules/rule.js";
import { counted, fill, grouped, visible } from "./message.js";
import type { Report, ReportFinding } from "./report.js";
import { hanging } from "./wrap.js";

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

/** The signs of a text report, for terminals that have them and for those that do not. */
interface Signs {
  readonly bad: string;
  readonly good: string;
  readonly fix: string;
  readonly more: string;
  readonly times: string;
  readonly between: string;
}
const SIGNS: Signs = { bad: "✗", good: "✓", fix: "→", more: "…", times: "×", between: "·" };
const ASCII: Signs = { bad: "x", good: "ok:", fix: "->", more: "...", times: "x", between: "|" };

export interface TextOptions {
  readonly palette: Palette;
  /** Whether the terminal shows more than ASCII. */
  readonly unicode: boolean;
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
        ({ file, severity: of, waived }) => file === input.file && of === severity && !waived,
      );
      for (const ofRule of byRule(findings)) lines.push(...ruleLines(input, ofRule, options), "");
    }
    lines.push(...waivedLines(input, options));
    lines.push(...skippedLines(report, input.file, options));
    lines.push(...reconciliationLines(report, input.file, options));
  }
  lines.push(...closingLines(report, options));
  return `${lines.join("\n")}\n`;
}

function inputLines(
  report: Report,
  input: Report["inputs"][number],
  { palette, unicode, width }: TextOptions,
): string[] {
  const kinds = {
    submission: "submission file",
    raw: "raw export",
    definition: "survey definition",
    package: "submission package",
    configuration: "configuration",
  };
  const parts = [
    kinds[input.kind],
    input.bytes === null ? null : size(input.bytes),
    input.records === null ? null : counted(input.records, "record"),
    input.encoding === null || input.encoding === "utf-8" ? null : input.encoding,
    input.byteOrderMark ? "byte order mark" : null,
    input.scale === null ? null : input.scale.replaceAll("_", " "),
    report.edition,
  ];
  const { between } = unicode ? SIGNS : ASCII;
  const facts = parts.filter((part) => part !== null).join(` ${between} `);
  return [
    palette.strong(visible(input.file)),
    ...hanging("  ", "", facts, width).map((line) => palette.dim(line)),
    ...repairLines(input, width),
  ];
}

/** Cells are repaired without loss only, and never without a word. */
function repairLines({ repairedCells }: Report["inputs"][number], width: number): string[] {
  if (repairedCells === null) return [];
  const { formula, apostrophe, mojibake } = repairedCells;
  const cells = [
    formula === 0 ? null : `${counted(formula, "cell")} such as ="0123" as 0123`,
    apostrophe === 0 ? null : `${counted(apostrophe, "cell")} such as '=1+1 without the apostrophe`,
    mojibake === 0 ? null : `${counted(mojibake, "cell")} as before a wrong decoding (CX115)`,
  ].filter((part) => part !== null);
  return cells.length === 0
    ? []
    : hanging("  ", "Read as what they were:", cells.join("; "), width);
}

function ruleLines(
  input: Report["inputs"][number],
  findings: readonly ReportFinding[],
  options: TextOptions,
): string[] {
  const { palette, width } = options;
  const signs = options.unicode ? SIGNS : ASCII;
  const [first] = findings;
  if (first === undefined) return [];
  const rule = options.rule(first.rule);
  const { byRule: all, waivedByRule } = input.counts;
  const total = (all[first.rule] ?? findings.length) - (waivedByRule[first.rule] ?? 0);
  const mark = palette[first.severity];
  const heading = rule?.heading ?? first.name;
  const id = `${first.severity} ${first.rule}`;
  const times = `${signs.times}${grouped(total)}`;
  const lines =
    id.length + heading.length + times.length + 4 > width
      ? [
          `${mark(id)}  ${palette.dim(times)}`,
          ...hanging("  ", "", heading, width).map((line) => palette.strong(line)),
        ]
      : [`${mark(id)}  ${palette.strong(heading)}  ${palette.dim(times)}`];
  for (const finding of findings.slice(0, PLACES)) {
    const message = rule === null ? "" : fill(rule.message, finding.data);
    lines.push(...hanging("  ", place(finding), message, width));
  }
  if (total > PLACES)
    lines.push(palette.dim(`  ${signs.more} and ${grouped(total - PLACES)} more`));
  if (rule !== null) lines.push(...hanging("  ", signs.fix, rule.fix, width));
  return lines;
}

/** Waived findings stay in sight, by rule: each of them is in the JSON report. */
function waivedLines(input: Report["inputs"][number], options: TextOptions): string[] {
  const { palette, width } = options;
  const { times } = options.unicode ? SIGNS : ASCII;
  const waived = Object.entries(input.counts.waivedByRule);
  if (waived.length === 0) return [];
  const lines = waived.flatMap(([id, count]) => {
    const heading = options.rule(id)?.heading ?? "";
    return hanging("  ", `${id} ${times}${grouped(count)}:`, heading, width);
  });
  return [palette.dim("Waived:"), ...lines.map((line) => palette.dim(line)), ""];
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
    lines.push(
      ...hanging("  ", `${rules.join(" ")}:`, reason, width).map((line) => palette.dim(line)),
    );
  }
  return [...lines, ""];
}

function reconciliationLines(
  report: Report,
  file: string,
  { palette, width }: TextOptions,
): string[] {
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
  const wrapped = lines.flatMap((line) => hanging("", "", line, width));
  if (sums.balanced && sums.written?.balanced !== false) return wrapped;
  const bug = "These sums do not agree: this is a bug in cx280. Please report it.";
  return [...wrapped, ...hanging("", "", bug, width).map((line) => palette.error(line))];
}

function closingLines(report: Report, { palette, unicode, width }: TextOptions): string[] {
  const { counts, expectedRating } = report;
  const signs = unicode ? SIGNS : ASCII;
  const last = (mark: (text: string) => string, sign: string, says: string): void => {
    lines.push(...hanging("", sign, says, width).map((line) => mark(line)));
  };
  const lines: string[] = [];
  if (expectedRating !== null) {
    const colour = { green: palette.good, yellow: palette.warning, red: palette.error }[
      expectedRating
    ];
    lines.push(
      `Expected rating: ${colour(expectedRating)} ${palette.dim("(advice; OMB rates by hand)")}`,
    );
  }
  const warned = counts.warning > 0 ? `, ${counted(counts.warning, "warning")}` : "";
  const waived = counts.waived > 0 ? `, ${grouped(counts.waived)} waived` : "";
  const warnings = warned + waived;
  if (counts.error > 0) {
    const first =
      report.findings.find(({ severity, waived }) => severity === "error" && !waived)?.rule ?? "";
    const says = `${counted(counts.error, "error")}${warnings}. ${advice(report)} with ${first}.`;
    last(palette.error, signs.bad, says);
  } else if (counts.warning > 0) {
    last(palette.warning, "!", `No errors${warnings}. Look at them before you upload.`);
  } else {
    last(palette.good, signs.good, `No errors, no warnings${waived}.`);
  }
  return lines;
}

/** A definition is corrected, not uploaded. */
function advice({ inputs }: Report): string {
  return inputs.every(({ kind }) => kind === "definition")
    ? "Start"
    : "Do not upload this yet: start";
}

/** Where a finding is; what is judged as a folder names the file in it. */
function place({ line, record, cell, data }: ReportFinding): string {
  const parts = [
    typeof data.file === "string" ? data.file : null,
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

function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
