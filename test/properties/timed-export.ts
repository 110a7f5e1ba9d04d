import { TZDate } from "@date-fns/tz";
import { stringify } from "yaml";
import { DEFAULT_EDITION } from "../../src/guidance/editions.js";
import {
  type CalendarDay,
  type FiscalQuarter,
  firstDay,
  nextQuarter,
} from "../../src/guidance/fiscal-quarter.js";
import { CATALOGUE } from "../../src/rules/catalogue.js";
import { openSource } from "../../src/source/open.js";
import { parseSurveyDefinition } from "../../src/survey/load.js";
import { judgeText } from "../support/judge.js";
import { chunksOf } from "../support/read-source.js";
import type { Definition } from "./sound-definition.js";
import { type CommonColumns, type Row, TableInput, type TableParts } from "./table-input.js";
import { type TimeForm, writtenTime } from "./written-time.js";

const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

export interface TimedParts extends TableParts {
  readonly definition: Definition;
  /** The zone in which the survey is reported and its times are written. */
  readonly zone: string;
  readonly form: TimeForm;
  /** The quarter that its times lie in. */
  readonly quarter: FiscalQuarter;
  /** Whether the user names it. */
  readonly named: boolean;
  /** The clock, epoch milliseconds. */
  readonly now: number;
}

/** A raw export with times, and its survey definition. */
export class TimedExport extends TableInput<TimedParts> {
  readonly columns: CommonColumns = { id: "Key", question1: "Trust", comment: "Comment" };

  get form(): TimeForm {
    return this.parts.form;
  }

  get now(): number {
    return this.parts.now;
  }

  get days(): number {
    const { quarter, zone } = this.parts;
    const [from, to] = [quarter, nextQuarter(quarter)].map((each) => startOf(each, zone));
    return Math.round((to! - from!) / DAY);
  }

  /** The instant of a local time of the quarter; its first day is day 0. */
  at(day: number, minutes: number): number {
    return localTime(this.parts.quarter, this.parts.zone, day, minutes);
  }

  override with(parts: Partial<TimedParts>): TimedExport {
    return new TimedExport({ ...this.parts, ...parts });
  }

  /** The definition's part on the export changed. */
  withExport(change: (part: NonNullable<Definition["export"]>) => void): TimedExport {
    const definition = structuredClone(this.parts.definition);
    definition.export ??= {};
    change(definition.export);
    return this.with({ definition });
  }

  /** A response given at another time, as long after the interaction as is said. */
  withTime(row: number, instant: number, hoursAfter = 1): TimedExport {
    return this.with({
      rows: this.rows.with(row, this.#timed(this.rows[row]!, instant, hoursAfter)),
    });
  }

  /** All responses at other times. */
  withTimes(instant: (row: number) => number): TimedExport {
    return this.with({ rows: this.rows.map((row, at) => this.#timed(row, instant(at), 1)) });
  }

  #timed(row: Row, instant: number, hoursAfter: number): Row {
    const { form, zone } = this.parts;
    const interaction = instant - Math.round(hoursAfter * 60) * MINUTE;
    return row
      .with(this.column("Submitted"), writtenTime(instant, form, zone))
      .with(this.column("Interaction"), writtenTime(interaction, form, zone));
  }

  protected override async judgeBytes(bytes: Uint8Array): Promise<ReadonlySet<string>> {
    const { name = "export.csv", definition, named, quarter, now } = this.parts;
    const parsed = parseSurveyDefinition(stringify(definition));
    if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join("; "));
    const { outcome } = await judgeText(bytes, {
      source: await openSource({ name, stream: chunksOf(bytes, 1 << 14) }),
      definition: parsed.definition,
      rules: CATALOGUE,
      quarter: named ? quarter : undefined,
      now,
    });
    if (!outcome.reconciliation.balanced) throw new Error("the counts do not reconcile");
    return new Set(Object.keys(outcome.counts.byRule));
  }

  override toString(): string {
    const { zone, form, quarter, named, now, definition } = this.parts;
    const facts = JSON.stringify({ zone, form, quarter, named, now: new Date(now).toISOString() });
    return `${facts}\n${stringify(definition)}\n${this.text()}`;
  }
}

export function startOf(quarter: FiscalQuarter, zone: string): number {
  return localTime(quarter, zone, 0, 0);
}

function localTime(quarter: FiscalQuarter, zone: string, day: number, minutes: number): number {
  const first: CalendarDay = firstDay(quarter, DEFAULT_EDITION);
  return new TZDate(first.year, first.month - 1, first.day + day, 0, minutes, zone).getTime();
}
