// Measures from which size on a second thread pays: `validate` and `format` of the first so many bytes of
// the benchmark's files, with one and two threads in turns. Needs a build and the files of run.mjs.
//   node bench/threads.mjs [TURNS]
import { spawnSync } from "node:child_process";
import { createReadStream, createWriteStream, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

const turns = Number(process.argv[2] ?? 7);
const data = join(tmpdir(), "cx280-bench");
const out = join(data, "out");
const program = join(import.meta.dirname, "../bin/cx280.js");
const survey = join(import.meta.dirname, "survey.yaml");
const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

function seconds(args) {
  rmSync(out, { recursive: true, force: true });
  const from = performance.now();
  // The last record is cut off in the middle, which is a finding: exit code 1.
  const { status, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: "utf8" });
  if (status !== 0 && status !== 1) throw new Error(`${args.join(" ")}: ${status} ${stderr}`);
  return (performance.now() - from) / 1000;
}

process.stdout.write("| command | MiB | 1 thread, s | 2 threads, s |\n|---|---|---|---|\n");
for (const [command, file, more] of [
  ["validate", "submission-1000000-0.csv", ["--survey-type", "thumbs_up_down"]],
  ["format", "raw-1000000-0.csv", ["--survey", survey, "--quarter", "FY2025Q2", "--out", out]],
]) {
  for (const mebibytes of [32, 48, 64]) {
    const part = join(data, "part.csv");
    const end = mebibytes * 2 ** 20 - 1;
    await pipeline(createReadStream(join(data, file), { end }), createWriteStream(part));
    const measured = [[], []];
    for (let turn = 0; turn < turns; turn++) {
      for (const threads of [1, 2]) {
        const args = [command, part, ...more, "--quiet", "--threads", String(threads)];
        measured[threads - 1].push(seconds(args));
      }
    }
    const [one, two] = measured.map((times) => median(times).toFixed(2));
    process.stdout.write(`| ${command} | ${mebibytes} | ${one} | ${two} |\n`);
  }
}
