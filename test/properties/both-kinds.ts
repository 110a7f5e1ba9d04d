import { type AnswersInput, rawAnswers, submissionAnswers } from "./answers-input.js";
import { type RuleProperty, ruleProperty } from "./one-mutation.js";
import { type RawOptions, rawInput } from "./raw-input.js";
import { type SubmissionOptions, submissionInput } from "./submission-input.js";
import type { TableInput } from "./table-input.js";

/** What the valid inputs of both kinds have to be like. */
export interface BothOptions extends Pick<SubmissionOptions, "rows" | "declared">, RawOptions {}

/** A property of files of responses: one for submission files, one for raw exports. */
export function ofBothTables(
  property: Omit<RuleProperty<TableInput>, "valid">,
  options: BothOptions = {},
): RuleProperty[] {
  return [
    ruleProperty({ ...property, valid: submissionInput(options), ...inSubmission(property) }),
    ruleProperty({ ...property, valid: rawInput(options), ...inRaw(property) }),
  ];
}

/** A property of what was answered: one for submission files, one for raw exports. */
export function ofBothAnswers(
  property: Omit<RuleProperty<AnswersInput>, "valid">,
  options: BothOptions = {},
): RuleProperty[] {
  return [
    ruleProperty({ ...property, valid: submissionAnswers(options), ...inSubmission(property) }),
    ruleProperty({ ...property, valid: rawAnswers(options), ...inRaw(property) }),
  ];
}

function inSubmission({ story }: { readonly story: string }): { story: string } {
  return { story: `${story} (submission file)` };
}

function inRaw({ story }: { readonly story: string }): { story: string } {
  return { story: `${story} (raw export)` };
}
