import { type Command, CommanderError } from "commander";
import { SourceError } from "../source/files.js";
import { OutputError } from "../submission/output-error.js";
import { type Ending, EXIT, exitCode, UsageError } from "./exit-code.js";
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
  const cx280 = program(io, (ended) => {
    ending = ended;
  });
  prepare(cx280, io, pending);
  try {
    await cx280.parseAsync(args, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) {
      await Promise.all(pending);
      return error.exitCode === 0 ? EXIT.clean : EXIT.usage;
    }
    ending = { kind: "failed", error, interrupted: io.signal.aborted };
    await put(io.stderr, failureText(error, io));
  }
  await Promise.all(pending);
  return exitCode(ending);
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
  if (io.signal.aborted) return "Interrupted. Nothing was written.\n";
  const known =
    error instanceof UsageError || error instanceof SourceError || error instanceof OutputError;
  if (known) return `${error.message}\n`;
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = io.env.DEBUG === "cx280" && error instanceof Error ? `${error.stack}\n` : "";
  return `This is a bug in cx280, not in your file: ${detail}
Please report it with the command you ran and the version (cx280 --version), without any data.
With DEBUG=cx280 in the environment, the place in the program is shown as well.
${stack}`;
}
