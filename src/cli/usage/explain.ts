import type { ExplainOptions } from "../commands/explain.js";
import { commonOptions } from "../options.js";
import { examples, type Usage } from "./usage.js";

export const explainUsage: Usage = {
  name: "explain",
  declare(command, io, end) {
    command
      .description("say why a rule matters, what to do, and what the guidance says")
      .argument("<rule>", "its id or name, such as CX402")
      .addOption(commonOptions().find((option) => option.long === "--no-color")!)
      .addHelpText("after", examples("explain CX402", "explain negative-after-top-rating"))
      .action(async (rule: string, options: ExplainOptions) =>
        end(await (await import("../commands/explain.js")).explain(rule, options, io)),
      );
  },
};
