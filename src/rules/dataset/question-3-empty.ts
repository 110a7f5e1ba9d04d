import { questionAsking } from "../../survey/questions.js";
import { defineDatasetRule } from "../rule.js";

export const question3Empty = defineDatasetRule({
  id: "CX605",
  name: "question-3-empty",
  severity: "warning",
  targets: ["submission", "raw"],
  cites: ["a11-280-2024#280.14"],
  reads: ["comments"],
  heading: "There is not one comment",
  message: "question_4 is empty in all {responses} responses, and no reason is declared.",
  fix: "Check that the right column is mapped to question 3. If comments are not submitted for privacy, say so in the definition (optOut); if the channel cannot capture them, under notAsked: comment.",
  why: "Raw responses to question 3 are required unless you opted out or the channel does not capture them.",
  // A column that is missing is reported as that; an export needs none if nobody asks question 3.
  skip: ({ columns, targets, definition }) =>
    columns.index("question_4") < 0 && (!targets.has("raw") || namesColumn(definition))
      ? "there is no column for question 3"
      : null,
  check(tally, { definition }, report) {
    const comments = tally.comments.reduce((sum, count) => sum + count, 0);
    if (comments > 0 || tally.responses === 0 || isExplained(definition)) return;
    report({ responses: tally.responses }, { column: "question_4" });
  },
});

type Definition = Parameters<typeof question3Empty.check>[1]["definition"];

function isExplained(definition: Definition): boolean {
  if (definition === null) return false;
  if (definition.notAsked.comment !== undefined) return true;
  return definition.questions.some(
    (question) => question.asks === "comment" && question.optOut !== undefined,
  );
}

/** Whether the definition says which column of the export holds the comments to submit. */
function namesColumn(definition: Definition): boolean {
  const question = definition === null ? undefined : questionAsking(definition, "comment");
  return question?.column !== undefined && question.optOut === undefined;
}
