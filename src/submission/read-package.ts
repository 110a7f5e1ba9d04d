import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { parseDocument } from "yaml";
import {
  COLLECTION_DETAIL,
  MANIFEST,
  type PackageFacts,
  type PackageFile,
} from "../engine/package-facts.js";
import { sourceError } from "../source/source-error.js";
import { type DocumentPlace, parseTyped } from "../yaml/document.js";
import { manifest } from "./manifest.js";

/** Larger than any manifest or metadata: something else lies under their names. */
const MOST_BYTES = 1 << 20;

/** Reads what lies in a package's folder, its responses apart. @throws SourceError */
export async function readPackage(folder: string): Promise<Omit<PackageFacts, "responses">> {
  return {
    path: folder,
    files: await filesIn(folder),
    manifest: await readManifest(join(folder, MANIFEST)),
    detail: await readDetail(join(folder, COLLECTION_DETAIL)),
  };
}

async function filesIn(folder: string): Promise<PackageFile[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    return await Promise.all(names.sort().map((name) => fileFacts(folder, name)));
  } catch (error) {
    throw sourceError(error, folder);
  }
}

async function fileFacts(folder: string, name: string): Promise<PackageFile> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of createReadStream(join(folder, name))) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { name, bytes, sha256: hash.digest("hex") };
}

async function readManifest(path: string): Promise<PackageFacts["manifest"]> {
  const text = await textOf(path);
  if (!text.ok) return text;
  const parsed = parseTyped<typeof manifest>(text.data, {
    schema: manifest,
    what: "a manifest of cx280",
    textKeys: new Set(),
    check: () => [],
  });
  if (parsed.ok) return { ok: true, data: parsed.data, lineOf: lineIn(parsed.locate) };
  const [first] = parsed.problems;
  return { ok: false, problem: `on line ${first?.line ?? 1}: ${first?.message ?? "not readable"}` };
}

/** Metadata as it stands: what is wrong with it is for the rules to say. */
async function readDetail(path: string): Promise<PackageFacts["detail"]> {
  const text = await textOf(path);
  if (!text.ok) return text;
  let data: unknown;
  try {
    data = JSON.parse(text.data);
  } catch {
    return { ok: false, problem: "a file that is not JSON" };
  }
  if (typeof data !== "object" || data === null || Array.isArray(data)) {
    return { ok: false, problem: "JSON without fields" };
  }
  return { ok: true, data: { ...data }, lineOf: lineOfKey(text.data) };
}

async function textOf(
  path: string,
): Promise<{ ok: true; data: string } | { ok: false; problem: string }> {
  try {
    if ((await stat(path)).size > MOST_BYTES) return { ok: false, problem: "a file far too large" };
    return { ok: true, data: (await readFile(path, "utf8")).replace(/^\uFEFF/, "") };
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (missing) return { ok: false, problem: "no such file" };
    throw sourceError(error, path);
  }
}

function lineIn(
  locate: (path: readonly (string | number)[]) => DocumentPlace,
): (key: string) => number {
  return (key) => locate([key]).line;
}

/** JSON is YAML: the same library tells where a key stands. */
function lineOfKey(text: string): (key: string) => number | null {
  const document = parseDocument(text, { uniqueKeys: false });
  return (key) => {
    const node = document.getIn([key], true);
    const range =
      typeof node === "object" && node !== null && "range" in node ? node.range : undefined;
    if (!Array.isArray(range) || typeof range[0] !== "number") return null;
    return text.slice(0, range[0]).split("\n").length;
  };
}
