import type { DriverKey } from "../../src/guidance/edition.js";
import { DEFAULT_EDITION } from "../../src/guidance/editions.js";
import type { DefinitionInput } from "./definition-input.js";
import { type Pick, pickOne } from "./one-mutation.js";
import {
  additionalQuestion,
  type Definition,
  type DriverQuestion,
  driverQuestions,
} from "./sound-definition.js";

const MOST_QUESTIONS = DEFAULT_EDITION.limits.questions;

type Kind = Definition["questions"][number]["asks"];

export function without(survey: DefinitionInput, asks: Kind): DefinitionInput {
  return survey.with((definition) => {
    definition.questions = definition.questions.filter((question) => question.asks !== asks);
  });
}

export function withText(survey: DefinitionInput, asks: Kind, text: string): DefinitionInput {
  return survey.withQuestion(asks, (question) => {
    question.text = text;
  });
}

/** A driver left out of both lists. */
export function withoutStatements(
  survey: DefinitionInput,
  driver: DriverKey,
  reason: string | null = null,
): DefinitionInput {
  return survey.with((definition) => {
    for (const question of driverQuestions(definition)) leaveOut(question, driver, reason);
  });
}

export function leaveOut(question: DriverQuestion, driver: DriverKey, reason: string | null): void {
  const others = (each: { driver: DriverKey }): boolean => each.driver !== driver;
  question.statements = question.statements.filter(others);
  question.notOffered = (question.notOffered ?? []).filter(others);
  if (reason !== null) question.notOffered.push({ driver, reason });
}

/** A statement for a driver, if there is none. */
export function offer(question: DriverQuestion, driver: DriverKey): void {
  if (question.statements.some((each) => each.driver === driver)) return;
  leaveOut(question, driver, null);
  const column = question.column === undefined ? { column: "More" } : {};
  question.statements.push({ driver, text: "One more of them", ...column });
}

/** One more question at a place, counted from 0; where there are too many, another one leaves. */
export function withAdditional(survey: DefinitionInput, at: number): DefinitionInput {
  return withQuestions(survey, MOST_QUESTIONS - 1).with(({ questions }) => {
    questions.splice(at, 0, additionalQuestion("How old are you?"));
  });
}

/** So many questions, the last ones left out or new ones added. */
export function withQuestions(survey: DefinitionInput, count: number): DefinitionInput {
  return survey.with((definition) => {
    const { questions } = definition;
    while (questions.length < count) questions.push(additionalQuestion("And now?"));
    const surplus = questions.length - count;
    const left = questions
      .filter(({ asks }) => asks === "additional")
      .slice(0, Math.max(0, surplus));
    definition.questions = questions.filter((question) => !left.includes(question));
  });
}

export function withBurden(survey: DefinitionInput, minutes: number): DefinitionInput {
  return survey.withSurvey((parts) => {
    parts.burdenMinutes = minutes;
  });
}

/** Without control number. */
export function withPeople(survey: DefinitionInput, people: number | undefined): DefinitionInput {
  return survey.withSurvey((parts) => {
    delete parts.controlNumber;
    delete parts.peopleSurveyed;
    if (people !== undefined) parts.peopleSurveyed = people;
  });
}

export function withStatementOf(
  survey: DefinitionInput,
  pick: Pick,
  words: number,
): DefinitionInput {
  return survey.with((definition) => {
    const { statements } = pickOne(pick, driverQuestions(definition));
    pickOne(pick, statements).text = Array(words).fill("word").join(" ");
  });
}
