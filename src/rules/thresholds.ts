/** What each is, and why it has its value, is said in thresholds-schema.ts. */
const DEFAULTS = {
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

/**
 * Every number that a rule compares with and that the guidance does not fix. The configuration can
 * change each.
 */
export type Thresholds = Readonly<Record<keyof typeof DEFAULTS, number>>;

export const DEFAULT_THRESHOLDS: Thresholds = DEFAULTS;
