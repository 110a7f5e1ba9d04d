import type { Summary } from "../summary/summary.js";
import type { Share } from "../summary/wilson.js";
import { counted, grouped, visible } from "./message.js";
import type { Palette } from "./text.js";

const BAR = 24;

/** A summary for people: numbers with plain bars. */
export function summaryText(
  file: string,
  summary: Summary,
  { palette, unicode }: { palette: Palette; unicode: boolean },
): string {
  const bar = (share: Share): string => {
    const filled = Math.round((share.share ?? 0) * BAR);
    return (unicode ? "█" : "#").repeat(filled) + (unicode ? "·" : ".").repeat(BAR - filled);
  };
  const row = (label: string, share: Share): string =>
    `  ${label.padEnd(20)} ${palette.info(bar(share))} ${percent(share.share).padStart(7)}  ${palette.dim(`${grouped(share.count)} of ${grouped(share.of)}`)}`;
  const lines = [
    `${palette.strong(visible(file))}  ${palette.dim(summary.scale?.replaceAll("_", " ") ?? "scale not known")}`,
    "",
    `${counted(summary.responses, "response")}, ${grouped(summary.answered.count)} of them answered question 1, ${grouped(summary.comments.count)} left a comment.`,
  ];
  if (summary.responseRate !== null) {
    const { responseRate: rate } = summary;
    lines.push(
      `Response rate: ${percent(rate.share)} of ${grouped(rate.of)} who were offered the survey.`,
    );
  }
  if (summary.trust === null) {
    lines.push(
      "",
      palette.warning("Nothing tells the scale of question 1. Say it with --survey-type."),
    );
    return `${lines.join("\n")}\n`;
  }
  lines.push("", palette.strong("Question 1"));
  for (const { rating, label, share } of summary.ratings)
    lines.push(row(`${rating} ${label}`, share));
  for (const { branch, respondents, drivers, offBranch } of summary.branches) {
    const question =
      branch === "positive" ? "2a, what made the difference" : "2b, what could be better";
    lines.push("", palette.strong(`Question ${question}: ${counted(respondents, "respondent")}`));
    for (const { driver, share } of drivers) {
      lines.push(
        share === null ? palette.dim(`  ${driver.padEnd(20)} not offered`) : row(driver, share),
      );
    }
    if (offBranch > 0) {
      lines.push(
        palette.dim(
          `  ${counted(offBranch, "response")} of the other branch selected one here; not counted.`,
        ),
      );
    }
  }
  const { trust } = summary;
  const assumed = trust.assumed
    ? ` (assumed: ratings ${trust.ratings.join(", ")} count as trust)`
    : "";
  lines.push(
    "",
    `Trust: ${palette.good(percent(trust.share.share))}, 95 % interval ${percent(trust.share.low)} to ${percent(trust.share.high)}${palette.dim(assumed)}`,
  );
  return `${lines.join("\n")}\n`;
}

function percent(share: number | null): string {
  return share === null ? "–" : `${(share * 100).toFixed(1)} %`;
}
