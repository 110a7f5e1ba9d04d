import type { ColumnMap, ResponseBatch, ResponseColumn } from "../response/response-batch.js";
import type { Place, Rule, Target } from "../rules/rule.js";
import { columnLetters, type Finding, type FindingData, type Severity } from "./finding.js";
import { fingerprint } from "./fingerprint.js";
import { shownData } from "./shown-value.js";

/** How findings are kept; counts are never capped. */
export interface CollectorOptions {
  readonly file: string;
  /** Findings kept per rule. */
  readonly maxFindings: number;
  /** Repeat comments and values that look personal. */
  readonly showValues: boolean;
}

/** The severity a rule has for what is judged; the first of the targets decides. */
export function severityFor(rule: Rule, targets: ReadonlySet<Target>): Severity {
  if (typeof rule.severity === "string") return rule.severity;
  for (const target of targets) {
    const severity = rule.severity[target];
    if (severity !== undefined) return severity;
  }
  return "error";
}

/** Findings of one file: all of them counted, the first of each rule kept. */
export class Collector {
  /** By rule id and severity. */
  readonly counts = new Map<string, Record<Severity, number>>();
  readonly #kept = new Map<string, Finding[]>();
  readonly #options: CollectorOptions;
  readonly #columns: ColumnMap;
  readonly #targets: ReadonlySet<Target>;

  constructor(options: CollectorOptions, columns: ColumnMap, targets: ReadonlySet<Target>) {
    this.#options = options;
    this.#columns = columns;
    this.#targets = targets;
  }

  /** Counts findings that are not shown. */
  count(rule: Rule, times: number, severity = severityFor(rule, this.#targets)): void {
    let counts = this.counts.get(rule.id);
    if (counts === undefined) {
      counts = { error: 0, warning: 0, info: 0 };
      this.counts.set(rule.id, counts);
    }
    counts[severity] += times;
  }

  /** @param severity where the finding decides it, and not the rule. */
  report(rule: Rule, data: FindingData, place: Place = {}, severity?: Severity): void {
    this.count(rule, 1, severity);
    if (!this.#hasRoom(rule)) return;
    const index = place.cellIndex ?? (place.column ? this.#columns.index(place.column) : -1);
    this.#keep(
      rule,
      data,
      {
        line: place.line ?? null,
        record: place.record ?? null,
        column: place.column ? this.#columns.name(place.column) : null,
        index,
        identity: [place.record?.toString() ?? null, JSON.stringify(data)],
      },
      severity,
    );
  }

  reportResponse(
    rule: Rule,
    batch: ResponseBatch,
    i: number,
    column: ResponseColumn | null,
    data: FindingData | (() => FindingData),
  ): void {
    this.count(rule, 1);
    if (!this.#hasRoom(rule)) return;
    this.#keep(rule, typeof data === "function" ? data() : data, {
      line: batch.line[i]!,
      record: batch.record[i]!,
      column: column === null ? null : this.#columns.name(column),
      index: column === null ? -1 : this.#columns.index(column),
      identity: [batch.externalId(i), column === null ? null : batch.cell(i, column)],
    });
  }

  /** All kept findings, by rule id, in the order they were found. */
  findings(): Finding[] {
    return [...this.#kept.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, findings]) => findings);
  }

  #hasRoom(rule: Rule): boolean {
    return (this.#kept.get(rule.id)?.length ?? 0) < this.#options.maxFindings;
  }

  #keep(
    rule: Rule,
    data: FindingData,
    at: {
      line: number | null;
      record: number | null;
      column: string | null;
      index: number;
      identity: (string | null)[];
    },
    severity = severityFor(rule, this.#targets),
  ): void {
    const finding: Finding = {
      rule: rule.id,
      severity,
      file: this.#options.file,
      line: at.line,
      record: at.record,
      column: at.column,
      cell: this.#cell(at.index, at.record),
      data: shownData(data, this.#options.showValues),
      fingerprint: fingerprint([rule.id, at.column, ...at.identity]),
      waived: false,
    };
    const kept = this.#kept.get(rule.id);
    if (kept === undefined) this.#kept.set(rule.id, [finding]);
    else kept.push(finding);
  }

  #cell(index: number, record: number | null): string | null {
    if (index < 0 || record === null) return null;
    return columnLetters(index) + (this.#columns.rowsAbove + record);
  }
}
