import type { SurveyType } from "../guidance/edition.js";
import type { MappedBatch } from "../response/response-batch.js";
import type { Context, FileRule, Header, RecordRule, Rule } from "../rules/rule.js";
import type { NoticeKind, SourceFacts, SourceNotice } from "../source/notice.js";
import { countOf, noticeAt, type RepeatedNotices, recordAt } from "../source/repeated-notices.js";
import type { StepRemarks } from "../source/source.js";
import { BrokenRecords } from "./broken-records.js";
import { Collector, type CollectorOptions, severityFor } from "./collector.js";
import { LookBack } from "./look-back.js";
import { OffenceReport } from "./offence-report.js";
import type { Outcome, SkippedRule } from "./outcome.js";
import { outcomeOf } from "./outcome.js";
import { Reckoning } from "./reconciliation.js";
import { emptyTally, type Tally } from "./tally.js";
import { tallyBatch, tallyOutside } from "./tallying.js";

export interface JudgementOptions extends CollectorOptions {
  readonly rules: readonly Rule[];
  /** The scale is null where nobody declared it. */
  readonly context: Context;
  /** Whether the outcome holds the external ids, to be compared with those of other files. */
  readonly keepIds?: boolean;
}

/** What in one batch must not be submitted: ids of the rules of severity error. */
export interface Offences {
  /** By position of the response in its batch: a bit for every one of `rules` that it offends. */
  readonly responses: Uint32Array;
  /** Ids, in the order of the bits. */
  readonly rules: readonly string[];
  readonly brokenRecords: BrokenRecords;
}

/** A rule that listens to notices, and whether its findings are errors. */
interface Listening {
  readonly rule: FileRule;
  readonly isError: boolean;
}

/** One scale under which the records are judged, and what came of it. */
interface Hypothesis {
  readonly scale: SurveyType | null;
  readonly context: Context;
  readonly collector: Collector;
}

/**
 * Judges one file: fed with what the source and the mapping yield, in file order, it runs every
 * rule that applies and ends in an {@link Outcome}.
 *
 * Where nobody declared the scale, the rules that need it run for both scales until the whole
 * file has told which one it is: a "1" may be a thumbs up or the lowest of five.
 */
export class Judgement {
  readonly tally: Tally;
  readonly #options: JudgementOptions;
  readonly #context: Context;
  readonly #common: Collector;
  readonly #hypotheses: readonly Hypothesis[];
  /** By the kind of notice that they listen to. */
  readonly #fileRules = new Map<NoticeKind, Listening[]>();
  readonly #recordRules: readonly RecordRule[];
  /** Record rules whose findings are errors; their ids. */
  readonly #errorRules: readonly string[];
  /** See {@link Offences}; filled again with every batch. */
  #offending = new Uint32Array(0);
  readonly #report = new OffenceReport();
  readonly #skipped: SkippedRule[] = [];
  readonly #lookBack: LookBack;
  readonly #reckoning = new Reckoning();
  /** Rules of severity error by the broken record they are about; emptied with every batch. */
  #brokenRecords = new BrokenRecords();
  /** Findings of severity error that are about one record, which can be put aside. */
  #errorsOnRecords = 0;
  #facts: SourceFacts | null = null;
  /** Whether the file has any times. */
  readonly #isTimed: boolean;

