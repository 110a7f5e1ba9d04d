import { Option } from "commander";
import { prepareReading } from "../../judging/threaded/reading-thread.js";
import type { FormatOptions } from "../commands/format.js";
import { dialectOption, partOptions, quarterOption, surveyOption } from "../options.js";
import { examples, type Usage, withCommon } from "./usage.js";

export const formatUsage: Usage = {
  name: "format",
  declare(command, io, end) {
    withCommon(
      command
        .description("turn a raw export into a submission package")
        .argument("<raw>", "the raw export; - is standard input")
        .addOption(surveyOption().makeOptionMandatory())
        .addOption(quarterOption())
        .addOption(dialectOption())
        .addOption(partOptions().sheet)
        .addOption(partOptions().entry)
        .addOption(new Option("--out <folder>", "the folder to make the package in").default("."))
        .addOption(new Option("--rejects <file>", "put offending records here, and write the rest"))
        .addOption(new Option("--force", "replace a package or rejects file that is there"))
        .addOption(new Option("--redact", "put its kind in place of personal data in comments"))
        .addOption(new Option("--omit-comments", "submit no comments (question 3); needs --reason"))
        .addOption(new Option("--reason <text>", "why no comments are submitted; it is kept"))
        .addOption(
          new Option("--defuse-formulas", "put ' before cells that a spreadsheet would run"),
        ),
    )
      .addHelpText(
        "after",
        examples(
          "format export.csv --survey survey.yaml --quarter FY2025Q1",
          "format export.csv --survey survey.yaml --quarter FY2025Q1 --out submissions",
          "format export.csv --survey survey.yaml --quarter FY2025Q1 --rejects rejects.csv",
        ),
      )
      .action(async (path: string, options: FormatOptions) => {
        prepareReading(path, options.threads ?? io.cores);
        end(await (await import("../commands/format.js")).format(path, options, io));
      });
  },
};
