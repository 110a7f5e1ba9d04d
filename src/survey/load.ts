import { isMap, isNode, isPair, isScalar, LineCounter, type Node, parseDocument } from "yaml";
import { EDITION_IDS } from "../guidance/editions.js";
import { isZone } from "../response/zone.js";
import { nearest } from "../rules/nearest.js";
import { crossCheck } from "./cross-check.js";
import { type SurveyDefinition, surveyDefinition } from "./definition.js";
import { sourceText, stringsFromSource } from "./source-text.js";
import { problemsOf } from "./zod-problems.js";

/** One thing that is wrong with a definition, and where. */
export interface DefinitionProblem {
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  /** Such as "questions[2].statements[0].driver"; "" for the whole file. */
  readonly path: string;
  readonly found: string;
  readonly expected: string;
  /** The nearest known key or value. */
  readonly nearest: string | null;
  /** All of it as one sentence. */
  readonly message: string;
}

export type KeyPath = readonly (string | number)[];

export type ParsedDefinition =
  | {
      readonly ok: true;
      readonly definition: SurveyDefinition;
      /** Where a key stands in the file. */
      locate(path: KeyPath): { line: number; column: number } | null;
    }
  | { readonly ok: false; readonly problems: readonly DefinitionProblem[] };

/** Something wrong at a key, before its place in the file is known. */
export interface PathProblem {
  readonly path: KeyPath;
  readonly found: string;
  readonly expected: string;
  readonly nearest?: string | null;
  /** The key itself is meant, not its value. */
  readonly atKey?: boolean;
}

/** Reads a survey definition from YAML or JSON. Says all that is wrong with it at once. */
export function parseSurveyDefinition(text: string): ParsedDefinition {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ""), {
    lineCounter: lines,
    prettyErrors: false,
    customTags: [],
    uniqueKeys: (a, b) => isScalar(a) && isScalar(b) && sourceText(a) === sourceText(b),
  });
  const place = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) {
    return {
      ok: false,
      problems: faults.map((fault) => {
        const expected = "a YAML file: keys and values, indented with spaces";
        return {
          ...place(fault.pos[0]),
          path: "",
          found: fault.message,
          expected,
          nearest: null,
          message: `The file cannot be read as YAML: ${fault.message}.`,
        };
      }),
    };
  }
  const root = document.contents;
  const locate = (path: KeyPath): { line: number; column: number } => {
    const { node } = nodeAt(root, path);
    return place(node?.range?.[0] ?? 0);
  };
  const keyPlace = (path: KeyPath): { line: number; column: number } => {
    const { key, node } = nodeAt(root, path);
    return place((key ?? node)?.range?.[0] ?? 0);
  };
  let data: unknown;
  try {
    data = stringsFromSource(root, () => document.toJS({ maxAliasCount: 100 }));
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return { ok: false, problems: [wholeFileProblem(found)] };
  }
  const parsed = surveyDefinition.safeParse(data);
  const problems: PathProblem[] = parsed.success
    ? [...crossCheck(parsed.data), ...valueChecks(parsed.data)]
    : problemsOf(parsed.error, surveyDefinition, data);
  if (parsed.success && problems.length === 0) {
    return { ok: true, definition: parsed.data, locate };
  }
  return {
    ok: false,
    problems: problems
      .map((problem) => ({
        ...(problem.atKey ? keyPlace(problem.path) : locate(problem.path)),
        path: pathText(problem.path),
        found: problem.found,
        expected: problem.expected,
        nearest: problem.nearest ?? null,
        message: messageOf(problem),
      }))
      .sort((a, b) => a.line - b.line || a.column - b.column),
  };
}

function wholeFileProblem(found: string): DefinitionProblem {
  const expected = "a survey definition";
  return { line: 1, column: 1, path: "", found, expected, nearest: null, message: `${found}.` };
}

/** Values that the type cannot check: the edition and the zone. */
function valueChecks(definition: SurveyDefinition): PathProblem[] {
  const problems: PathProblem[] = [];
  if (!EDITION_IDS.includes(definition.edition)) {
    problems.push({
      path: ["edition"],
      found: `"${definition.edition}"`,
      expected: `one of ${EDITION_IDS.join(", ")}`,
      nearest: nearest(definition.edition, EDITION_IDS),
    });
  }
  const { timeZone } = definition.export;
  if (timeZone !== undefined && !isZone(timeZone)) {
    problems.push({
      path: ["export", "timeZone"],
      found: `"${timeZone}"`,
      expected: "a time zone such as America/New_York",
      nearest: nearest(timeZone, Intl.supportedValuesOf("timeZone")),
    });
  }
  return problems;
}

/** The node at a path, and its key; where the path leads nowhere, the nearest above it. */
function nodeAt(root: Node | null, path: KeyPath): { key: Node | null; node: Node | null } {
  let node: unknown = root;
  let key: Node | null = null;
  for (const step of path) {
    const next = childAt(node, step);
    if (next === null) break;
    ({ key, node } = next);
  }
  return { key, node: isNode(node) ? node : key };
}

function childAt(node: unknown, step: string | number): { key: Node | null; node: unknown } | null {
  if (isMap(node)) {
    const pair = node.items.find(
      (item) => isPair(item) && isScalar(item.key) && sourceText(item.key) === String(step),
    );
    return pair === undefined
      ? null
      : { key: isNode(pair.key) ? pair.key : null, node: pair.value };
  }
  if (typeof node === "object" && node !== null && "items" in node && Array.isArray(node.items)) {
    const item: unknown = node.items[Number(step)];
    return item === undefined ? null : { key: null, node: item };
  }
  return null;
}

export function pathText(path: KeyPath): string {
  return path.reduce<string>(
    (text, step) =>
      typeof step === "number" ? `${text}[${step}]` : text === "" ? step : `${text}.${step}`,
    "",
  );
}

function messageOf({ path, found, expected, nearest: near }: PathProblem): string {
  const where = path.length === 0 ? "The file" : pathText(path);
  const hint = near ? ` Did you mean ${near}?` : "";
  return `${where}: found ${found}, expected ${expected}.${hint}`;
}
