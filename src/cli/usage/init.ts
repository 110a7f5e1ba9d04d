import { Option } from "commander";
import { DEFAULT_EDITION } from "../../guidance/editions.js";
import type { InitOptions } from "../commands/init.js";
import {
  commonOptions,
  dialectOption,
  partOptions,
  positiveNumber,
  surveyTypeOption,
  zoneName,
} from "../options.js";
import { examples, type Usage } from "./usage.js";

export const initUsage: Usage = {
  name: "init",
  declare(command, io, end) {
    command
      .description("draft a survey definition from a raw export")
      .argument("<raw>", "the raw export; - is standard input")
      .addOption(new Option("--out <file>", "write it here instead of to standard output"))
      .addOption(new Option("--force", "replace a file that is there"))
      .addOption(dialectOption())
      .addOption(partOptions().sheet)
      .addOption(partOptions().entry)
      .addOption(new Option("--no-prompt", "ask nothing, even at a terminal"))
      .addOption(new Option("--provider <name>", "the High Impact Service Provider"))
      .addOption(new Option("--service <name>", "the designated service"))
      .addOption(new Option("--title <title>", "the public-facing title of the survey"))
      .addOption(surveyTypeOption())
      .addOption(
        new Option("--transaction-point <point>", "when it is asked").choices(
          DEFAULT_EDITION.transactionPoints,
        ),
      )
      .addOption(
        new Option("--channel <channel>", "the channel it is asked in").choices(
          DEFAULT_EDITION.channels,
        ),
      )
      .addOption(new Option("--control-number <number>", "the OMB control number, NNNN-NNNN"))
      .addOption(
        new Option("--burden-minutes <minutes>", "the stated burden").argParser(positiveNumber),
      )
      .addOption(
        new Option("--time-zone <zone>", "the zone of the export's times").argParser(zoneName),
      )
      .addOption(
        new Option("--likert-review <text>", "where wording and scale were reviewed (Likert)"),
      )
      .addOption(commonOptions().find((option) => option.long === "--edition")!)
      .addHelpText(
        "after",
        examples(
          "init export.csv --out survey.yaml",
          'init export.csv --no-prompt --provider "Example Agency" --service Benefits --channel website',
        ),
      )
      .action(async (path: string, options: InitOptions) =>
        end(await (await import("../commands/init.js")).init(path, options, io)),
      );
  },
};
