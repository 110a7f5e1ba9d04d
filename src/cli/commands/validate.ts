import { judgeConfiguration } from "../../engine/judge-configuration.js";
import { judgePackage } from "../../engine/judge-package.js";
import { addCounts, type Outcome } from "../../engine/outcome.js";
import type { PackageFacts } from "../../engine/package-facts.js";
import type { SurveyType } from "../../guidance/edition.js";
import type { FiscalQuarter } from "../../guidance/fiscal-quarter.js";
import { SourceError } from "../../source/source-error.js";
import type { DialectName } from "../../survey/dialect-names.js";
import { type DefinitionFile, readDefinition, withDialect } from "../definition-file.js";
import { editionFor } from "../edition-for.js";
import type { Ending } from "../exit-code.js";
import { type Input, inputsOf } from "../inputs.js";
import type { Io } from "../io.js";
import { type JudgeOptions, judgePath, type Run } from "../judge-path.js";
import { judgeSurvey } from "../judge-survey.js";
import { keepInputs } from "../keep-inputs.js";
import type { Opening } from "../opening.js";
import type { CommonOptions } from "../options.js";
import { reportOf, writeReports } from "../reporting.js";
import { type Settings, settle } from "../settings.js";

export interface ValidateOptions extends CommonOptions, JudgeOptions {
  readonly survey?: string;
  readonly surveyType?: SurveyType;
  readonly quarter?: FiscalQuarter;
  readonly dialect?: DialectName;
}

/** @param opening of what is judged, where that is one file that was begun; closed by whoever began it. */
export async function validate(
  paths: readonly string[],
  options: ValidateOptions,
  io: Io,
  opening: Opening | null = null,
): Promise<Ending> {
  const settings = await settle(options, io);
  const { survey, surveyType, quarter } = options;
  const inputs = await inputsOf(paths, { survey, surveyType, quarter }, settings.config, io);
  keepInputs(
    inputs.flatMap((input) => [input.path, input.survey]),
    settings.reporter.map(({ file }) => file),
  );
  const judged = await new Validation(options, settings, io, inputs, opening).run();
  const { outcomes, unreadable } = judged;
  const edition = editionFor(options.edition, judged.firstSurvey);
  const report = reportOf(outcomes, edition, judged.now, unreadable);
  await writeReports(report, { ...options, ...settings }, io);
  if (unreadable.length > 0) throw together(unreadable);
  const counts = addCounts(outcomes.map((outcome) => outcome.counts));
  return { kind: "judged", counts, failOn: settings.failOn };
}

/** One run over several inputs. */
class Validation {
  readonly outcomes: Outcome[] = [];
  readonly unreadable: SourceError[] = [];
  readonly now: number;
  readonly #packages: { facts: PackageFacts; input: Input; before: Outcome }[] = [];
  readonly #surveys = new Map<string, DefinitionFile>();

  constructor(
    readonly options: ValidateOptions,
    readonly settings: Settings,
    readonly io: Io,
    readonly inputs: readonly Input[],
    readonly opening: Opening | null,
  ) {
    this.now = options.now ?? io.now();
  }

  get firstSurvey(): DefinitionFile | null {
    return [...this.#surveys.values()][0] ?? null;
  }

  async run(): Promise<this> {
    for (const input of this.inputs) {
      try {
        await this.#judge(input);
      } catch (error) {
        // The other inputs are judged all the same; alone, there is nothing to report.
        if (!(error instanceof SourceError) || this.inputs.length === 1) throw error;
        this.unreadable.push(error);
      }
    }
    this.#judgePackages();
    await this.#judgeConfiguration();
    return this;
  }

  async #judge(input: Input): Promise<void> {
    const { options, settings, io, now, opening } = this;
    const survey = await this.#surveyOf(input.survey);
    const run: Run = {
      options,
      settings,
      io,
      now,
      survey,
      surveyType: input.surveyType ?? null,
      quarter: input.quarter ?? null,
      edition: editionFor(options.edition, survey),
      keepIds: this.inputs.length > 1,
      opening,
    };
    const { outcome, package: facts } = await judgePath(input.path, run);
    this.outcomes.push(outcome);
    if (facts !== null) this.#packages.push({ facts, input, before: outcome });
  }

  /** Reads a definition and judges the survey, once for all files that go with it. */
  async #surveyOf(path: string | undefined): Promise<DefinitionFile | null> {
    if (path === undefined) return null;
    const known = this.#surveys.get(path);
    if (known !== undefined) return known;
    const file = withDialect(await readDefinition(path), this.options.dialect);
    this.#surveys.set(path, file);
    const outcome = judgeSurvey(file, editionFor(this.options.edition, file), this);
    const isSaid = outcome.findings.length > 0 || outcome.skipped.length > 0;
    if (isSaid) this.outcomes.push(outcome);
    return file;
  }

  #judgePackages(): void {
    const packages = this.#packages.map(({ facts }) => facts);
    for (const { facts, input, before } of this.#packages) {
      const outcome = judgePackage({
        facts,
        packages,
        edition: editionFor(this.options.edition, null),
        rules: this.settings.rules,
        waivers: this.settings.waivers,
        quarter: input.quarter ?? null,
        now: this.now,
        maxFindings: this.options.maxFindings,
        showValues: this.options.showValues === true,
      });
      this.outcomes.splice(this.outcomes.indexOf(before), 0, outcome);
    }
  }

  async #judgeConfiguration(): Promise<void> {
    const { config, waivers, rules } = this.settings;
    if (config === null || waivers.length === 0) return;
    const { waiverStates } = await import("../../config/waivers.js");
    const outcome = judgeConfiguration({
      file: config.path,
      waivers: waiverStates(config.data.waivers, waivers, this.outcomes, this.now),
      rules,
      now: this.now,
      maxFindings: this.options.maxFindings,
      locate: config.locate,
    });
    if (outcome.findings.length > 0) this.outcomes.push(outcome);
  }
}

function together(errors: readonly SourceError[]): SourceError {
  const [first] = errors;
  const message = errors.map((error) => error.message).join("\n");
  return new SourceError(first!.code, first!.path, message);
}
