import { prepareReading } from "../../judging/threaded/reading-thread.js";
import type { ValidateOptions } from "../commands/validate.js";
import {
  dialectOption,
  partOptions,
  quarterOption,
  surveyOption,
  surveyTypeOption,
} from "../options.js";
import { examples, type Usage, withCommon } from "./usage.js";

export const validateUsage: Usage = {
  name: "validate",
  declare(command, io, end) {
    withCommon(
      command
        .description("judge submission files, packages, survey definitions, or raw exports")
        .argument(
          "[path...]",
          "files or packages; - is standard input; without any, the inputs of the configuration",
        )
        .addOption(surveyOption())
        .addOption(surveyTypeOption())
        .addOption(quarterOption())
        .addOption(dialectOption())
        .addOption(partOptions().sheet)
        .addOption(partOptions().entry),
    )
      .addHelpText(
        "after",
        examples(
          "validate responses.csv --survey-type thumbs_up_down",
          "validate export.csv --survey survey.yaml --quarter FY2025Q1",
          "validate submissions/benefits-fy2025q1 --reporter json=report.json",
          "validate - < responses.csv",
          "validate",
        ),
      )
      .action(async (paths: string[], options: ValidateOptions) => {
        prepareReading(paths[0], options.threads ?? io.cores);
        end(await (await import("../commands/validate.js")).validate(paths, options, io));
      });
  },
};
