import { core, type ZodMiniType } from "zod/mini";
import { nearest } from "../rules/nearest.js";
import type { KeyPath, PathProblem } from "./document.js";

/** What zod found wrong, in the words of the file. */
export function problemsOf(
  error: core.$ZodError,
  schema: ZodMiniType,
  data: unknown,
): PathProblem[] {
  const problems = error.issues.flatMap((issue) => problemOf(issue, schema, data));
  // A misspelt key is one mistake, not an unknown key and a missing one.
  const meant = new Set(
    problems.flatMap(({ path, atKey, nearest: near }) =>
      atKey && near ? [JSON.stringify([...path.slice(0, -1), near])] : [],
    ),
  );
  return problems.filter(({ path, atKey }) => atKey || !meant.has(JSON.stringify(path)));
}

function problemOf(issue: core.$ZodIssue, schema: ZodMiniType, data: unknown): PathProblem[] {
  const path = issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));
  const value = valueAt(data, path);
  switch (issue.code) {
    case "unrecognized_keys": {
      const known = knownKeys(schema, path, data);
      return issue.keys.map((key) => ({
        path: [...path, key],
        atKey: true,
        found: `the unknown key ${key}`,
        expected: known.length > 0 ? `one of ${known.join(", ")}` : "no such key",
        nearest: nearest(key, known),
      }));
    }
    case "invalid_value": {
      const allowed = issue.values.map(String);
      return [
        {
          path,
          found: described(value),
          expected: allowed.length === 1 ? allowed[0]! : `one of ${allowed.join(", ")}`,
          nearest: typeof value === "string" ? nearest(value, allowed) : null,
        },
      ];
    }
    case "invalid_union":
      return unionProblems(issue, schema, data, path, value);
    default:
      return [{ path, found: described(value), expected: expectedOf(issue) }];
  }
}

/** Of a union, what the nearest of its forms says. */
function unionProblems(
  issue: core.$ZodIssueInvalidUnion,
  schema: ZodMiniType,
  data: unknown,
  path: KeyPath,
  value: unknown,
): PathProblem[] {
  if (issue.discriminator !== undefined) {
    const key = issue.discriminator;
    // zod's path ends with the discriminator itself.
    const parent = path.slice(0, -1);
    const allowed = discriminatorValues(schema, parent, key);
    const found = valueAt(data, path);
    return [
      {
        path: found === undefined ? parent : path,
        found: found === undefined ? `no ${key}` : described(found),
        expected: `${key}: one of ${allowed.join(", ")}`,
        nearest: typeof found === "string" ? nearest(found, allowed) : null,
      },
    ];
  }
  if (!namesColumn(schema, path, data)) {
    return [{ path, found: described(value), expected: "a text or a list of texts" }];
  }
  const expected = "a column: its name, or one of name, position, letter, importId";
  if (typeof value !== "object" || value === null) {
    return [{ path, found: described(value), expected }];
  }
  const known = ["name", "occurrence", "position", "letter", "importId"];
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown === undefined) return [{ path, found: described(value), expected }];
  return [
    {
      path: [...path, unknown],
      atKey: true,
      found: `the unknown key ${unknown}`,
      expected,
      nearest: nearest(unknown, known),
    },
  ];
}

/** Whether what belongs at a path is a column of an export; the other union is text or texts. */
function namesColumn(schema: ZodMiniType, path: KeyPath, data: unknown): boolean {
  const at = schemaAt(schema, path, data, true);
  return (
    at instanceof core.$ZodUnion &&
    at._zod.def.options.some((option) => option instanceof core.$ZodObject)
  );
}

function expectedOf(issue: core.$ZodIssue): string {
  if (issue.code === "invalid_type") {
    return EXPECTED_TYPES[issue.expected] ?? issue.expected;
  }
  if (issue.code === "too_small")
    return `at least ${issue.minimum}${issue.origin === "array" ? " entries" : ""}`;
  if (issue.code === "too_big") return `at most ${issue.maximum}`;
  if (issue.code === "invalid_format") return FORMATS[issue.format] ?? "another form";
  if (issue.code === "invalid_key") return "a fiscal quarter such as FY2025Q1";
  return issue.message;
}

const EXPECTED_TYPES: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  object: "keys and values",
  record: "keys and values",
  array: "a list",
};

const FORMATS: Readonly<Record<string, string>> = {
  date: "a date such as 2025-05-31",
  regex: "a column letter such as C",
};

function described(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "no value";
  if (typeof value === "string")
    return value === "" ? "an empty text" : `the text "${value.slice(0, 60)}"`;
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "keys and values" : String(value);
}

function valueAt(data: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null
        ? (value as Record<string | number, unknown>)[step]
        : undefined,
    data,
  );
}

/** Keys that the schema knows where a path leads. */
function knownKeys(schema: ZodMiniType, path: KeyPath, data: unknown): string[] {
  const at = schemaAt(schema, path, data);
  return at instanceof core.$ZodObject ? Object.keys(at._zod.def.shape) : [];
}

function discriminatorValues(schema: ZodMiniType, path: KeyPath, key: string): string[] {
  const union = schemaAt(schema, path, undefined, true);
  if (!(union instanceof core.$ZodUnion)) return [];
  return union._zod.def.options.flatMap((option) => {
    const field = option instanceof core.$ZodObject ? option._zod.def.shape[key] : undefined;
    return field instanceof core.$ZodLiteral ? [...field._zod.def.values].map(String) : [];
  });
}

/** The schema behind a path: through wrappers, lists and the fitting form of a union. */
function schemaAt(
  schema: ZodMiniType,
  path: KeyPath,
  data: unknown,
  keepUnion = false,
): core.$ZodType | undefined {
  let at: core.$ZodType | undefined = unwrapped(schema);
  let value = data;
  for (const step of path) {
    at = unwrapped(chosen(at, value));
    value = valueAt(value, [step]);
    if (at instanceof core.$ZodArray) at = unwrapped(at._zod.def.element);
    else if (at instanceof core.$ZodRecord) at = unwrapped(at._zod.def.valueType);
    else if (at instanceof core.$ZodObject) at = unwrapped(at._zod.def.shape[step]);
    else return undefined;
  }
  return keepUnion ? at : unwrapped(chosen(at, value));
}

/** Of a union, the form whose fixed values are those of the data. */
function chosen(schema: core.$ZodType | undefined, value: unknown): core.$ZodType | undefined {
  if (!(schema instanceof core.$ZodUnion)) return schema;
  return schema._zod.def.options.find(
    (option) =>
      option instanceof core.$ZodObject &&
      Object.entries(option._zod.def.shape).every(
        ([key, field]) =>
          !(field instanceof core.$ZodLiteral) ||
          [...field._zod.def.values].includes(valueAt(value, [key]) as string),
      ),
  );
}

function unwrapped(schema: core.$ZodType | undefined): core.$ZodType | undefined {
  let at = schema;
  while (
    at instanceof core.$ZodOptional ||
    at instanceof core.$ZodDefault ||
    at instanceof core.$ZodPrefault
  ) {
    at = at._zod.def.innerType;
  }
  return at;
}
