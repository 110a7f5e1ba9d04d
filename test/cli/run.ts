import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Output } from "../../src/cli/io.js";
import { main } from "../../src/cli/main.js";

export interface Given {
  readonly stdin?: string | Uint8Array;
  readonly env?: Record<string, string>;
  readonly now?: number;
  readonly isTTY?: boolean;
  readonly signal?: AbortSignal;
  readonly stdout?: Output;
}

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in this process, with all that it takes from outside made up. */
export async function run(args: readonly string[], given: Given = {}): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(args, {
    stdin: bytesOf(given.stdin ?? ""),
    stdout: given.stdout ?? { ...collecting(out), isTTY: given.isTTY ?? false, columns: 80 },
    stderr: collecting(err),
    env: given.env ?? {},
    cwd: process.cwd(),
    cores: 1,
    now: () => given.now ?? Date.UTC(2025, 3, 30, 12),
    signal: given.signal ?? new AbortController().signal,
  });
  return { code, out: out.join(""), err: err.join("") };
}

/** A stream that fails every write. */
export function failing(code: string): Output {
  return { write: (_, done) => done(Object.assign(new Error(code), { code })) };
}

/** A new folder with files in it, gone after the test. */
export async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "cx280-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

function collecting(into: string[]): Output {
  return {
    write: (text, done) => {
      into.push(text);
      done();
    },
  };
}

async function* bytesOf(input: string | Uint8Array): AsyncGenerator<Uint8Array> {
  const bytes = typeof input === "string" ? new TextEncoder().encode(input) : input;
  if (bytes.length > 0) yield bytes;
}
