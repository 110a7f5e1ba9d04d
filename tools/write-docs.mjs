// Writes the parts of the documentation that the catalogue knows; needs a build.
//   node tools/write-docs.mjs [--check]    --check: only say whether the files are up to date
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { factsOf, indexPage } from "../dist/report/rule-facts.js";
import { CATALOGUE } from "../dist/rules/catalogue.js";
import { thresholds } from "../dist/rules/thresholds-schema.js";
import { descriptionOf } from "../dist/yaml/described.js";

const check = process.argv.includes("--check");
const docs = join(import.meta.dirname, "../docs");
const stale = [];

function put(path, text) {
  const before = current(path);
  if (before === text) return;
  if (check) stale.push(path.slice(docs.length + 1));
  else writeFileSync(path, text);
}

function current(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

/** Replaces what stands between two markers. */
function between(text, name, content) {
  const pattern = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- /${name} -->)`);
  if (!pattern.test(text)) throw new Error(`there are no markers ${name}`);
  return text.replace(pattern, (_, start, end) => `${start}${content}${end}`);
}

const rows = Object.entries(thresholds.shape).map(([key, type]) => {
  const [, rules, says] = /^([^:]+): (.*)$/s.exec(descriptionOf(type)) ?? [];
  return `| \`${key}\` | ${thresholds.parse({})[key]} | ${rules} | ${says} |`;
});
const table = [
  "",
  "| key | default | rule | what it is, and why this value |",
  "|---|---|---|---|",
  ...rows,
  "",
  "",
];
const configuration = join(docs, "configuration.md");
put(configuration, between(readFileSync(configuration, "utf8"), "thresholds", table.join("\n")));

const pages = new Set(readdirSync(join(docs, "rules")));
for (const rule of CATALOGUE) {
  const path = join(docs, "rules", `${rule.id}.md`);
  if (!pages.has(`${rule.id}.md`)) stale.push(`rules/${rule.id}.md (there is no page)`);
  else put(path, between(readFileSync(path, "utf8"), "facts", `\n${factsOf(rule)}\n\n`));
}
put(join(docs, "rules", "README.md"), indexPage(CATALOGUE));

if (stale.length > 0) {
  process.stderr.write(`not up to date: ${stale.join(", ")}. Run: npm run docs\n`);
  process.exitCode = 1;
}
