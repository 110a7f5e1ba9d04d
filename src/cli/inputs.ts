import { relative, resolve } from "node:path";
import type { InputEntry } from "../config/config.js";
import { withSlashes } from "../config/slashes.js";
import type { SurveyType } from "../guidance/edition.js";
import { type FiscalQuarter, parseQuarter } from "../guidance/fiscal-quarter.js";
import type { ConfigFile } from "./config-file.js";
import { UsageError } from "./exit-code.js";
import type { Io } from "./io.js";

/** A path to judge, and what goes with it. */
export interface Input {
  readonly path: string;
  readonly survey?: string | undefined;
  readonly surveyType?: SurveyType | undefined;
  readonly quarter?: FiscalQuarter | undefined;
}

/** What the user says on the command line; it goes before the configuration. */
export type Given = Omit<Input, "path">;

/**
 * The paths of a run. Without any, those of the configuration; a path that the configuration
 * names goes with the survey and quarter that it is named with.
 * @throws UsageError
 */
export async function inputsOf(
  paths: readonly string[],
  given: Given,
  config: ConfigFile | null,
  io: Pick<Io, "cwd">,
): Promise<Input[]> {
  if (paths.length > 0) {
    return Promise.all(
      [...new Set(paths)].map(async (path) => ({
        ...(await entryFor(path, config, io)),
        ...known(given),
        path,
      })),
    );
  }
  const entries = config?.data.inputs ?? [];
  if (config === null || entries.length === 0) {
    const where = config === null ? "a cx280.config.yaml" : config.path;
    throw new UsageError(
      `What should be judged? Name a file or package, or list inputs in ${where} (docs/configuration.md).`,
    );
  }
  const inputs: Input[] = [];
  for (const [at, entry] of entries.entries()) {
    const found = await expand(patternsOf(entry), config.folder);
    if (found.length === 0) {
      const { line } = config.locate(["inputs", at, "files"]);
      throw new UsageError(
        `${config.path}, line ${line}, inputs[${at}].files: no file fits ${patternsOf(entry).join(", ")}. Paths are meant from the folder of the configuration.`,
      );
    }
    for (const file of found) {
      inputs.push({ ...partsOf(entry, config, io), ...known(given), path: shown(file, io) });
    }
  }
  refuseTwice(inputs, config);
  return inputs;
}

/** Files and folders (packages) that fit, sorted, absolute. */
async function expand(patterns: readonly string[], folder: string): Promise<string[]> {
  const { glob } = await import("tinyglobby");
  const found = await glob(
    patterns.map((pattern) => withSlashes(pattern)),
    { cwd: folder, absolute: true, onlyFiles: false, expandDirectories: false, dot: false },
  );
  return found.map((path) => path.replace(/\/$/, "")).sort();
}

function patternsOf({ files }: InputEntry): string[] {
  return typeof files === "string" ? [files] : files;
}

async function entryFor(
  path: string,
  config: ConfigFile | null,
  io: Pick<Io, "cwd">,
): Promise<Given> {
  if (config === null || path === "-") return {};
  const { patternMatcher } = await import("../config/waivers.js");
  const fromConfig = relative(config.folder, resolve(io.cwd, path));
  const entry = config.data.inputs.find((each) =>
    patternsOf(each).some((pattern) => patternMatcher(pattern)(fromConfig)),
  );
  return entry === undefined ? {} : partsOf(entry, config, io);
}

function partsOf(entry: InputEntry, config: ConfigFile, io: Pick<Io, "cwd">): Given {
  const { survey, surveyType, quarter } = entry;
  return {
    ...(survey === undefined ? {} : { survey: shown(resolve(config.folder, survey), io) }),
    ...(surveyType === undefined ? {} : { surveyType }),
    ...(quarter === undefined ? {} : { quarter: parseQuarter(quarter) ?? undefined }),
  };
}

function shown(path: string, io: Pick<Io, "cwd">): string {
  return relative(io.cwd, path) || ".";
}

function known(given: Given): Given {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** The same file with two surveys would be judged twice, and differently. */
function refuseTwice(inputs: readonly Input[], config: ConfigFile): void {
  const seen = new Set<string>();
  for (const { path } of inputs) {
    if (seen.has(path)) {
      throw new UsageError(
        `${config.path}: ${path} fits two of the inputs. Let each file fit one.`,
      );
    }
    seen.add(path);
  }
}
