// Writes the published JSON Schemas from the types that the program uses; needs a build.
//   node tools/write-schemas.mjs [--check]    --check: only say whether the files are up to date
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { publishedSchemas } from "../dist/schemas.js";

const check = process.argv.includes("--check");
const folder = join(import.meta.dirname, "../schemas");
const stale = [];
for (const { file, schema } of publishedSchemas()) {
  const path = join(folder, file);
  const text = `${JSON.stringify(schema, null, 2)}\n`;
  if (!check) writeFileSync(path, text);
  else if (current(path) !== text) stale.push(file);
}
if (stale.length > 0) {
  process.stderr.write(`not up to date: ${stale.join(", ")}. Run: npm run schemas\n`);
  process.exitCode = 1;
}

function current(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
