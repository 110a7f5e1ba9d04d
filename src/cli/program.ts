import { Command } from "commander";
import type { Ending } from "./exit-code.js";
import type { Io } from "./io.js";
import { TOOL } from "./tool.js";
import { dueUsage } from "./usage/due.js";
import { explainUsage } from "./usage/explain.js";
import { formatUsage } from "./usage/format.js";
import { initUsage } from "./usage/init.js";
import { rulesUsage } from "./usage/rules.js";
import { schemaUsage } from "./usage/schema.js";
import { summarizeUsage } from "./usage/summarize.js";
import { validateUsage } from "./usage/validate.js";
import { waiveUsage } from "./usage/waive.js";

const EXIT_CODES = `
Exit codes: 0 nothing found, 1 findings, 2 wrong usage or configuration,
3 a file cannot be read or written, 70 a bug in cx280, 130 interrupted.`;

/** In the order that help lists them. */
const USAGES = [
  validateUsage,
  initUsage,
  formatUsage,
  summarizeUsage,
  waiveUsage,
  explainUsage,
  rulesUsage,
  dueUsage,
  schemaUsage,
];

/**
 * @param end is told how the command ended.
 * @param called what is likely the command: only it is declared then, as nothing shows the others.
 */
export function program(io: Io, end: (ending: Ending) => void, called?: string): Command {
  const cx280 = new Command(TOOL.name)
    .description(
      "Turns raw customer feedback survey exports into the dataset OMB accepts under Circular A-11 section 280, and judges it before upload.",
    )
    .version(TOOL.version)
    .showHelpAfterError("Run with --help to see how it is used.")
    .addHelpText("after", EXIT_CODES);
  const only = USAGES.filter(({ name }) => name === called);
  for (const { name, declare } of only.length > 0 ? only : USAGES) {
    declare(cx280.command(name), io, end);
  }
  return cx280;
}
