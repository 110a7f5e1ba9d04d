import type { ColumnMap, ResponseBatch, ResponseColumn } from "../response/response-batch.js";
import type { Place, Rule, Target } from "../rules/rule.js";
import { columnLetters, type Finding, type FindingData, type Severity } from "./finding.js";
import { fingerprint } from "./fingerprint.js";
import { shownData } from "./shown-value.js";
import { FileWaivers, NOWHERE, type WaivablePlace, type Waiver } from "./waivers.js";

/** How findings are kept; counts are never capped. */
export interface CollectorOptions {
  readonly file: string;
  /** Findings kept per rule. */
  readonly maxFindings: number;
  /** Repeat comments and values that look personal. */
  readonly showValues: boolean;
  /** Findings that may stand. */
  readonly waivers?: readonly Waiver[];
  /** The clock, epoch milliseconds: waivers expire. */
  readonly now: number;
}

/** Findings of a rule by severity; those that are waived count apart. */
export type RuleCounts = Record<Severity | "waived", number>;

/** The severity a rule has for what is judged; the first of the targets decides. */
export function severityFor(rule: Rule, targets: ReadonlySet<Target>): Severity {
  if (typeof rule.severity === "string") return rule.severity;
  for (const target of targets) {
    const severity = rule.severity[target];
    if (severity !== undefined) return severity;
  }
  return "error";
}

export type ResponseReport = (
  i: number,
  column: ResponseColumn | null,
  data: FindingData | ((i: number) => FindingData),
) => boolean;

/**
 * Findings of one file: all of them counted, the first of each rule kept. Waived ones are kept
 * beside the others, so that they cannot hide them.
 */
export class Collector {
  /** By rule id. */
  readonly counts = new Map<string, RuleCounts>();
  readonly #kept = new Map<string, Finding[]>();
  readonly #waived = new Map<string, Finding[]>();
  readonly #waivers: FileWaivers;
  readonly #options: CollectorOptions;
  readonly #columns: ColumnMap;
  readonly #targets: ReadonlySet<Target>;

  constructor(options: CollectorOptions, columns: ColumnMap, targets: ReadonlySet<Target>) {
    this.#options = options;
    this.#columns = columns;
    this.#targets = targets;
    this.#waivers = new FileWaivers(options.waivers ?? [], options.file, options.now);
  }

  /** Positions of the waivers that have matched. */
  get usedWaivers(): ReadonlySet<number> {
    return this.#waivers.used;
  }

  /** Counts findings that are not shown. */
  count(rule: Rule, times: number): void {
    const waived = this.#waivers.waives(rule.id, NOWHERE);
    this.#count(rule, times, waived ? "waived" : severityFor(rule, this.#targets));
  }

  #count(rule: Rule, times: number, as: Severity | "waived"): void {
    this.#countsOf(rule)[as] += times;
  }

  #countsOf(rule: Rule): RuleCounts {
    let counts = this.counts.get(rule.id);
    if (counts === undefined) {
      counts = { error: 0, warning: 0, info: 0, waived: 0 };
      this.counts.set(rule.id, counts);
    }
    return counts;
  }

  /**
   * @param given the severity, where the finding decides it and not the rule.
   * @returns whether the finding stands: false where it is waived.
   */
  report(rule: Rule, data: FindingData, place: Place = {}, given?: Severity): boolean {
    const ownSeverity = severityFor(rule, this.#targets);
    const severity = given !== undefined && rule.milder !== undefined ? given : ownSeverity;
    if (this.onlyCounts(rule)) {
      this.#count(rule, 1, severity);
      return true;
    }
    const column = place.column ? this.#columns.name(place.column) : null;
    const index = place.cellIndex ?? (place.column ? this.#columns.index(place.column) : -1);
    const identity = () => [place.record?.toString() ?? null, JSON.stringify(data)];
    return this.#take(
      rule,
      {
        column,
        externalId: null,
        fingerprint: () => fingerprint([rule.id, column, ...identity()]),
      },
      () => ({
        data,
        line: place.line ?? null,
        record: place.record ?? null,
        index,
      }),
      severity,
    );
  }

  /**
   * What a rule reports its findings on the responses of a batch to. It tells whether a finding
   * stands: false where it is waived.
   */
  reporter(rule: Rule, batch: ResponseBatch): ResponseReport {
    const severity = severityFor(rule, this.#targets);
    return (i, column, data) => {
      if (!this.onlyCounts(rule)) {
        return this.#reportResponse(rule, severity, batch, i, column, data);
      }
      this.addCounted(rule, 1);
      return true;
    };
  }

  /** Whether all further findings of a rule are counted and stand, whatever they are. */
  onlyCounts(rule: Rule): boolean {
    return !this.#waivers.has(rule.id) && !this.#hasRoom(this.#kept, rule);
  }

  /** Counts findings on responses; see `onlyCounts`. */
  addCounted(rule: Rule, times: number): void {
    this.#count(rule, times, severityFor(rule, this.#targets));
  }

  #reportResponse(
    rule: Rule,
    severity: Severity,
    batch: ResponseBatch,
    i: number,
    column: ResponseColumn | null,
    data: FindingData | ((i: number) => FindingData),
  ): boolean {
    const name = column === null ? null : this.#columns.name(column);
    const externalId = batch.externalId(i);
    return this.#take(
      rule,
      {
        column: name,
        externalId,
        fingerprint: () =>
          fingerprint([rule.id, name, externalId, column === null ? null : batch.cell(i, column)]),
      },
      () => ({
        data: typeof data === "function" ? data(i) : data,
        line: batch.line[i]!,
        record: batch.record[i]!,
        index: column === null ? -1 : this.#columns.index(column),
      }),
      severity,
    );
  }

  /** All kept findings, by rule id, in the order they were found. */
  findings(): Finding[] {
    return [...this.#kept, ...this.#waived]
      .sort(([a], [b]) => (a < b ? -1 : a === b ? 0 : 1))
      .flatMap(([, findings]) => findings);
  }

  /** Counts a finding and keeps it where there is room. @returns whether it stands. */
  #take(
    rule: Rule,
    place: WaivablePlace,
    found: () => {
      data: FindingData;
      line: number | null;
      record: number | null;
      /** 0-based cell of the record; -1 where there is none. */
      index: number;
    },
    severity: Severity,
  ): boolean {
    const waived = this.#waivers.has(rule.id) && this.#waivers.waives(rule.id, place);
    this.#count(rule, 1, waived ? "waived" : severity);
    const into = waived ? this.#waived : this.#kept;
    if (!this.#hasRoom(into, rule)) return !waived;
    const { data, line, record, index } = found();
    const finding: Finding = {
      rule: rule.id,
      severity,
      file: this.#options.file,
      line,
      record,
      column: place.column,
      cell: this.#cell(index, record),
      data: shownData(data, this.#options.showValues),
      fingerprint: place.fingerprint(),
      waived,
    };
    const kept = into.get(rule.id);
    if (kept === undefined) into.set(rule.id, [finding]);
    else kept.push(finding);
    return !waived;
  }

  #hasRoom(kept: ReadonlyMap<string, readonly Finding[]>, rule: Rule): boolean {
    return (kept.get(rule.id)?.length ?? 0) < this.#options.maxFindings;
  }

  #cell(index: number, record: number | null): string | null {
    if (index < 0 || record === null) return null;
    return columnLetters(index) + (this.#columns.rowsAbove + record);
  }
}
