import { nowOption, quarter } from "../options.js";
import { examples, type Usage } from "./usage.js";

export const dueUsage: Usage = {
  name: "due",
  declare(command, io, end) {
    command
      .description("say when a quarter's dataset is due")
      .argument(
        "[quarter]",
        "a fiscal quarter such as FY2025Q1; the last and the current one if none",
        quarter,
      )
      .addOption(nowOption())
      .addHelpText("after", examples("due", "due FY2025Q1"))
      .action(async (which, options: { now?: number }) =>
        end(await (await import("../commands/due.js")).due(which, options, io)),
      );
  },
};
