import { Option } from "commander";
import { FAMILIES, SCOPES } from "../../rules/rule.js";
import type { RulesOptions } from "../commands/rules.js";
import { examples, type Usage } from "./usage.js";

const TARGETS = ["submission", "raw", "definition", "package"] as const;

export const rulesUsage: Usage = {
  name: "rules",
  declare(command, io, end) {
    command
      .description("list the rules, or those that fit")
      .argument("[word...]", "words that the rule speaks of, such as driver")
      .addOption(new Option("--severity <severity>").choices(["error", "warning", "info"]))
      .addOption(new Option("--target <target>", "what it looks at").choices(TARGETS))
      .addOption(new Option("--scope <scope>", "how much it looks at").choices(SCOPES))
      .addOption(new Option("--family <family>", "such as 4xx").choices(Object.keys(FAMILIES)))
      .option("--json", "as JSON")
      .addHelpText("after", examples("rules", "rules quarter", "rules --target definition --json"))
      .action(async (words: string[], options: RulesOptions) =>
        end(await (await import("../commands/rules.js")).rules(words, options, io)),
      );
  },
};
