import { type QuestionParts, sharedQuestion } from "./columns.js";
import type { ColumnIdentity } from "./dialect.js";

const TYPED = " - Text";
const SELECTED = "Selected Choice";

/**
 * Question and statement of every column. Qualtrics writes "Question - Statement" above a column
 * for one statement, and "Question - Selected Choice" where texts can be typed beside. Both may
 * hold " - " themselves, so the columns of one question decide together.
 * @param mark " - ", before 2017 "-".
 */
export function withQuestions(columns: readonly ColumnIdentity[], mark: string): ColumnIdentity[] {
  const groups = new Map<string, string[]>();
  for (const { importId, label } of columns) {
    const id = questionId(importId);
    if (id !== null && (isOfStatement(importId) || label.endsWith(mark + SELECTED))) {
      groups.set(id, [...(groups.get(id) ?? []), label]);
    }
  }
  return columns.map((column) => {
    const id = questionId(column.importId);
    const parts = id === null ? null : partsOf(column, groups.get(id) ?? [], mark);
    return parts === null ? column : { ...column, ...parts };
  });
}

/** "QID2_3", "QID2-3-TEXT". */
function isOfStatement(importId: string | null): boolean {
  return /^(?:\d+_)?QID\d+[-_]\d+/.test(importId ?? "");
}

/** "QID2" of "QID2_3" and "QID2-TEXT"; "1_QID7" of a loop. */
function questionId(importId: string | null): string | null {
  return /^(?:\d+_)?QID\d+/.exec(importId ?? "")?.[0] ?? null;
}

/** @param group labels of all columns of the question that can have a statement. */
function partsOf(
  { label, importId }: ColumnIdentity,
  group: readonly string[],
  mark: string,
): QuestionParts | null {
  const chosen = mark + SELECTED;
  if (label.endsWith(chosen)) return { question: label.slice(0, -chosen.length) };
  if (!isOfStatement(importId)) return null;
  const whole = group.find((each) => each.endsWith(chosen));
  const question = whole?.slice(0, -chosen.length) ?? sharedQuestion(group.map(untyped), mark);
  if (question === null || !label.startsWith(question + mark)) return null;
  return { question, choice: label.slice(question.length + mark.length) };
}

function untyped(label: string): string {
  return label.endsWith(TYPED) ? label.slice(0, -TYPED.length) : label;
}

/** Metadata of a question: display order, timing, browser, topics. They hold no answers. */
const BESIDE =
  /[-_](?:DO(?:_.*)?|FIRST_CLICK|LAST_CLICK|PAGE_SUBMIT|CLICK_COUNT|BROWSER|VERSION|OS|RESOLUTION)$|Topics?$/;

export function isQualtricsQuestion({ importId }: ColumnIdentity): boolean {
  return questionId(importId) !== null && !BESIDE.test(importId ?? "");
}
