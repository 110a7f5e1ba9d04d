// Measures how long a file of twenty responses takes: until it is opened, and in all. Needs a build.
//   node bench/start.mjs [TURNS] [OTHER]
// OTHER is the folder of another build of cx280: both run at the same moment, so that what else the machine
// does slows both, and the medians of the ratios are printed as well.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const turns = Number(process.argv[2] ?? 21);
const other = process.argv[3] === undefined ? null : resolve(process.argv[3]);
const root = join(import.meta.dirname, "..");
const data = join(tmpdir(), "cx280-bench");
const out = join(data, "start");
const hook = join(import.meta.dirname, "opened.cjs");
mkdirSync(data, { recursive: true });

/** A file of twenty responses. */
function small(kind) {
  const path = join(data, `${kind}-20.csv`);
  const generate = [join(import.meta.dirname, "generate.mjs"), kind, "--rows", "20"];
  writeFileSync(path, spawnSync(process.execPath, generate).stdout);
  return path;
}

const raw = small("raw");
const submission = small("submission");
const survey = ["--survey", join(import.meta.dirname, "survey.yaml"), "--quarter", "FY2025Q2"];
const runs = {
  "Node alone": null,
  "`--version`": ["--version"],
  "`validate`": ["validate", submission, "--quiet"],
  "`format`": ["format", raw, ...survey, "--out", out, "--quiet"],
};

/** Milliseconds until the file was opened (null: none was), and until the process ended. */
function run(args, folder, at) {
  const program = args === null ? ["-e", "0"] : [join(folder, "bin/cx280.js"), ...args];
  // Two programs that run at the same moment write to places of their own.
  const own = program.map((each) => (each === out ? `${out}${at}` : each));
  rmSync(`${out}${at}`, { recursive: true, force: true });
  const env = { ...process.env, CX280_BENCH_FILES: `${raw}\n${submission}` };
  const from = performance.timeOrigin + performance.now();
  const child = spawn(process.execPath, ["--require", hook, ...own], {
    env,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (text) => {
    said += text;
  });
  let ended = 0;
  child.on("exit", () => {
    ended = performance.timeOrigin + performance.now() - from;
  });
  return new Promise((done, fail) => {
    child.on("close", (code) => {
      if (code > 1) return fail(new Error(said));
      const opened = /opened at ([\d.]+)/.exec(said)?.[1];
      done({ opened: opened === undefined ? null : Number(opened) - from, ended });
    });
  });
}

const measured = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
const ratios = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
for (let turn = 0; turn < turns; turn++) {
  for (const [name, args] of Object.entries(runs)) measured[name].push(await run(args, root, 0));
  if (other === null) continue;
  for (const [name, args] of Object.entries(runs)) {
    const folders = turn % 2 === 0 ? [root, other] : [other, root];
    const both = await Promise.all(folders.map((folder, at) => run(args, folder, at)));
    const [ours, theirs] = turn % 2 === 0 ? both : both.reverse();
    ratios[name].push(ours.ended / theirs.ended);
  }
}

const sorted = (numbers) => [...numbers].sort((a, b) => a - b);
const median = (numbers) => sorted(numbers)[numbers.length >> 1];
const shown = (numbers) =>
  numbers.includes(null)
    ? ""
    : `${Math.round(median(numbers))} (${Math.round(sorted(numbers)[0])})`;
const head = `| | file opened, ms: median of ${turns} (fastest) | ended |`;
const against = other === null ? "" : " ended, times the other |";
process.stdout.write(`${head}${against}\n|---|---|---|${other === null ? "" : "---|"}\n`);
for (const [name, each] of Object.entries(measured)) {
  const cells = [
    name,
    shown(each.map(({ opened }) => opened)),
    shown(each.map(({ ended }) => ended)),
  ];
  if (other !== null) cells.push(median(ratios[name]).toFixed(3));
  process.stdout.write(`| ${cells.join(" | ")} |\n`);
}
