import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, inject } from "vitest";

export interface Run {
  status: number | null;
  stdout: string;
  stderr: string;
}

export const FIXTURES = join(import.meta.dirname, "../../fixtures");

/** Runs the installed program. */
export function cx280(
  args: readonly string[],
  {
    input,
    cwd,
    env,
    after,
    interruptWhen,
  }: {
    input?: string | Uint8Array;
    cwd?: string;
    env?: Record<string, string>;
    after?: { milliseconds: number; signal: NodeJS.Signals };
    interruptWhen?: () => boolean;
  } = {},
): Promise<Run> {
  return run(process.execPath, [inject("launcher"), ...args], {
    input,
    cwd,
    env,
    after,
    interruptWhen,
  });
}

export function run(
  command: string,
  args: readonly string[],
  options: {
    input?: string | Uint8Array | undefined;
    cwd?: string | undefined;
    env?: Record<string, string> | undefined;
    after?: { milliseconds: number; signal: NodeJS.Signals } | undefined;
    /** Asked every few milliseconds; once it is so, the program is interrupted. */
    interruptWhen?: (() => boolean) | undefined;
  } = {},
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: undefined, ...options.env },
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, stdout, stderr }));
    child.stdin.on("error", () => {
      // The program may end before it has read its input.
    });
    if (options.input !== undefined) child.stdin.end(options.input);
    else if (options.after === undefined) child.stdin.end();
    const { interruptWhen } = options;
    if (interruptWhen !== undefined) {
      const watch = setInterval(() => {
        if (!interruptWhen()) return;
        child.kill("SIGINT");
        clearInterval(watch);
      }, 5);
      child.on("close", () => clearInterval(watch));
    }
    if (options.after !== undefined) {
      setTimeout(() => child.kill(options.after!.signal), options.after.milliseconds).unref();
    }
  });
}

/** A folder for one test file, removed behind it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "cx280-scenario-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
