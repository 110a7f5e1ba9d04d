// Fails where a rule of the catalogue lacks its page, its pair of fixtures or its property test;
// needs a build. Whether these hold is for the tests to say: this only looks that none is missing.
//   node tools/check-rules.mjs
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CATALOGUE } from "../dist/rules/catalogue.js";

const ROOT = join(import.meta.dirname, "..");
/** Rules whose fixtures are made while testing: too large to keep, or not about a single file. */
const MADE_IN_TESTS = {
  CX117: "test/rules/file/large-file.test.ts",
  CX909: "test/config/waivers.test.ts",
};

const properties = readdirSync(join(ROOT, "test/properties"))
  .map((name) => readFileSync(join(ROOT, "test/properties", name), "utf8"))
  .join("\n");

function fixtures(id) {
  const made = MADE_IN_TESTS[id];
  if (made !== undefined) {
    return readFileSync(join(ROOT, made), "utf8").includes(id) ? [] : [`test in ${made}`];
  }
  const folder = join(ROOT, "fixtures/rules", id);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return ["fires", "passes"]
    .filter((kind) => !names.some((name) => name.startsWith(kind)))
    .map((kind) => `fixture that ${kind}`);
}

const lacking = CATALOGUE.flatMap(({ id, name }) => {
  const lacks = fixtures(id);
  if (!existsSync(join(ROOT, "docs/rules", `${id}.md`))) lacks.push("page");
  if (!properties.includes(`"${id}"`)) lacks.push("property test");
  return lacks.length === 0 ? [] : [`${id} ${name}: no ${lacks.join(", no ")}`];
});

if (lacking.length > 0) {
  process.stderr.write(`${lacking.join("\n")}\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(
    `${CATALOGUE.length} rules: each has its page, fixtures and property test.\n`,
  );
}
