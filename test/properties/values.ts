import fc from "fast-check";
import { ruleProperty } from "./one-mutation.js";
import { submissionInput } from "./submission-input.js";

export const valueProperties = [
  ruleProperty({
    rule: "CX301",
    story: "a rating that the scale lacks",
    valid: submissionInput(),
    mutate: (file, pick) =>
      file.withCell(
        pick(fc.nat, { max: file.rows.length - 1 }),
        "question_1",
        pick(fc.constantFrom, "7", "-1", "3.5", "yes", "10"),
      ),
  }),
];
