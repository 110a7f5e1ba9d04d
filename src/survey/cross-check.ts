import type { PathProblem } from "../yaml/document.js";
import type { DriverQuestion, SurveyDefinition } from "./definition.js";

/** What one part of a definition says against another. Whether it follows the guidance is not asked here. */
export function crossCheck(definition: SurveyDefinition): PathProblem[] {
  return [
    ...askedTwice(definition),
    ...definition.questions.flatMap((question, at) => {
      if (question.asks === "positive_drivers" || question.asks === "negative_drivers") {
        return driverQuestionProblems(question, ["questions", at]);
      }
      if (question.asks !== "comment") return [];
      if (question.column !== undefined || question.optOut !== undefined) return [];
      return [
        {
          path: ["questions", at],
          found: "neither column nor optOut",
          expected: "the column with the comments, or optOut with the reason",
        },
      ];
    }),
    ...definition.export.exclude.flatMap((exclusion, at) => {
      const { values, startsWith, contains, empty } = exclusion;
      if ([values, startsWith, contains, empty].some((condition) => condition !== undefined))
        return [];
      return [
        {
          path: ["export", "exclude", at],
          found: "no condition",
          expected: "values, startsWith, contains or empty",
        },
      ];
    }),
  ];
}

function askedTwice(definition: SurveyDefinition): PathProblem[] {
  const seen = new Set<string>();
  return definition.questions.flatMap(({ asks }, at) => {
    if (asks === "additional" || !seen.has(asks)) {
      seen.add(asks);
      return [];
    }
    const expected = "one question of this kind";
    return [{ path: ["questions", at, "asks"], found: `a second ${asks}`, expected }];
  });
}

function driverQuestionProblems(
  question: DriverQuestion,
  path: readonly (string | number)[],
): PathProblem[] {
  const problems: PathProblem[] = [];
  const own = question.statements.filter((statement) => statement.column !== undefined).length;
  if (question.column !== undefined && own > 0) {
    const expected = "one column for the question, or one for each statement";
    problems.push({ path: [...path, "column"], found: "both", expected });
  } else if (question.column === undefined && own < question.statements.length) {
    const without = question.statements.findIndex((statement) => statement.column === undefined);
    problems.push({
      path: [...path, "statements", without],
      found: "no column",
      expected: "a column for the question (column), or one for every statement",
    });
  }
  const values = new Set<string>();
  question.statements.forEach((statement, at) => {
    const value = (statement.value ?? statement.text).trim().toLowerCase();
    if (question.column !== undefined && values.has(value)) {
      const found = `"${statement.value ?? statement.text}" a second time`;
      problems.push({ path: [...path, "statements", at], found, expected: "different values" });
    }
    values.add(value);
  });
  question.notOffered.forEach(({ driver }, at) => {
    if (!question.statements.some((statement) => statement.driver === driver)) return;
    const found = `${driver}, which has a statement above`;
    problems.push({
      path: [...path, "notOffered", at, "driver"],
      found,
      expected: "a driver without statement",
    });
  });
  return problems;
}
