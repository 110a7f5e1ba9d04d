// Writes made-up survey data of any size, the same bytes for the same arguments.
//
//   node bench/generate.mjs raw|submission --rows 1000000 [--dirt 0|0.01|1] [--faults values|records|bytes]
//     [--seed 1] > FILE
//
// raw: a Touchpoints raw export, 14 columns and about 200 bytes a response: joined multi-selects,
// comments with quotes, commas and line breaks. submission: the 17 columns, about 75 bytes a row.
// --dirt is the share of records that carry several faults each: in their values, or as records (the last
// cell is missing, they end otherwise than the header, a blank line stands behind them); or one in its bytes: a
// stray quote, a NUL, a byte that is no UTF-8, letters that were decoded wrongly, in turns.
import { once } from "node:events";
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: "string", default: "100000" },
    dirt: { type: "string", default: "0" },
    faults: { type: "string", default: "values" },
    seed: { type: "string", default: "1" },
  },
});
const rows = Number(values.rows);
const dirt = values.faults === "values" ? Number(values.dirt) : 0;
const brokenShare = values.faults === "values" ? 0 : Number(values.dirt);
/** Stands for the byte E9, which is no UTF-8 before a digit. */
const BAD = "\u0001";
const ODD_BYTES = ['"', "\0", BAD, "Ã©"];

/** mulberry32: small, seeded, good enough for test data. */
function randomSource(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const DRIVERS = ["effectiveness", "ease", "efficiency", "transparency", "humanity", "employee"];
const COMMENTS = [
  "Quick and easy, thanks!",
  'The page said "done" but nothing came.',
  "Waited a long time.\nThe person at the desk was kind, though.",
  "I could not find the form, the link was old.",
  "Everything worked the first time; a reminder by mail would help.",
  "¿Hay una versión en español? Gracias, el trámite fue fácil.",
];
const AGENT = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";

function* rawLines() {
  const random = randomSource(Number(values.seed));
  yield "ID,UUID,Question 1: I trust Example Agency to deliver on its mission to the public.,What about this interaction made the difference? (Select all that apply),What could have been better? (Select all that apply),Anything else you want us to know about your experience?,Location Code,User Agent,Status,Flagged,Deleted,Page,Referrer,Created at\n";
  const start = Date.UTC(2025, 0, 1, 5);
  const span = 89 * 86400_000;
  for (let i = 0; i < rows; i++) {
    const dirty = random() < dirt;
    const up = random() < 0.72;
    const id = 1_000_000 + (dirty && i > 0 ? i - 1 : i);
    const selected = DRIVERS.filter(() => random() < 0.3);
    if (dirty) selected.push("nothing we offered");
    const joined = quoted(selected.join(","));
    const branch = dirty ? [joined, joined] : up ? [joined, ""] : ["", joined];
    const at = new Date(start + Math.floor((i / Math.max(1, rows)) * span)).toISOString();
    const created = `${at.slice(0, 10)} ${at.slice(11, 19)} UTC`;
    const rating = dirty ? "maybe" : random() < 0.03 ? "" : up ? "1" : "0";
    yield `${id},${uuid(i)},${rating},${branch[0]},${branch[1]},${comment(random, i, dirty)},,${quoted(AGENT)},received,false,false,/apply/step-${i % 7},"",${created}\n`;
  }
}

function* submissionLines() {
  const random = randomSource(Number(values.seed));
  const names = [...DRIVERS, "other"];
  yield `external_id,question_1,${names.map((name) => `positive_${name}`).join(",")},${names.map((name) => `negative_${name}`).join(",")},question_4\n`;
  for (let i = 0; i < rows; i++) {
    const dirty = random() < dirt;
    const up = random() < 0.72;
    const cell = (shown) => (shown && random() < 0.3 ? "1" : "0");
    const positive = names.map((_, at) => (dirty && at === 1 ? "TRUE" : cell(up || dirty)));
    const negative = names.map((_, at) => (dirty && at === 2 ? "N/A" : cell(!up || dirty)));
    const id = 1_000_000 + (dirty && i > 0 ? i - 1 : i);
    const rating = dirty ? "maybe" : random() < 0.03 ? "" : up ? "1" : "0";
    yield `${id},${rating},${positive.join(",")},${negative.join(",")},${comment(random, i, dirty)}\n`;
  }
}

function comment(random, i, dirty) {
  if (!dirty && random() < 0.45) return "";
  const text = COMMENTS[Math.floor(random() * COMMENTS.length)];
  return quoted(`${text} (no. ${i})${dirty ? "\u0007" : ""}`);
}

function uuid(i) {
  const hex = (i + 0x1000).toString(16).padStart(12, "0");
  return `0b5f8f0e-${hex.slice(8)}-4000-8000-${hex}`;
}

function quoted(text) {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The last cell is missing, the line end another, and a blank line stands behind. */
function broken(record) {
  return record.replace(/,(?:"(?:[^"]|"")*"|[^,"]*)\n$/, "\r\n\n");
}

/** The id holds what no id does. */
function spoilt(record, number) {
  return record.slice(0, 3) + ODD_BYTES[number % ODD_BYTES.length] + record.slice(3);
}

function bytesOf(block) {
  const bytes = Buffer.from(block);
  for (let at = bytes.indexOf(BAD); at >= 0; at = bytes.indexOf(BAD, at + 1)) bytes[at] = 0xe9;
  return bytes;
}

async function write(lines) {
  const random = randomSource(Number(values.seed) + 1);
  const fault = values.faults === "bytes" ? spoilt : broken;
  let block = "";
  let number = 0;
  for (const line of lines) {
    block += number > 0 && random() < brokenShare ? fault(line, number) : line;
    number++;
    if (block.length < 1 << 18) continue;
    if (!process.stdout.write(bytesOf(block))) await once(process.stdout, "drain");
    block = "";
  }
  process.stdout.write(bytesOf(block));
}

const kind = positionals[0];
if ((kind !== "raw" && kind !== "submission") || !(rows >= 0) || !(dirt >= 0 && dirt <= 1)) {
  process.stderr.write("usage: generate.mjs raw|submission --rows N [--dirt 0..1] [--seed N]\n");
  process.exitCode = 2;
} else {
  await write(kind === "raw" ? rawLines() : submissionLines());
}
