import type { Command } from "commander";
import type { Ending } from "../exit-code.js";
import type { Io } from "../io.js";
import { commonOptions } from "../options.js";
import { TOOL } from "../tool.js";

/** How a command is called, and what it runs. */
export interface Usage {
  readonly name: string;
  /**
   * Says what it takes.
   * @param command which has its name already.
   * @param end is told how it ended.
   */
  declare(command: Command, io: Io, end: (ending: Ending) => void): void;
}

/** What help shows below the options. */
export function examples(...calls: readonly string[]): string {
  return ["", "Examples:", ...calls.map((call) => `  ${TOOL.name} ${call}`)].join("\n");
}

/** The command, with the options that all that judge share. */
export function withCommon(command: Command): Command {
  for (const option of commonOptions()) command.addOption(option);
  return command;
}
