import { type Command, CommanderError } from "commander";
import { visible } from "../report/message.js";
import { SourceError } from "../source/source-error.js";
import { OutputError } from "../submission/output-error.js";
import { type Ending, exitCode, Interruption, UsageError } from "./exit-code.js";
import { type Io, put } from "./io.js";
import { program } from "./program.js";

/**
 * Runs the command line.
 * @param args without the program's name.
 * @returns the exit code.
 */
export async function main(args: readonly string[], io: Io): Promise<number> {
  let ending: Ending = { kind: "done" };
  const pending: Promise<void>[] = [];
  const end = (ended: Ending): void => {
    ending = ended;
  };
  const cx280 = program(io, end, args[0]);
  prepare(cx280, io, pending);
  try {
    await parse(cx280, args);
    await Promise.all(pending);
  } catch (error) {
    ending = { kind: "failed", error, interrupted: io.signal.aborted };
    // Where standard error cannot be written either, the exit code has to tell.
    await put(io.stderr, failureText(error, io)).catch(() => {});
  }
  return exitCode(ending);
}

/** @throws UsageError without a text where commander has said already what is wrong. */
async function parse(cx280: Command, args: readonly string[]): Promise<void> {
  try {
    await cx280.parseAsync(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version end in an error of commander as well.
    if (error.exitCode !== 0) throw new UsageError("");
  }
}

/** Commander reports errors by throwing, and writes through us. */
function prepare(command: Command, io: Io, pending: Promise<void>[]): void {
  command.exitOverride().configureOutput({
    writeOut: (text) => void pending.push(put(io.stdout, text)),
    writeErr: (text) => void pending.push(put(io.stderr, text)),
  });
  for (const each of command.commands) prepare(each, io, pending);
}

function failureText(error: unknown, io: Io): string {
  // Whoever stopped at a prompt has been told there.
  if (error instanceof Interruption) return "";
  if (io.signal.aborted) return "Interrupted. Nothing was written.\n";
  const known =
    error instanceof UsageError || error instanceof SourceError || error instanceof OutputError;
  if (known) return error.message === "" ? "" : `${lines(error.message)}\n`;
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = io.env.DEBUG === "cx280" && error instanceof Error ? `${error.stack}\n` : "";
  return `This is a bug in cx280, not in your file: ${detail}
Please report it with the command you ran and the version (cx280 --version), without any data.
With DEBUG=cx280 in the environment, the place in the program is shown as well.
${stack}`;
}

/** Messages repeat names and values of files; nothing in them may steer the terminal. */
function lines(message: string): string {
  return message.split("\n").map(visible).join("\n");
}
