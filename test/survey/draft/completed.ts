import { parse } from "yaml";
import { normaliseLabel } from "../../../src/response/normalise-label.js";
import {
  type Statement,
  type SurveyDefinition,
  surveyDefinition,
} from "../../../src/survey/definition.js";
import { TODO } from "../../../src/survey/draft/noted.js";
import { questionAsking } from "../../../src/survey/questions.js";
import { RESPONSE } from "../../support/exports/answers.js";
import type { GeneratedExport } from "../../support/exports/generated.js";

/*
 * A draft as it is completed by a person who knows the survey: what is marked TODO is decided, what
 * no response has shown is added. Nothing that the draft claims is changed.
 */

interface DraftedQuestion {
  asks: string;
  text: string;
  column?: unknown;
  labels?: unknown;
  statements?: (Partial<Statement> & Record<string, unknown>)[] | typeof TODO;
}

interface Drafted {
  survey: Record<string, unknown>;
  questions: DraftedQuestion[];
  export: Record<string, unknown>;
}

const BRANCHES = ["positive_drivers", "negative_drivers"] as const;

export function completed(text: string, given: GeneratedExport): SurveyDefinition {
  const { definition } = given;
  const draft = parse(text) as Drafted;
  if (draft.survey.type === TODO) draft.survey.type = definition.survey.type;
  draft.questions = draft.questions.map((question) => decided(question, given));
  // A column that a person has named for a question is no further one.
  const named = new Set(
    draft.questions.filter(({ asks }) => asks !== "additional").flatMap(columnsOf),
  );
  draft.questions = draft.questions.filter(
    (each) => each.asks !== "additional" || !columnsOf(each).some((column) => named.has(column)),
  );
  for (const key of ["externalId", "submittedAt", "timeZone", "dateOrder"] as const) {
    if (draft.export[key] === TODO) draft.export[key] = definition.export[key];
  }
  // What an agency leaves out beside what its platform marks, no export tells.
  draft.export.exclude = definition.export.exclude;
  return surveyDefinition.parse(draft);
}

function columnsOf({ column, statements }: DraftedQuestion): string[] {
  const own = Array.isArray(column) ? column : [column];
  const split = Array.isArray(statements) ? statements.map((each) => each.column) : [];
  return [...own, ...split]
    .filter((each) => each !== undefined)
    .map((each) => JSON.stringify(each));
}

function decided(question: DraftedQuestion, given: GeneratedExport): DraftedQuestion {
  const { definition } = given;
  const known = definition.questions.find(({ asks }) => asks === question.asks);
  if (question.asks === "additional" || known === undefined) return question;
  if (question.column === TODO || question.text.startsWith(TODO)) return known as DraftedQuestion;
  if (known.asks === "trust") {
    return question.labels === TODO ? { ...question, labels: known.labels } : question;
  }
  const asks = BRANCHES.find((each) => each === known.asks);
  if (asks === undefined) return question;
  const shown = questionAsking(definition, asks)?.statements ?? [];
  const drafted = question.statements === TODO ? [] : (question.statements ?? []);
  // From a handful of responses nobody can tell where a statement ends: a person reads them all.
  if (question.column !== undefined && !isFull(given)) {
    return { ...question, statements: shown as never };
  }
  const statements = drafted.flatMap((each) => {
    const meant = shown.find((statement) => isSame(each, statement));
    // What several have typed alike looks like a statement, or several; a person sees that it is none.
    if (meant === undefined && given.answers.some(({ typed }) => isTyped(each, typed))) return [];
    return {
      ...each,
      ...(each.driver === (TODO as string) ? { driver: meant?.driver } : {}),
      ...(each.text === TODO ? { text: meant?.text ?? "A statement" } : {}),
      ...(meant?.typedText === true ? { typedText: true } : {}),
    };
  });
  const unseen = shown.filter((each) => !drafted.some((statement) => isSame(statement, each)));
  return { ...question, statements: [...statements, ...unseen] as never };
}

/** Whether every statement was selected alone often enough to be told. */
function isFull({ answers, definition }: GeneratedExport): boolean {
  return BRANCHES.every((asks) =>
    questionAsking(definition, asks)?.statements.every(({ driver }) => {
      const branch = asks === "positive_drivers" ? "positive" : "negative";
      const alone = answers.filter(
        (answer) =>
          answer.state === RESPONSE &&
          answer.typed === "" &&
          answer[branch].length === 1 &&
          answer[branch][0] === driver,
      );
      return alone.length >= 3;
    }),
  );
}

function isSame(drafted: Partial<Statement>, known: Statement): boolean {
  const [a, b] = [drafted.value ?? drafted.text, known.value ?? known.text];
  return a !== undefined && normaliseLabel(a) === normaliseLabel(b);
}

/** Whether it is what somebody has typed, or a part of it between what stands between statements. */
function isTyped(drafted: Partial<Statement>, typed: string): boolean {
  const text = drafted.value ?? drafted.text;
  return typed === text || typed.split(/[,;|]/).some((part) => part.trim() === text);
}

/** No statement ends or begins with what stands between statements: no form has such. */
export function isAsJoined({ definition }: GeneratedExport): boolean {
  return BRANCHES.every((asks) =>
    questionAsking(definition, asks)?.statements.every(({ text }) => !/^[,;|]|[,;|]$/.test(text)),
  );
}
