import { isMap, isNode, isPair, isScalar, LineCounter, type Node, parseDocument } from "yaml";
import type * as z from "zod/mini";
import { sourceText, stringsFromSource } from "./source-text.js";
import { problemsOf } from "./zod-problems.js";

/** Keys and indexes from the root of a document, such as ["questions", 0, "text"]. */
export type KeyPath = readonly (string | number)[];

/** 1-based. */
export interface DocumentPlace {
  readonly line: number;
  readonly column: number;
}

/** One thing that is wrong with a file, and where. */
export interface DocumentProblem extends DocumentPlace {
  /** Such as "questions[2].statements[0].driver"; "" for the whole file. */
  readonly path: string;
  readonly found: string;
  readonly expected: string;
  /** The nearest known key or value. */
  readonly nearest: string | null;
  /** All of it as one sentence. */
  readonly message: string;
}

/** Something wrong at a key, before its place in the file is known. */
export interface PathProblem {
  readonly path: KeyPath;
  readonly found: string;
  readonly expected: string;
  readonly nearest?: string | null;
  /** The key itself is meant, not its value. */
  readonly atKey?: boolean;
}

export type ParsedDocument<T> =
  | {
      readonly ok: true;
      readonly data: T;
      /** Where a key's value stands in the file. */
      locate(path: KeyPath): DocumentPlace;
    }
  | { readonly ok: false; readonly problems: readonly DocumentProblem[] };

export interface DocumentType<T extends z.ZodMiniType> {
  readonly schema: T;
  /** What the file should be, such as "a survey definition". */
  readonly what: string;
  /** Keys whose values are texts as written, whatever YAML would make of them. */
  readonly textKeys: ReadonlySet<string>;
  /** What the type cannot check. */
  check(data: z.infer<T>): PathProblem[];
  /** What no file may hold, whatever its type says: looked for first. */
  refuse?(data: unknown): PathProblem[];
}

/** Reads YAML or JSON of a known type. Says all that is wrong with it at once. */
export function parseTyped<T extends z.ZodMiniType>(
  text: string,
  { schema, what, textKeys, check, refuse }: DocumentType<T>,
): ParsedDocument<z.infer<T>> {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ""), {
    lineCounter: lines,
    prettyErrors: false,
    customTags: [],
    uniqueKeys: (a, b) => isScalar(a) && isScalar(b) && sourceText(a) === sourceText(b),
  });
  const place = (offset: number): DocumentPlace => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) {
    return {
      ok: false,
      problems: faults.map((fault) => ({
        ...place(fault.pos[0]),
        path: "",
        found: fault.message,
        expected: "a YAML file: keys and values, indented with spaces",
        nearest: null,
        message: `The file cannot be read as YAML: ${fault.message}.`,
      })),
    };
  }
  const root = document.contents;
  const locate = (path: KeyPath): DocumentPlace => place(nodeAt(root, path).node?.range?.[0] ?? 0);
  const keyPlace = (path: KeyPath): DocumentPlace => {
    const { key, node } = nodeAt(root, path);
    return place((key ?? node)?.range?.[0] ?? 0);
  };
  let data: unknown;
  try {
    data = stringsFromSource(root, textKeys, () => document.toJS({ maxAliasCount: 100 }));
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    const problem = { line: 1, column: 1, path: "", found, expected: what, nearest: null };
    return { ok: false, problems: [{ ...problem, message: `${found}.` }] };
  }
  // Each type is used once: making a function for it would take longer.
  const parsed = schema.safeParse(data, { jitless: true });
  const refused = refuse?.(data) ?? [];
  const others = parsed.success ? check(parsed.data) : problemsOf(parsed.error, schema, data);
  const said = new Set(refused.map(({ path }) => pathText(path)));
  const problems = [...refused, ...others.filter(({ path }) => !said.has(pathText(path)))];
  if (parsed.success && problems.length === 0) return { ok: true, data: parsed.data, locate };
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
