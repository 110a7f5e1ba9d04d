import type fc from "fast-check";
import { stringify } from "yaml";
import { judgeDefinition } from "../../src/engine/judge-definition.js";
import { DEFAULT_EDITION } from "../../src/guidance/editions.js";
import { CATALOGUE } from "../../src/rules/catalogue.js";
import { DEFAULT_THRESHOLDS } from "../../src/rules/thresholds.js";
import { parseSurveyDefinition } from "../../src/survey/load.js";
import type { Judgeable } from "./one-mutation.js";
import {
  type Definition,
  type DefinitionOptions,
  type Question,
  soundDefinition,
} from "./sound-definition.js";

/** A survey definition, judged as its file would be; every change makes a new one. */
export class DefinitionInput implements Judgeable {
  constructor(readonly definition: Definition) {}

  /** @param change works on a copy of its own. */
  with(change: (definition: Definition) => void): DefinitionInput {
    const copy = structuredClone(this.definition);
    change(copy);
    return new DefinitionInput(copy);
  }

  /** The question of one kind changed; there must be one. */
  withQuestion<K extends Question["asks"]>(
    asks: K,
    change: (question: Extract<Question, { asks: K }>) => void,
  ): DefinitionInput {
    return this.with(({ questions }) => change(question(questions, asks)));
  }

  withSurvey(change: (survey: Definition["survey"]) => void): DefinitionInput {
    return this.with(({ survey }) => change(survey));
  }

  /** Where the question of one kind stands among the others, from 0. */
  placeOf(asks: Question["asks"]): number {
    return this.definition.questions.findIndex((each) => each.asks === asks);
  }

  async judge(): Promise<ReadonlySet<string>> {
    const parsed = parseSurveyDefinition(this.toString());
    if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join("; "));
    const { counts } = judgeDefinition({
      file: "survey.yaml",
      definition: parsed.definition,
      edition: DEFAULT_EDITION,
      rules: CATALOGUE,
      thresholds: DEFAULT_THRESHOLDS,
      now: Date.UTC(2025, 6, 1),
      maxFindings: 100,
      showValues: false,
      locate: parsed.locate,
    });
    return new Set(Object.keys(counts.byRule));
  }

  /** The file. */
  toString(): string {
    return stringify(this.definition);
  }
}

function question<K extends Question["asks"]>(
  questions: readonly Question[],
  asks: K,
): Extract<Question, { asks: K }> {
  const found = questions.find(
    (each): each is Extract<Question, { asks: K }> => each.asks === asks,
  );
  if (found === undefined) throw new Error(`no question asks for ${asks}`);
  return found;
}

export function definitionInput(options: DefinitionOptions = {}): fc.Arbitrary<DefinitionInput> {
  return soundDefinition(options).map((definition) => new DefinitionInput(definition));
}
