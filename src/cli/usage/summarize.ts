import type { SummarizeOptions } from "../commands/summarize.js";
import {
  commonOptions,
  configOptions,
  dialectOption,
  nowOption,
  partOptions,
  quarterOption,
  surveyOption,
  surveyTypeOption,
  trustRatingsOption,
} from "../options.js";
import { examples, type Usage } from "./usage.js";

export const summarizeUsage: Usage = {
  name: "summarize",
  declare(command, io, end) {
    command
      .description("sum up trust, drivers and response rate")
      .argument(
        "[path...]",
        "submission files, packages, or raw exports; - is standard input; without any, the inputs of the configuration",
      )
      .addOption(surveyOption())
      .addOption(surveyTypeOption())
      .addOption(quarterOption())
      .addOption(dialectOption())
      .addOption(partOptions().sheet)
      .addOption(partOptions().entry)
      .addOption(trustRatingsOption())
      .option("--json", "as JSON")
      .addOption(commonOptions().find((option) => option.long === "--no-color")!)
      .addOption(configOptions()[0]!)
      .addOption(configOptions()[1]!)
      .addOption(nowOption())
      .addHelpText(
        "after",
        examples(
          "summarize submissions/benefits-fy2025q1",
          "summarize responses.csv --survey-type likert_scale --trust-ratings 5",
          "summarize export.csv --survey survey.yaml --quarter FY2025Q1 --json",
        ),
      )
      .action(async (paths: string[], options: SummarizeOptions) =>
        end(await (await import("../commands/summarize.js")).summarize(paths, options, io)),
      );
  },
};