  constructor(options: JudgementOptions) {
    const { context } = options;
    this.#options = options;
    this.#context = context;
    this.#common = this.#collector();
    this.#hypotheses = context.scaleDeclared
      ? [{ scale: context.scale, context, collector: this.#common }]
      : (["thumbs_up_down", "likert_scale"] as const).map((scale) => ({
          scale,
          context: { ...context, scale },
          collector: this.#collector(),
        }));
    this.#lookBack = new LookBack(context.thresholds.longCommentBytes);
    const times = ["submitted_at", "duration"] as const;
    this.#isTimed = times.some((column) => context.columns.index(column) >= 0);
    this.tally = emptyTally(this.#lookBack.longComments);
    const applicable = this.#applicable();
    for (const rule of applicable) {
      if (rule.scope !== "file") continue;
      const isError = severityFor(rule, context.targets) === "error";
      for (const kind of rule.notices) {
        const others = this.#fileRules.get(kind) ?? [];
        this.#fileRules.set(kind, [...others, { rule, isError }]);
      }
    }
    this.#recordRules = applicable.filter((rule) => rule.scope === "record");
    this.#errorRules = this.#recordRules
      .filter((rule) => severityFor(rule, context.targets) === "error")
      .map(({ id }) => id);
    if (this.#errorRules.length > 32) throw new Error("more rules of severity error than bits");
  }

  header(header: Header): void {
    for (const rule of this.#options.rules) {
      if (rule.scope !== "header" || !this.#applies(rule)) continue;
      rule.check(header, this.#context, (data, place) => {
        this.#common.report(rule, data, place);
      });
    }
  }

  /** Takes what the source noticed; the notice "end" ends the reading. */
  notices(step: StepRemarks): void {
    this.#reckoning.addBlank(step.passedBlank);
    for (const notice of step.notices) {
      if (notice.kind === "repeated") this.#repeated(notice);
      else {
        if (notice.kind === "end") this.#facts = notice.facts;
        for (const listening of this.#fileRules.get(notice.kind) ?? []) {
          this.#check(listening, notice);
        }
      }
    }
    for (const [kind, times] of Object.entries(step.suppressed)) {
      const listening = this.#fileRules.get(kind as NoticeKind) ?? [];
      for (const { rule } of listening) this.#common.count(rule, times);
    }
  }

  #check({ rule, isError }: Listening, notice: SourceNotice): void {
    rule.check(notice, this.#context, (data, place) => {
      const stands = this.#common.report(rule, data, place);
      if (!stands || !place?.record || !isError) return;
      this.#brokenRecords.add(place.record, rule.id);
      this.#errorsOnRecords++;
    });
  }

  /** Notices on records. Each rule that listens to such has one finding for each of them. */
  #repeated(notices: RepeatedNotices): void {
    const count = countOf(notices);
    for (const listening of this.#fileRules.get(notices.of) ?? []) {
      const { rule, isError } = listening;
      let i = 0;
      while (i < count && !this.#common.onlyCounts(rule)) {
        this.#check(listening, noticeAt(notices, i++));
      }
      if (i < count) this.#common.addCounted(rule, count - i);
      for (; i < count && isError; i++) {
        const record = recordAt(notices, i);
        if (record === 0) continue;
        this.#brokenRecords.add(record, rule.id);
        this.#errorsOnRecords++;
      }
    }
    if (notices.of === "outside-quarter") tallyOutside(this.tally, notices);
  }

  /**
   * Judges a batch of responses, after the notices of the same step.
   * @param share of the file that is read with it, roughly; not below 1 where it is not known.
   */
  responses(mapped: MappedBatch, share = 1): Offences {
    this.#reckoning.add(mapped);
    const batch = this.#lookBack.judge(mapped.responses, share);
    tallyBatch(this.tally, batch, this.#context.quarter, this.#isTimed);
    if (this.#offending.length < batch.length) this.#offending = new Uint32Array(batch.length);
    const responses = this.#offending.fill(0);
    for (const rule of this.#recordRules) {
      const error = this.#errorRules.indexOf(rule.id);
      const bit = error < 0 ? 0 : 1 << error;
      for (const { context, collector } of this.#judges(rule)) {
        if (rule.mayFind?.(batch, context) === false) continue;
        // Most findings are in files full of them: nothing is looked up for each.
        const onlyCounts = collector.onlyCounts(rule);
        const report = this.#report;
        report.begin(bit, responses, onlyCounts ? null : collector.reporter(rule, batch));
        rule.check(batch, context, report.take);
        if (onlyCounts && report.found > 0) collector.addCounted(rule, report.found);
        if (bit !== 0) this.#errorsOnRecords += report.found;
      }
    }
    const offences = {
      responses,
      rules: this.#errorRules,
      brokenRecords: this.#brokenRecords,
    };
    this.#brokenRecords = new BrokenRecords();
    return offences;
  }

  /** Runs the rules on the whole dataset. Call once, behind the last batch. */
  finish(): Outcome {
    const scale = this.#context.scaleDeclared ? this.#context.scale : scaleShown(this.tally);
    const context = { ...this.#context, scale };
    if (this.#facts !== null && this.#facts.headerRecords > 0) this.#judgeDataset(context);
    const decided = this.#hypotheses.find((each) => each.scale === scale);
    if (decided === undefined) {
      for (const rule of this.#recordRules.filter((each) => each.needsScale)) {
        this.#skipped.push({ rule: rule.id, reason: "the scale of question_1 is not known" });
      }
    }
    const collectors = [this.#common];
    if (decided !== undefined && decided.collector !== this.#common) {
      collectors.push(decided.collector);
    }
    return outcomeOf({
      file: this.#options.file,
      facts: this.#facts,
      targets: this.#context.targets,
      scale,
      collectors,
      skipped: this.#skipped,
      errorsOnRecords: this.#errorsOnRecords,
      reconciliation: this.#reckoning.result(this.#facts?.records ?? 0),
      tally: this.tally,
      ids: this.#options.keepIds ? this.#lookBack.ids : null,
    });
  }

  #judgeDataset(context: Context): void {
    for (const rule of this.#recordRules) {
      rule.checkDataset?.(this.tally, context, (data, place) => {
        this.#common.report(rule, data, place);
      });
    }
    for (const rule of this.#options.rules) {
      if (rule.scope !== "dataset" || !this.#applies(rule, context)) continue;
      rule.check(this.tally, context, (data, place) => {
        this.#common.report(rule, data, place);
      });
    }
  }

  #judges(rule: RecordRule): readonly Pick<Hypothesis, "context" | "collector">[] {
    if (rule.needsScale) return this.#hypotheses;
    return [{ context: this.#context, collector: this.#common }];
  }

  #applicable(): Rule[] {
    return this.#options.rules.filter(
      (rule) => (rule.scope === "file" || rule.scope === "record") && this.#applies(rule),
    );
  }

  #applies(rule: Rule, context: Context = this.#context): boolean {
    if (!this.#isAbout(rule)) return false;
    const reason = rule.off ?? rule.skip?.(context) ?? null;
    if (reason !== null) this.#skipped.push({ rule: rule.id, reason });
    return reason === null;
  }

  /** Only dataset rules look at the submission that a raw export is about to become. */
  #isAbout(rule: Rule): boolean {
    const [judged] = this.#context.targets;
    if (rule.scope !== "dataset") return rule.targets.some((target) => target === judged);
    return rule.targets.some((target) => this.#context.targets.has(target));
  }

  #collector(): Collector {
    return new Collector(this.#options, this.#context.columns, this.#context.targets);
  }
}

/** The scale that the values of question 1 show, or null where only 1s are there. */
function scaleShown(tally: Tally): SurveyType | null {
  for (let rating = 2; rating <= 5; rating++) {
    if (tally.ratings[rating]! > 0) return "likert_scale";
  }
  return tally.ratings[0]! > 0 ? "thumbs_up_down" : null;
}
