import type { Question, SurveyDefinition } from "../../survey/definition.js";

export interface PlacedQuestion<K extends Question["asks"]> {
  readonly question: Extract<Question, { asks: K }>;
  /** Its key in the definition. */
  readonly path: readonly (string | number)[];
  /** Its place among the questions, from 0. */
  readonly at: number;
}

/** The questions of some kinds, with their places. */
export function questionsOf<K extends Question["asks"]>(
  definition: SurveyDefinition,
  ...kinds: readonly K[]
): PlacedQuestion<K>[] {
  return definition.questions.flatMap((question, at) =>
    isOf(question, kinds) ? [{ question, path: ["questions", at], at }] : [],
  );
}

function isOf<K extends Question["asks"]>(
  question: Question,
  kinds: readonly K[],
): question is Extract<Question, { asks: K }> {
  return kinds.some((kind) => kind === question.asks);
}

/** The number of a driver question, as the guidance has it. */
export function numberOf(asks: "positive_drivers" | "negative_drivers"): "2a" | "2b" {
  return asks === "positive_drivers" ? "2a" : "2b";
}
