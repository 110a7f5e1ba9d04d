import type { SurveyType } from "../../guidance/edition.js";

/** What no export tells; whatever is left out is marked TODO. */
export interface SurveyFacts {
  readonly provider?: string | undefined;
  readonly service?: string | undefined;
  readonly title?: string | undefined;
  readonly type?: SurveyType | undefined;
  readonly transactionPoint?: string | undefined;
  readonly channel?: string | undefined;
  readonly controlNumber?: string | undefined;
  readonly burdenMinutes?: number | undefined;
  readonly timeZone?: string | undefined;
  readonly likertReview?: string | undefined;
}
