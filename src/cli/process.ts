import { availableParallelism } from "node:os";
import { EXIT } from "./exit-code.js";
import { main } from "./main.js";

/** Runs the command line on the real process. The exit code is set, never forced: output drains. */
export async function runProcess(): Promise<void> {
  const { stdout, stderr, env, argv } = process;
  // Hardly any run reads it, and having it takes a few milliseconds.
  let input: typeof process.stdin | null = null;
  const interrupt = new AbortController();
  process.once("SIGINT", () => {
    interrupt.abort();
    // A read from a terminal or pipe would otherwise wait for input that nobody sends.
    input?.destroy();
  });
  for (const stream of [stdout, stderr]) {
    // Whoever writes hears of it (`put`); unheard, it would end the process.
    stream.on("error", () => {});
  }
  // Whoever waits for something that never comes ends before this is replaced; that is not "nothing found".
  process.exitCode = EXIT.bug;
  process.exitCode = await main(argv.slice(2), {
    get stdin() {
      input ??= process.stdin;
      return input;
    },
    stdout,
    stderr,
    env,
    cwd: process.cwd(),
    cores: availableParallelism(),
    now: () => Date.now(),
    signal: interrupt.signal,
  });
}
