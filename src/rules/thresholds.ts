import { z } from "zod";

const responses = z.int().min(1);
const share = z.number().min(0).max(1);

/**
 * Every number that a rule compares with and that the guidance does not fix, with its default
 * value and the reason for it. The configuration can change each.
 */
export const thresholds = z.strictObject({
  branchingResponses: responses
    .default(20)
    .describe(
      "CX405: responses with drivers before branching is judged; fewer contradict by accident.",
    ),
  branchingShare: share
    .default(0.05)
    .describe(
      "CX405: share of them that may contradict; stray clicks and flipped thumbs stay well below.",
    ),
  branchRespondents: responses
    .default(20)
    .describe("CX406: respondents on a branch before “nobody selected a driver” means something."),
  reversedResponses: responses
    .default(20)
    .describe("CX408: responses with drivers before “mostly reversed” means something."),
  forcedResponses: responses
    .default(200)
    .describe("CX606: responses before “nobody ever skipped” means something."),
  burdenResponses: responses
    .default(20)
    .describe("CX607: durations before their median is judged."),
  oneSidedResponses: responses
    .default(50)
    .describe("CX608: responses before “all the same rating” means something."),
  otherRespondents: responses
    .default(200)
    .describe("CX609: respondents who saw “other” before “nobody selected it” means something."),
  fewResponses: responses
    .default(30)
    .describe("CX610: below so many answers to question 1, shares carry wide intervals."),
  repeatedComments: z
    .int()
    .min(2)
    .default(5)
    .describe("CX611: copies of one comment before it is reported."),
  longCommentBytes: z
    .int()
    .min(1)
    .default(40)
    .describe(
      "CX309 and CX611: bytes below which a comment is too common to be told apart (“Thank you very much”).",
    ),
  edgeDayResponses: z
    .number()
    .min(0)
    .default(3)
    .describe(
      "CX702: mean responses on days like the quarter's edge from which an empty one is reported.",
    ),
  longStatementWords: z
    .int()
    .min(1)
    .default(12)
    .describe("CX523: words from which a statement is more than a short clause."),
  scaleResponses: responses
    .default(100)
    .describe("CX312: responses before a label that never occurs makes a scale a shorter one."),
});
export type Thresholds = Readonly<z.infer<typeof thresholds>>;

export const DEFAULT_THRESHOLDS: Thresholds = thresholds.parse({});
