/**
 * Every number that a rule compares with and that the guidance does not fix. Counts are of
 * responses unless said otherwise. The reason for each value stands beside it.
 */
export interface Thresholds {
  /** Responses with drivers before branching is judged: fewer contradict by accident. */
  readonly branchingResponses: number;
  /** Share of them that may contradict: stray clicks and flipped thumbs stay well below. */
  readonly branchingShare: number;
  /** Respondents on a branch before "nobody selected a driver" means something. */
  readonly branchRespondents: number;
  /** Responses with drivers before "mostly reversed" means something. */
  readonly reversedResponses: number;
  /** Responses before "nobody ever skipped" means something. */
  readonly forcedResponses: number;
  /** Median completion time is judged from this many durations. */
  readonly burdenResponses: number;
  /** Responses before "all the same rating" means something. */
  readonly oneSidedResponses: number;
  /** Respondents who saw "other" before "nobody selected it" means something. */
  readonly otherRespondents: number;
  /** Below this many answers to question 1, shares carry wide intervals. */
  readonly fewResponses: number;
  /** Copies of one comment before it is reported. */
  readonly repeatedComments: number;
  /** Bytes below which a comment is too common to be told apart ("Thank you very much"). */
  readonly longCommentBytes: number;
  /** Mean responses on days like the quarter's edge from which an empty one is reported. */
  readonly edgeDayResponses: number;
  /** Words from which a statement is more than a short clause. */
  readonly longStatementWords: number;
  /** Responses before a missing neutral label makes a scale a four-point one. */
  readonly scaleResponses: number;
}

export const DEFAULT_THRESHOLDS: Thresholds = {
  branchingResponses: 20,
  branchingShare: 0.05,
  branchRespondents: 20,
  reversedResponses: 20,
  forcedResponses: 200,
  burdenResponses: 20,
  oneSidedResponses: 50,
  otherRespondents: 200,
  fewResponses: 30,
  repeatedComments: 5,
  longCommentBytes: 40,
  edgeDayResponses: 3,
  longStatementWords: 12,
  scaleResponses: 100,
};
