import { COLLECTION_DETAIL, detailNumber } from "../../engine/package-facts.js";
import { definePackageRule } from "../rule.js";

export const volumesInconsistent = definePackageRule({
  id: "CX902",
  name: "volumes-inconsistent",
  severity: "error",
  targets: ["package"],
  cites: ["receiving-system#4"],
  heading: "The volumes contradict each other",
  message: "{less} ({lessCount}) cannot be more than {more} ({moreCount}).",
  fix: "Correct the volumes of the quarter in the survey definition (volumes), and write the package again. Best estimates are enough; leave a number out if nobody knows it.",
  why: "OMB works out the response rate from them, and the upload form takes any number.",
  check(facts, _context, report) {
    const respondents = detailNumber(facts, "volume_of_respondents");
    const offered = detailNumber(facts, "volume_of_customers_provided_survey_opportunity");
    const customers = detailNumber(facts, "volume_of_customers");
    const compare = (
      less: readonly [string, number | null],
      more: readonly [string, number | null],
    ): void => {
      if (less[1] === null || more[1] === null || less[1] <= more[1]) return;
      report(
        { file: COLLECTION_DETAIL, key: more[0] },
        { less: less[0], lessCount: less[1], more: more[0], moreCount: more[1] },
      );
    };
    const asked = ["volume_of_respondents", respondents] as const;
    const shown = ["volume_of_customers_provided_survey_opportunity", offered] as const;
    const served = ["volume_of_customers", customers] as const;
    compare(asked, shown);
    compare(shown, served);
    if (offered === null) compare(asked, served);
    const rows = facts.responses?.rows ?? null;
    if (rows !== null && respondents !== null && rows !== respondents) {
      compare(["rows of responses.csv", rows], asked);
      compare(asked, ["rows of responses.csv", rows]);
    }
  },
});
