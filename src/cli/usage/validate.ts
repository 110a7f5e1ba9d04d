import { prepareReading } from "../../judging/threaded/reading-thread.js";
import type { ValidateOptions } from "../commands/validate.js";
import { Opening } from "../opening.js";
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
        const [path, ...others] = paths;
        prepareReading(path, options.threads ?? io.cores);
        // Most runs are of one file, which is read while what judges it is loaded.
        const isOne = path !== undefined && others.length === 0;
        const opening = isOne ? await Opening.begin(path, io) : null;
        try {
          const { validate } = await import("../commands/validate.js");
          end(await validate(paths, options, io, opening));
        } finally {
          await opening?.close();
        }
      });
  },
};
