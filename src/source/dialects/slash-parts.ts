import type { QuestionParts } from "./columns.js";

/**
 * "q/option" as question and option, where the question has a column, too: groups are written
 * with slashes as well ("group/q").
 */
export function slashParts(name: string, names: ReadonlySet<string>): QuestionParts | null {
  for (let at = name.lastIndexOf("/"); at > 0; at = name.lastIndexOf("/", at - 1)) {
    const question = name.slice(0, at);
    if (names.has(question)) return { question, choice: name.slice(at + 1) };
  }
  return null;
}
