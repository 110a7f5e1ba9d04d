import type { Edition, SurveyType } from "../../guidance/edition.js";
import { type Dialect, named } from "../../source/dialects/dialect.js";
import { draftExport } from "./draft-export.js";
import { draftQuestions } from "./draft-questions.js";
import type { SurveyFacts } from "./facts.js";
import { type DraftValue, draftText, Noted, TODO } from "./noted.js";
import { type Decisions, type OpenPoint, OpenPoints } from "./open-points.js";
import type { ExportSample } from "./sample.js";

export interface DraftInput {
  readonly sample: ExportSample;
  readonly dialect: Dialect;
  readonly headerRecords: number;
  /** The zone that the export itself names. */
  readonly zone: string | null;
  readonly facts: SurveyFacts;
  /** What a person has decided on the open points of an earlier draft. */
  readonly decisions?: Decisions;
  readonly edition: Edition;
  /** The export's name, for the comment on top. */
  readonly name: string;
}

export interface Draft {
  /** The definition as commented YAML. */
  readonly text: string;
  /** What a person has to decide, in the order of the file. */
  readonly open: readonly OpenPoint[];
  /** Nothing of a survey was found: no question of the guidance, no id, no time. */
  readonly isEmpty: boolean;
}

/** Drafts a survey definition from the beginning of an export. */
export function draftDefinition(input: DraftInput): Draft {
  const { edition, facts, decisions = new Map() } = input;
  const [front, inQuestions, inExport] = Array.from({ length: 3 }, () => new OpenPoints(decisions));
  // The scale shows in the answers to question 1, and is told in front of the questions.
  const { questions, scale, isEmpty } = draftQuestions(input, inQuestions!);
  const draft = {
    version: 1,
    edition: edition.id,
    service: {
      provider:
        facts.provider ?? front!.value("service.provider", "the High Impact Service Provider"),
      name: facts.service ?? front!.value("service.name", "the designated service"),
    },
    survey: draftSurvey(input, scale.type, front!),
    questions,
    export: draftExport(input, inExport!),
  };
  const open = [front, inQuestions, inExport].flatMap((points) => points!.open);
  const unplaced = inExport!.open.map(({ where }) => where);
  return {
    text: draftText(draft, top(input)),
    open,
    isEmpty:
      isEmpty && ["externalId", "submittedAt"].every((key) => unplaced.includes(`export.${key}`)),
  };
}

function top({ name, sample, dialect }: DraftInput): string {
  const seen = sample.whole ? "all" : "the first";
  const left = Object.entries(sample.excluded).map(([reason, count]) => `${count} ${reason}`);
  return [
    " yaml-language-server: $schema=https://unpkg.com/cx280/schemas/survey-definition.schema.json",
    "",
    ` Drafted by cx280 init from ${name}: ${named(dialect)}.`,
    ` It looked at ${seen} ${sample.responses} responses${left.length > 0 ? `; left out: ${left.join(", ")}` : ""}.`,
    " Read it from top to bottom against the survey as respondents see it. What is marked TODO is",
    " not decided: cx280 uses the definition once none is left. docs/survey-definition.md explains",
    " every key.",
  ].join("\n");
}

/** @param shown the scale as the answers show it. */
function draftSurvey(
  { facts, edition }: DraftInput,
  shown: SurveyType | null,
  points: OpenPoints,
): DraftValue {
  const type = facts.type ?? shown;
  const types = Object.keys(edition.surveyTypes);
  const { channels, transactionPoints } = edition;
  const number = "the OMB control number of the PRA approval, NNNN-NNNN";
  const review = "where its wording and scale were reviewed in the PRA approval";
  return {
    title: facts.title ?? points.value("survey.title", "the public-facing title of the survey"),
    type: type ?? points.value("survey.type", `one of ${types.join(", ")}`, types),
    transactionPoint:
      facts.transactionPoint ??
      new Noted(transactionPoints[0] ?? TODO, "a guess: asked right after one interaction"),
    channel:
      facts.channel ?? points.value("survey.channel", `one of ${channels.join(", ")}`, channels),
    controlNumber: facts.controlNumber ?? points.value("survey.controlNumber", number),
    ...(facts.burdenMinutes === undefined ? {} : { burdenMinutes: facts.burdenMinutes }),
    ...(type === "likert_scale"
      ? { likertReview: facts.likertReview ?? points.value("survey.likertReview", review) }
      : {}),
  };
}
