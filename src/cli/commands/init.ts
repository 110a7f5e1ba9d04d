import { basename } from "node:path";
import type { SurveyType } from "../../guidance/edition.js";
import { sampleExport } from "../../judging/sample-export.js";
import { counted } from "../../report/message.js";
import { openFile, openStandardInput } from "../../source/files.js";
import { writeAtomically } from "../../submission/atomic-file.js";
import type { DialectName } from "../../survey/dialect-names.js";
import { type DraftInput, draftDefinition } from "../../survey/draft/draft.js";
import type { SurveyFacts } from "../../survey/draft/facts.js";
import { keyOf, type OpenPoint } from "../../survey/draft/open-points.js";
import { editionFor } from "../edition-for.js";
import { type Ending, UsageError } from "../exit-code.js";
import { type Io, put } from "../io.js";
import { keepInputs } from "../keep-inputs.js";
import type { PartOptions } from "../options.js";

export interface InitOptions extends PartOptions {
  readonly out?: string;
  readonly force?: true;
  readonly dialect?: DialectName;
  readonly prompt: boolean;
  readonly provider?: string;
  readonly service?: string;
  readonly title?: string;
  readonly surveyType?: SurveyType;
  readonly transactionPoint?: string;
  readonly channel?: string;
  readonly controlNumber?: string;
  readonly burdenMinutes?: number;
  readonly timeZone?: string;
  readonly likertReview?: string;
  readonly edition?: string;
}

/** Drafts a survey definition from an export: to a file, or to standard output. */
export async function init(path: string, options: InitOptions, io: Io): Promise<Ending> {
  keepInputs([path], [options.out]);
  const edition = editionFor(options.edition, null);
  const { sheet, entry } = options;
  const open = { sheet, entry };
  const source =
    path === "-" ? await openStandardInput(io.stdin, open) : await openFile(path, open);
  try {
    const sampled = await sampleExport(source, options.dialect ?? null, io.signal);
    if (sampled.dialect.name === "submission") {
      throw new UsageError(
        `${path} is a submission file already: it needs no definition. Check it with: cx280 validate ${path}`,
      );
    }
    if (sampled.sample.responses === 0) {
      throw new UsageError(`${path} has no responses to draft a definition from.`);
    }
    const input = { ...sampled, edition, name: path === "-" ? "standard input" : basename(path) };
    const given = { ...input, facts: factsOf(options) };
    const draft = draftDefinition(
      options.prompt && path !== "-" ? await askedFacts(given, io) : given,
    );
    if (draft.isEmpty && options.dialect === undefined) {
      throw new UsageError(
        `In ${path}, no column looks like a question, an id or a time. Name the export itself; if this is it, add --dialect generic to draft from it all the same.`,
      );
    }
    if (options.out === undefined) await put(io.stdout, draft.text);
    else {
      const bytes = new TextEncoder().encode(draft.text);
      await writeAtomically(options.out, bytes, options.force === true);
    }
    await put(io.stderr, said(path, draft.open, options));
    return { kind: "done" };
  } finally {
    await source.close();
  }
}

/** The prompts' library is loaded only where somebody is asked. */
async function askedFacts(input: DraftInput, io: Io): Promise<DraftInput> {
  const { askFacts } = await import("../ask-facts.js");
  return askFacts(input, io);
}

function factsOf(options: InitOptions): SurveyFacts {
  const { surveyType, ...facts } = options;
  return { ...facts, type: surveyType };
}

function said(path: string, open: readonly OpenPoint[], { out }: InitOptions): string {
  const where = out ?? "the definition";
  const wrote = out === undefined ? "" : `Wrote ${out}.\n`;
  const next = `cx280 validate ${path} --survey ${out ?? "survey.yaml"}`;
  if (open.length === 0) {
    return `${wrote}Nothing is marked TODO. Read it against the survey all the same, then: ${next}\n`;
  }
  const list = open.map((each) => `  TODO ${keyOf(each)}\n`).join("");
  return `${wrote}${counted(open.length, "thing")} in ${where} to decide:\n${list}Then: ${next}\n`;
}
