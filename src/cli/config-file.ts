import { readFile, stat } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import type { Configuration } from "../config/config.js";
import { CONFIG_NAMES } from "../config/config-names.js";
import { sourceError } from "../source/source-error.js";
import type { DocumentPlace, DocumentProblem } from "../yaml/document.js";
import { UsageError } from "./exit-code.js";
import type { Io } from "./io.js";

export interface ConfigFile {
  /** As shown to the user. */
  readonly path: string;
  /** The folder that paths in it are meant from; absolute. */
  readonly folder: string;
  readonly data: Configuration;
  locate(path: readonly (string | number)[]): DocumentPlace;
}

/**
 * The configuration that a run is under: the named one, or the nearest upward from the working
 * folder. False: none.
 * @throws UsageError that says all that is wrong with it
 */
export async function findConfig(
  named: string | boolean | undefined,
  io: Pick<Io, "cwd">,
): Promise<ConfigFile | null> {
  if (named === false) return null;
  if (typeof named === "string") return readConfig(named, io);
  for (let folder = resolve(io.cwd); ; folder = dirname(folder)) {
    for (const name of CONFIG_NAMES) {
      const path = join(folder, name);
      if (await isFile(path)) return readConfig(relative(io.cwd, path), io);
    }
    if (dirname(folder) === folder) return null;
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

async function readConfig(path: string, io: Pick<Io, "cwd">): Promise<ConfigFile> {
  const absolute = resolve(io.cwd, path);
  let text: string;
  try {
    text = await readFile(absolute, "utf8");
  } catch (error) {
    throw sourceError(error, path);
  }
  // Most runs have no configuration: what reads it is loaded where there is one.
  const { parseConfiguration } = await import("../config/load.js");
  const parsed = parseConfiguration(text);
  if (!parsed.ok) throw new UsageError(problemsText(path, parsed.problems));
  return { path, folder: dirname(absolute), data: parsed.data, locate: parsed.locate };
}

function problemsText(path: string, problems: readonly DocumentProblem[]): string {
  return [
    `${path} cannot be used as configuration:`,
    ...problems.map(({ line, column, message }) => `  line ${line}, column ${column}: ${message}`),
    "docs/configuration.md explains every key.",
  ].join("\n");
}
