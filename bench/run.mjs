// Measures cx280 against its peers: whole processes, in turns, medians and ratios; needs a build and
// `npm install` in bench/peers. Writes the tables into bench/README.md with --write.
//   node bench/run.mjs [--rows 1000000] [--turns 5] [--growth] [--write]
import { spawn, spawnSync } from "node:child_process";
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { availableParallelism, cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

const { values: options } = parseArgs({
  options: {
    rows: { type: "string", default: "1000000" },
    turns: { type: "string", default: "5" },
    growth: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});
const ROWS = Number(options.rows);
const TURNS = Number(options.turns);
const BENCH = import.meta.dirname;
const DATA = join(tmpdir(), "cx280-bench");
const CX280 = [process.execPath, join(BENCH, "../bin/cx280.js")];
const peer = (name) => [process.execPath, join(BENCH, "peers", name)];
/** Measured where somebody has built it: see README.md. */
const RUST = join(BENCH, "peers/rust/target/release/obvious");
mkdirSync(DATA, { recursive: true });

/** A generated file; made once. */
async function data(kind, rows, dirt, faults = "values") {
  const path = join(DATA, `${kind}-${rows}-${dirt}${faults === "values" ? "" : `-${faults}`}.csv`);
  if (existsSync(path)) return path;
  const args =
    kind === "prices"
      ? [join(BENCH, "peers/prices.mjs"), String(rows)]
      : [
          join(BENCH, "generate.mjs"),
          kind,
          "--rows",
          String(rows),
          "--dirt",
          String(dirt),
          "--faults",
          faults,
          "--seed",
          "1",
        ];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise((resolve, reject) => {
    child.stdout.pipe(createWriteStream(path)).on("finish", resolve).on("error", reject);
  });
  return path;
}

/** Runs a command to its end: seconds, and peak resident memory in MB where it can be told. */
function measure([command, ...args]) {
  const timed = ["-f", "%M", "-o", join(DATA, "time.txt"), command, ...args];
  // Hundredths of a second, which is what that program tells, are too few.
  const from = performance.now();
  const { status, stderr } = spawnSync("/usr/bin/time", timed, { encoding: "utf8" });
  const seconds = (performance.now() - from) / 1000;
  // cx280 ends with 1 where it finds something, and dirty files are made to be found.
  const isOurs = args.includes(CX280[1]);
  if (status !== 0 && !(isOurs && status === 1))
    throw new Error(`${command} ${args.join(" ")}: ${status} ${stderr}`);
  const kilobytes = Number(readFileSync(join(DATA, "time.txt"), "utf8").trim().split("\n").at(-1));
  return { seconds, megabytes: (kilobytes * 1024) / 1e6 };
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

/** Runs contenders in turns, so that a slow moment of the machine hits all of them. */
function contest(contenders, turns = TURNS) {
  const results = contenders.map(() => []);
  for (let turn = 0; turn < turns; turn++) {
    contenders.forEach(({ command, before }, at) => {
      before?.();
      results[at].push(measure(command));
    });
  }
  return contenders.map(({ name, rows = ROWS }, at) => ({
    name,
    rows,
    seconds: median(results[at].map(({ seconds }) => seconds)),
    megabytes: median(results[at].map(({ megabytes }) => megabytes)),
  }));
}

function table(title, results, turns = TURNS) {
  const [ours] = results;
  const lines = results.map(({ name, rows, seconds, megabytes }) => {
    const rate = rows / seconds;
    const ratio = ours.rows / ours.seconds / rate;
    return `| ${name} | ${seconds.toFixed(3)} | ${Math.round(rate).toLocaleString("en")} | ${ratio.toFixed(2)} | ${megabytes.toFixed(0)} |`;
  });
  return [
    `### ${title}`,
    "",
    `Medians of ${turns} turns.`,
    "",
    "| what | wall s | rows a second | cx280 is … times as fast | peak MB |",
    "|---|---|---|---|---|",
    ...lines,
    "",
  ].join("\n");
}

const out = join(DATA, "out");
const fresh = () => {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
};
const survey = join(BENCH, "survey.yaml");
const format = (raw, ...more) => ({
  before: fresh,
  command: [
    ...CX280,
    "format",
    raw,
    "--survey",
    survey,
    "--quarter",
    "FY2025Q2",
    "--out",
    out,
    "--quiet",
    ...more,
  ],
});
const validate = (file, ...more) => ({
  command: [...CX280, "validate", file, "--survey-type", "thumbs_up_down", "--quiet", ...more],
});

const sections = [];
{
  const raw = await data("raw", ROWS, 0);
  const csv = join(DATA, "peer-out.csv");
  sections.push(
    table(
      `format: a raw export of ${ROWS.toLocaleString("en")} responses to a submission package`,
      contest([
        { name: "cx280 format", ...format(raw) },
        { name: "cx280 format --threads 1", ...format(raw, "--threads", "1") },
        {
          name: "csv-parse, transform, csv-stringify",
          command: [...peer("obvious.mjs"), raw, csv],
        },
        ...(existsSync(RUST) ? [{ name: "Rust, csv crate", command: [RUST, raw, csv] }] : []),
        { name: "DuckDB, 2 threads", command: [...peer("duckdb.mjs"), "format", raw, csv, "2"] },
        { name: "DuckDB, 1 thread", command: [...peer("duckdb.mjs"), "format", raw, csv, "1"] },
        {
          name: "Python csv, reading only",
          command: ["python3", join(BENCH, "peers/count.py"), raw],
        },
        { name: "reading bytes, counting line ends", command: [...peer("lines.mjs"), raw] },
      ]),
    ),
  );
}
{
  const file = await data("submission", ROWS, 0);
  const prices = Math.round(ROWS / 10);
  const priced = await data("prices", prices, 0);
  sections.push(
    table(
      `validate: a submission file of ${ROWS.toLocaleString("en")} rows`,
      contest([
        { name: "cx280 validate", ...validate(file) },
        { name: "cx280 validate --threads 1", ...validate(file, "--threads", "1") },
        { name: "DuckDB, 2 threads", command: [...peer("duckdb.mjs"), "validate", file, "-", "2"] },
        { name: "DuckDB, 1 thread", command: [...peer("duckdb.mjs"), "validate", file, "-", "1"] },
        {
          name: "hpt-validator, its own template",
          rows: prices,
          command: [...peer("hpt.mjs"), priced],
        },
        {
          name: "Python csv, reading only",
          command: ["python3", join(BENCH, "peers/count.py"), file],
        },
        { name: "reading bytes, counting line ends", command: [...peer("lines.mjs"), file] },
      ]),
    ),
  );
}
{
  const contenders = [];
  for (const dirt of [0, 0.01, 1]) {
    contenders.push({
      name: `validate, ${dirt * 100} % dirty`,
      ...validate(await data("submission", ROWS, dirt)),
    });
  }
  for (const share of [0.01, 1]) {
    contenders.push({
      name: `validate, ${share * 100} % of the records broken`,
      ...validate(await data("submission", ROWS, share, "records")),
    });
  }
  contenders.push({
    name: "validate, 100 % with a byte that does not belong there",
    ...validate(await data("submission", ROWS, 1, "bytes")),
  });
  sections.push(table("Dirty files", contest(contenders)));
  const raws = [];
  for (const dirt of [0, 0.01, 1]) {
    const raw = await data("raw", ROWS, dirt);
    raws.push({ name: `format, ${dirt * 100} % dirty`, ...format(raw) });
    if (dirt === 0) continue;
    raws.push({
      name: `format, ${dirt * 100} % dirty, offending records put aside in a file`,
      ...format(raw, "--rejects", join(out, "rejects.csv")),
    });
  }
  sections.push(table("Dirty exports", contest(raws)));
}
if (options.growth) {
  const contenders = [];
  for (const rows of [100_000, 1_000_000, 5_000_000]) {
    contenders.push({
      name: `format, ${rows.toLocaleString("en")}`,
      rows,
      ...format(await data("raw", rows, 0)),
    });
    contenders.push({
      name: `validate, ${rows.toLocaleString("en")}`,
      rows,
      ...validate(await data("submission", rows, 0)),
    });
  }
  sections.push(table("Growth", contest(contenders, 3), 3));
}

const machine = `${availableParallelism()} cores of ${cpus()[0]?.model ?? "an unknown processor"}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, warm cache, whole processes. The machine is shared and noisy: trust the ratios.`;
const text = [machine, "", ...sections].join("\n");
process.stdout.write(`${text}\n`);
if (options.write) {
  const path = join(BENCH, "README.md");
  const before = readFileSync(path, "utf8");
  const after = before.replace(
    /(<!-- measured -->\n)[\s\S]*?(<!-- \/measured -->)/,
    (_, start, end) => `${start}\n${text}\n${end}`,
  );
  writeFileSync(path, after);
}
