import { DEFAULT_EDITION } from "../../guidance/editions.js";
import { nearest } from "../../rules/nearest.js";
import { publishedSchemas } from "../../schemas.js";
import { type Ending, UsageError } from "../exit-code.js";
import { type Io, put } from "../io.js";

/** Prints a published schema, or lists them. */
export async function schema(name: string | undefined, io: Io): Promise<Ending> {
  const schemas: ReadonlyMap<string, object> = new Map<string, object>([
    ...publishedSchemas().map((each) => [each.name, each.schema] as const),
    ["edition", DEFAULT_EDITION],
  ]);
  if (name === undefined) {
    await put(io.stdout, `${[...schemas.keys()].join("\n")}\n`);
    return { kind: "done" };
  }
  const found = schemas.get(name);
  if (found === undefined) {
    const near = nearest(name, [...schemas.keys()]);
    const hint =
      near === null ? `There are ${[...schemas.keys()].join(", ")}.` : `Did you mean ${near}?`;
    throw new UsageError(`There is no schema "${name}". ${hint}`);
  }
  await put(io.stdout, `${JSON.stringify(found, null, 2)}\n`);
  return { kind: "done" };
}
