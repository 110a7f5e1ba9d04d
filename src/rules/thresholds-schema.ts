import { z } from "zod";
import { DEFAULT_THRESHOLDS } from "./thresholds.js";

const responses = z.int().min(1);
const share = z.number().min(0).max(1);

/** What the configuration may say of thresholds, with the reason for each. */
export const thresholds = z.strictObject({
  branchingResponses: responses
    .default(DEFAULT_THRESHOLDS.branchingResponses)
    .describe(
      "CX405: responses with drivers before branching is judged; fewer contradict by accident.",
    ),
  branchingShare: share
    .default(DEFAULT_THRESHOLDS.branchingShare)
    .describe(
      "CX405: share of them that may contradict; stray clicks and flipped thumbs stay well below.",
    ),
  branchRespondents: responses
    .default(DEFAULT_THRESHOLDS.branchRespondents)
    .describe("CX406: respondents on a branch before “nobody selected a driver” means something."),
  reversedResponses: responses
    .default(DEFAULT_THRESHOLDS.reversedResponses)
    .describe("CX408: responses with drivers before “mostly reversed” means something."),
  forcedResponses: responses
    .default(DEFAULT_THRESHOLDS.forcedResponses)
    .describe("CX606: responses before “nobody ever skipped” means something."),
  burdenResponses: responses
    .default(DEFAULT_THRESHOLDS.burdenResponses)
    .describe("CX607: durations before their median is judged."),
  oneSidedResponses: responses
    .default(DEFAULT_THRESHOLDS.oneSidedResponses)
    .describe("CX608: responses before “all the same rating” means something."),
  otherRespondents: responses
    .default(DEFAULT_THRESHOLDS.otherRespondents)
    .describe("CX609: respondents who saw “other” before “nobody selected it” means something."),
  fewResponses: responses
    .default(DEFAULT_THRESHOLDS.fewResponses)
    .describe("CX610: below so many answers to question 1, shares carry wide intervals."),
  repeatedComments: z
    .int()
    .min(2)
    .default(DEFAULT_THRESHOLDS.repeatedComments)
    .describe("CX611: copies of one comment before it is reported."),
  longCommentBytes: z
    .int()
    .min(1)
    .default(DEFAULT_THRESHOLDS.longCommentBytes)
    .describe(
      "CX309 and CX611: bytes below which a comment is too common to be told apart (“Thank you very much”).",
    ),
  edgeDayResponses: z
    .number()
    .min(0)
    .default(DEFAULT_THRESHOLDS.edgeDayResponses)
    .describe(
      "CX702: mean responses on days like the quarter's edge from which an empty one is reported.",
    ),
  longStatementWords: z
    .int()
    .min(1)
    .default(DEFAULT_THRESHOLDS.longStatementWords)
    .describe("CX523: words from which a statement is more than a short clause."),
  scaleResponses: responses
    .default(DEFAULT_THRESHOLDS.scaleResponses)
    .describe("CX312: responses before a label that never occurs makes a scale a shorter one."),
});
