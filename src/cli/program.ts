import { Command, Option } from "commander";
import { DEFAULT_EDITION } from "../guidance/editions.js";
import { prepareReading } from "../judging/threaded/reading-thread.js";
import { FAMILIES, SCOPES } from "../rules/rule.js";
import type { ExplainOptions } from "./commands/explain.js";
import type { FormatOptions } from "./commands/format.js";
import type { InitOptions } from "./commands/init.js";
import type { RulesOptions } from "./commands/rules.js";
import type { SummarizeOptions } from "./commands/summarize.js";
import type { ValidateOptions } from "./commands/validate.js";
import type { WaiveOptions } from "./commands/waive.js";
import type { Ending } from "./exit-code.js";
import type { Io } from "./io.js";
import {
  calendarDay,
  collect,
  commonOptions,
  configOptions,
  dialectOption,
  nowOption,
  partOptions,
  positiveNumber,
  quarter,
  quarterOption,
  surveyOption,
  surveyTypeOption,
  trustRatingsOption,
  zoneName,
} from "./options.js";
import { TOOL } from "./tool.js";

const EXIT_CODES = `
Exit codes: 0 nothing found, 1 findings, 2 wrong usage or configuration,
3 a file cannot be read or written, 70 a bug in cx280, 130 interrupted.`;

/** @param end is told how the command ended. */
export function program(io: Io, end: (ending: Ending) => void): Command {
  const cx280 = new Command(TOOL.name)
    .description(
      "Turns raw customer feedback survey exports into the dataset OMB accepts under Circular A-11 section 280, and judges it before upload.",
    )
    .version(TOOL.version)
    .showHelpAfterError("Run with --help to see how it is used.")
    .addHelpText("after", EXIT_CODES);

  withCommon(
    cx280
      .command("validate")
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
      end(await (await import("./commands/validate.js")).validate(paths, options, io));
    });

  cx280
    .command("init")
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
      end(await (await import("./commands/init.js")).init(path, options, io)),
    );

  withCommon(
    cx280
      .command("format")
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
      end(await (await import("./commands/format.js")).format(path, options, io));
    });

  cx280
    .command("summarize")
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
      end(await (await import("./commands/summarize.js")).summarize(paths, options, io)),
    );

  cx280
    .command("waive")
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
      end(await (await import("./commands/waive.js")).waive(path, options, io)),
    );

  cx280
    .command("explain")
    .description("say why a rule matters, what to do, and what the guidance says")
    .argument("<rule>", "its id or name, such as CX402")
    .addOption(commonOptions().find((option) => option.long === "--no-color")!)
    .addHelpText("after", examples("explain CX402", "explain negative-after-top-rating"))
    .action(async (rule: string, options: ExplainOptions) =>
      end(await (await import("./commands/explain.js")).explain(rule, options, io)),
    );

  cx280
    .command("rules")
    .description("list the rules, or those that fit")
    .argument("[word...]", "words that the rule speaks of, such as driver")
    .addOption(new Option("--severity <severity>").choices(["error", "warning", "info"]))
    .addOption(new Option("--target <target>", "what it looks at").choices(TARGETS))
    .addOption(new Option("--scope <scope>", "how much it looks at").choices(SCOPES))
    .addOption(new Option("--family <family>", "such as 4xx").choices(Object.keys(FAMILIES)))
    .option("--json", "as JSON")
    .addHelpText("after", examples("rules", "rules quarter", "rules --target definition --json"))
    .action(async (words: string[], options: RulesOptions) =>
      end(await (await import("./commands/rules.js")).rules(words, options, io)),
    );

  cx280
    .command("due")
    .description("say when a quarter's dataset is due")
    .argument(
      "[quarter]",
      "a fiscal quarter such as FY2025Q1; the last and the current one if none",
      quarter,
    )
    .addOption(nowOption())
    .addHelpText("after", examples("due", "due FY2025Q1"))
    .action(async (which, options: { now?: number }) =>
      end(await (await import("./commands/due.js")).due(which, options, io)),
    );

  cx280
    .command("schema")
    .description("print a published schema, or list them")
    .argument("[name]", "such as survey-definition")
    .addHelpText("after", examples("schema", "schema survey-definition"))
    .action(async (name: string | undefined) =>
      end(await (await import("./commands/schema.js")).schema(name, io)),
    );

  return cx280;
}

const TARGETS = ["submission", "raw", "definition", "package"] as const;

function examples(...calls: readonly string[]): string {
  return ["", "Examples:", ...calls.map((call) => `  ${TOOL.name} ${call}`)].join("\n");
}

function withCommon(command: Command): Command {
  for (const option of commonOptions()) command.addOption(option);
  return command;
}
