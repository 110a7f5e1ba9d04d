import type { Question, SurveyDefinition } from "./definition.js";

/** The question of one kind, or undefined where the survey does not ask it. */
export function questionAsking<K extends Question["asks"]>(
  definition: SurveyDefinition,
  asks: K,
): Extract<Question, { asks: K }> | undefined {
  return definition.questions.find(
    (each): each is Extract<Question, { asks: K }> => each.asks === asks,
  );
}
