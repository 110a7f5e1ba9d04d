import { Option } from "commander";
import type { WaiveOptions } from "../commands/waive.js";
import { calendarDay, collect, configOptions, nowOption } from "../options.js";
import { examples, type Usage } from "./usage.js";

export const waiveUsage: Usage = {
  name: "waive",
  declare(command, io, end) {
    command
      .description("write waivers for findings that may stand into the configuration")
      .argument("<report.json>", "a report written with --reporter json=FILE")
      .addOption(
        new Option("--rule <rule>", "only findings of this rule (repeatable)")
          .argParser(collect)
          .default([], "all"),
      )
      .addOption(
        new Option("--fingerprint <hash>", "only the finding with this fingerprint (repeatable)")
          .argParser(collect)
          .default([], "all"),
      )
      .addOption(new Option("--whole-file", "one waiver for all findings of a rule in a file"))
      .addOption(new Option("--reason <text>", "why the findings may stand").makeOptionMandatory())
      .addOption(new Option("--owner <name>", "who answers for it").makeOptionMandatory())
      .addOption(
        new Option("--expires <day>", "the last day it holds, such as 2026-12-31")
          .argParser(calendarDay)
          .makeOptionMandatory(),
      )
      .addOption(configOptions()[0]!)
      .addOption(nowOption())
      .addHelpText(
        "after",
        examples(
          'waive report.json --rule CX402 --reason "Flipped thumbs, looked at" --owner "J. Doe" --expires 2026-12-31',
        ),
      )
      .action(async (path: string, options: WaiveOptions) =>
        end(await (await import("../commands/waive.js")).waive(path, options, io)),
      );
  },
};
