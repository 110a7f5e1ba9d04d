import type { SurveyDefinition } from "./definition.js";
import { questionAsking } from "./questions.js";

/** Why comments are collected and not submitted; null where they are submitted, or not asked for. */
export function optOutOf(definition: SurveyDefinition): string | null {
  return questionAsking(definition, "comment")?.optOut ?? null;
}

/** The definition as if it had opted out of submitting comments: they are not even read. */
export function withOptOut(definition: SurveyDefinition, reason: string): SurveyDefinition {
  return {
    ...definition,
    questions: definition.questions.map((question) =>
      question.asks === "comment" ? { ...question, optOut: reason } : question,
    ),
  };
}
