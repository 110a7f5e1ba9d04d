import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { checkReadable } from "../source/check-readable.js";
import { sourceError } from "../source/source-error.js";
import type { SurveyDefinition } from "../survey/definition.js";
import type { DialectName } from "../survey/dialect-names.js";
import type { DefinitionProblem, ParsedDefinition } from "../survey/load.js";
import { UsageError } from "./exit-code.js";

export interface DefinitionFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly definition: SurveyDefinition;
  readonly locate: Extract<ParsedDefinition, { ok: true }>["locate"];
}

/** The definition with another dialect, where the user names one. */
export function withDialect(
  file: DefinitionFile,
  dialect: DialectName | undefined,
): DefinitionFile {
  if (dialect === undefined) return file;
  const { definition } = file;
  return { ...file, definition: { ...definition, export: { ...definition.export, dialect } } };
}

/** Larger than any definition; a raw export given by mistake is not read whole. */
const MOST_BYTES = 4 << 20;

/** @throws SourceError, or UsageError that says all that is wrong with the definition. */
export async function readDefinition(path: string): Promise<DefinitionFile> {
  await checkReadable(path);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw sourceError(error, path);
  }
  if (bytes.length > MOST_BYTES) {
    throw new UsageError(`${path} is too large for a survey definition. Is it the export?`);
  }
  // A submission file is judged without: what reads a definition is loaded where there is one.
  const { parseSurveyDefinition } = await import("../survey/load.js");
  const parsed = parseSurveyDefinition(new TextDecoder().decode(bytes));
  if (!parsed.ok) throw new UsageError(problemsText(path, parsed.problems));
  return {
    path,
    name: basename(path),
    bytes: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    definition: parsed.definition,
    locate: parsed.locate,
  };
}

/** Most problems that are listed; a wrong file can have one on every line. */
const MOST_PROBLEMS = 20;

function problemsText(path: string, problems: readonly DefinitionProblem[]): string {
  const shown = problems.slice(0, MOST_PROBLEMS).map(({ line, column, message }) => {
    return `  line ${line}, column ${column}: ${message}`;
  });
  const more = problems.length - shown.length;
  return [
    `${path} is not a survey definition that can be used:`,
    ...shown,
    ...(more > 0 ? [`  … and ${more} more`] : []),
    "docs/survey-definition.md explains every key.",
  ].join("\n");
}
