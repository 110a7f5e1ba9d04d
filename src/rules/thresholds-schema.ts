import * as z from "zod/mini";
import { described } from "../yaml/described.js";
import { DEFAULT_THRESHOLDS } from "./thresholds.js";

const responses = z.int().check(z.minimum(1));
const share = z.number().check(z.minimum(0), z.maximum(1));

/** What the configuration may say of thresholds, with the reason for each. */
export const thresholds = z.strictObject({
  branchingResponses: described(
    z._default(responses, DEFAULT_THRESHOLDS.branchingResponses),
    "CX405: responses with drivers before branching is judged; fewer contradict by accident.",
  ),
  branchingShare: described(
    z._default(share, DEFAULT_THRESHOLDS.branchingShare),
    "CX405: share of them that may contradict; stray clicks and flipped thumbs stay well below.",
  ),
  branchRespondents: described(
    z._default(responses, DEFAULT_THRESHOLDS.branchRespondents),
    "CX406: respondents on a branch before “nobody selected a driver” means something.",
  ),
  reversedResponses: described(
    z._default(responses, DEFAULT_THRESHOLDS.reversedResponses),
    "CX408: responses with drivers before “mostly reversed” means something.",
  ),
  forcedResponses: described(
    z._default(responses, DEFAULT_THRESHOLDS.forcedResponses),
    "CX606: responses before “nobody ever skipped” means something.",
  ),
  burdenResponses: described(
    z._default(responses, DEFAULT_THRESHOLDS.burdenResponses),
    "CX607: durations before their median is judged.",
  ),
  oneSidedResponses: described(
    z._default(responses, DEFAULT_THRESHOLDS.oneSidedResponses),
    "CX608: responses before “all the same rating” means something.",
  ),
  otherRespondents: described(
    z._default(responses, DEFAULT_THRESHOLDS.otherRespondents),
    "CX609: respondents who saw “other” before “nobody selected it” means something.",
  ),
  fewResponses: described(
    z._default(responses, DEFAULT_THRESHOLDS.fewResponses),
    "CX610: below so many answers to question 1, shares carry wide intervals.",
  ),
  repeatedComments: described(
    z._default(z.int().check(z.minimum(2)), DEFAULT_THRESHOLDS.repeatedComments),
    "CX611: copies of one comment before it is reported.",
  ),
  longCommentBytes: described(
    z._default(z.int().check(z.minimum(1)), DEFAULT_THRESHOLDS.longCommentBytes),
    "CX309 and CX611: bytes below which a comment is too common to be told apart (“Thank you very much”).",
  ),
  edgeDayResponses: described(
    z._default(z.number().check(z.minimum(0)), DEFAULT_THRESHOLDS.edgeDayResponses),
    "CX702: mean responses on days like the quarter's edge from which an empty one is reported.",
  ),
  longStatementWords: described(
    z._default(z.int().check(z.minimum(1)), DEFAULT_THRESHOLDS.longStatementWords),
    "CX523: words from which a statement is more than a short clause.",
  ),
  scaleResponses: described(
    z._default(responses, DEFAULT_THRESHOLDS.scaleResponses),
    "CX312: responses before a label that never occurs makes a scale a shorter one.",
  ),
});
