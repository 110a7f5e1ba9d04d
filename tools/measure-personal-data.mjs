// Measures the detectors of personal data on the labelled comments in fixtures/personal-data and
// writes the table into docs/privacy.md; needs a build.
//   node tools/measure-personal-data.mjs [--check | --errors]
//   --check: only say whether the table is up to date
//   --errors: show what goes wrong in tuning.txt (never in held-out.txt, which is only measured)
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = join(import.meta.dirname, "..");
const PAGE = join(ROOT, "docs/privacy.md");

/** The comments of a file, each with the places of what is labelled, in UTF-8 bytes. */
export function labelledComments(name) {
  const text = readFileSync(join(ROOT, "fixtures/personal-data", `${name}.txt`), "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("//"))
    .map(labelled);
}

/** "at [[phone number:202-555-0143]]" as the comment and its labels. */
function labelled(line) {
  let text = "";
  let from = 0;
  const labels = [];
  for (const match of line.matchAll(/\[\[([^\]:]+):(.*?)\]\]/g)) {
    text += line.slice(from, match.index);
    const start = Buffer.byteLength(text);
    text += match[2];
    labels.push({ kind: match[1], start, end: Buffer.byteLength(text) });
    from = match.index + match[0].length;
  }
  return { text: text + line.slice(from), labels };
}

/**
 * Counts by kind. A label is found where one finding of its kind covers all of it; a finding is
 * right where it touches a label of its kind.
 */
export function measure(comments, find, kinds) {
  const rows = new Map(
    kinds.map((kind) => [kind, { labels: 0, covered: 0, findings: 0, right: 0 }]),
  );
  const errors = [];
  for (const { text, labels } of comments) {
    const found = find(text);
    for (const label of labels) {
      const row = rows.get(label.kind);
      if (row === undefined) throw new Error(`no such kind: ${label.kind}`);
      row.labels++;
      const isFound = found.some((span) => span.kind === label.kind && covers(span, label));
      if (isFound) row.covered++;
      else errors.push(`missed ${label.kind}: ${text}`);
    }
    for (const span of found) {
      const row = rows.get(span.kind);
      row.findings++;
      const isRight = labels.some((label) => label.kind === span.kind && touches(span, label));
      if (isRight) row.right++;
      else errors.push(`wrong ${span.kind} "${part(text, span)}": ${text}`);
    }
  }
  return { rows, errors };
}

function covers(span, label) {
  return span.start <= label.start && span.end >= label.end;
}

function touches(span, label) {
  return span.start < label.end && span.end > label.start;
}

function part(text, { start, end }) {
  return Buffer.from(text).subarray(start, end).toString();
}

/** The table of docs/privacy.md. */
export function measuredTable(find, kinds) {
  const sets = ["held-out", "tuning"].map((name) => {
    const comments = labelledComments(name);
    return { comments, rows: measure(comments, find, kinds).rows };
  });
  const [heldOut, tuning] = sets;
  const line = (name, of) => {
    const [held, tuned] = of;
    return `| ${name} | ${cells(held)} | ${cells(tuned)} |`;
  };
  const lines = kinds.map((kind) => line(kind, [heldOut.rows.get(kind), tuning.rows.get(kind)]));
  const all = sets.map(({ rows }) => sum([...rows.values()]));
  const [ofHeldOut, ofTuning] = sets.map(({ comments }) => {
    const personal = comments.filter(({ labels }) => labels.length > 0).length;
    return `${comments.length} comments, ${personal} of them with personal data`;
  });
  return `
Held out: ${ofHeldOut}. Tuned on: ${ofTuning}.

| kind | held out: there | found | precision | tuned on: there | found | precision |
|---|---|---|---|---|---|---|
${lines.join("\n")}
${line("**all**", all)}

`;
}

function cells({ labels, covered, findings, right }) {
  return `${labels} | ${covered} (${percent(covered, labels)}) | ${percent(right, findings)}`;
}

function percent(part, whole) {
  return whole === 0 ? "–" : `${Math.round((part / whole) * 100)} %`;
}

function sum(rows) {
  const total = { labels: 0, covered: 0, findings: 0, right: 0 };
  for (const row of rows) for (const key of Object.keys(total)) total[key] += row[key];
  return total;
}

/** The page with the table between its markers. */
export function pageWith(table) {
  const page = readFileSync(PAGE, "utf8");
  const between = /(<!-- measured -->\n)[\s\S]*?(<!-- \/measured -->)/;
  if (!between.test(page)) throw new Error("docs/privacy.md has no markers");
  return page.replace(between, (_, start, end) => `${start}${table}${end}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const dist = process.env.CX280_DIST ?? join(ROOT, "dist");
  const { findPersonalDataIn } = await import(join(dist, "privacy/find-personal-data.js"));
  const { PERSONAL_KINDS } = await import(join(dist, "privacy/kinds.js"));
  if (process.argv.includes("--errors")) {
    const { errors } = measure(labelledComments("tuning"), findPersonalDataIn, PERSONAL_KINDS);
    process.stdout.write(`${errors.join("\n")}\n`);
  } else {
    const page = pageWith(measuredTable(findPersonalDataIn, PERSONAL_KINDS));
    if (!process.argv.includes("--check")) writeFileSync(PAGE, page);
    else if (page !== readFileSync(PAGE, "utf8")) {
      process.stderr.write(
        "docs/privacy.md is not up to date. Run: node tools/measure-personal-data.mjs\n",
      );
      process.exitCode = 1;
    }
  }
}
