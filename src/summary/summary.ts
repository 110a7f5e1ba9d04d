import { answeredQuestion1, type Tally } from "../engine/tally.js";
import {
  BRANCHES,
  type Branch,
  type DriverKey,
  type Edition,
  type SurveyType,
} from "../guidance/edition.js";
import { BUCKET_UNANSWERED, BUCKET_UNREADABLE, RATING_BUCKETS } from "../response/batch-sums.js";
import { type Share, shareOf } from "./wilson.js";

/** What a dataset says, in numbers; the interpretation of the Likert scale is assumed. */
export interface Summary {
  readonly responses: number;
  /** Null where nothing tells the scale: then trust and drivers cannot be summed up. */
  readonly scale: SurveyType | null;
  readonly answered: Share;
  readonly unreadable: number;
  /** By rating, the highest first; shares are of the answers to question 1. */
  readonly ratings: readonly {
    readonly rating: number;
    readonly label: string;
    readonly share: Share;
  }[];
  readonly trust: {
    readonly share: Share;
    /** Ratings that count as trust. */
    readonly ratings: readonly number[];
    /** The guidance does not fix them for this scale. */
    readonly assumed: boolean;
  } | null;
  readonly branches: readonly BranchSummary[];
  readonly comments: Share;
  /** Responses by people who were offered the survey; null where the number is not known. */
  readonly responseRate: Share | null;
}

export interface BranchSummary {
  readonly branch: Branch;
  /** Respondents whose rating leads to this list: the base of its shares. */
  readonly respondents: number;
  /** Null: the survey does not offer the driver. */
  readonly drivers: readonly { readonly driver: DriverKey; readonly share: Share | null }[];
  /** Responses that selected a driver of this list although their rating leads to the other. */
  readonly offBranch: number;
}

export interface SummaryOptions {
  readonly scale: SurveyType | null;
  readonly edition: Edition;
  /** Ratings of the Likert scale that count as trust. */
  readonly likertTrust: readonly number[];
  /** Customers who were offered the survey, where that is known. */
  readonly offered: number | null;
}

/** What the published formula leaves open: OMB decides with each agency. */
export const DEFAULT_LIKERT_TRUST: readonly number[] = [4, 5];

export function summarise(tally: Tally, options: SummaryOptions): Summary {
  const { scale, edition, offered } = options;
  const answers = answeredQuestion1(tally);
  const comments = tally.comments.reduce((sum, count) => sum + count, 0);
  return {
    responses: tally.responses,
    scale,
    answered: shareOf(answers, tally.responses),
    unreadable: tally.ratings[BUCKET_UNREADABLE]!,
    ratings: scale === null ? [] : ratingsOf(tally, scale, edition, answers),
    trust: scale === null ? null : trustOf(tally, scale, options, answers),
    branches:
      scale === null ? [] : BRANCHES.map((branch) => branchOf(tally, branch, scale, edition)),
    comments: shareOf(comments, tally.responses),
    responseRate: offered === null ? null : shareOf(Math.min(tally.responses, offered), offered),
  };
}

function ratingsOf(
  tally: Tally,
  scale: SurveyType,
  edition: Edition,
  answers: number,
): Summary["ratings"] {
  const { ratings, labels } = edition.surveyTypes[scale];
  return ratings
    .toSorted((a, b) => b - a)
    .map((rating) => ({
      rating,
      label: labels[String(rating)] ?? "",
      share: shareOf(tally.ratings[rating]!, answers),
    }));
}

function trustOf(
  tally: Tally,
  scale: SurveyType,
  { edition, likertTrust }: SummaryOptions,
  answers: number,
): Summary["trust"] {
  const isLikert = scale === "likert_scale";
  const ratings = isLikert ? likertTrust : [edition.surveyTypes[scale].top];
  const count = ratings.reduce((sum, rating) => sum + tally.ratings[rating]!, 0);
  return { share: shareOf(count, answers), ratings, assumed: isLikert };
}

function branchOf(
  tally: Tally,
  branch: Branch,
  scale: SurveyType,
  edition: Edition,
): BranchSummary {
  const { top } = edition.surveyTypes[scale];
  const isOn = (bucket: number): boolean =>
    bucket < BUCKET_UNANSWERED && (bucket === top) === (branch === "positive");
  let respondents = 0;
  for (let bucket = 0; bucket < BUCKET_UNANSWERED; bucket++) {
    if (isOn(bucket)) respondents += tally.ratings[bucket]!;
  }
  const first = branch === "positive" ? 0 : edition.drivers.length;
  const drivers = edition.drivers.map(({ key }, at) => {
    const column = first + at;
    if (tally.offered[column] === 0) return { driver: key, share: null };
    let selected = 0;
    for (let bucket = 0; bucket < BUCKET_UNANSWERED; bucket++) {
      if (isOn(bucket)) selected += tally.selected[column * RATING_BUCKETS + bucket]!;
    }
    return { driver: key, share: shareOf(selected, respondents) };
  });
  // Branch bits: 1 positive, 2 negative, 3 both.
  const bit = branch === "positive" ? 1 : 2;
  let offBranch = 0;
  for (let bucket = 0; bucket < BUCKET_UNANSWERED; bucket++) {
    if (!isOn(bucket))
      offBranch += tally.branches[bucket * 4 + bit]! + tally.branches[bucket * 4 + 3]!;
  }
  return { branch, respondents, drivers, offBranch };
}
