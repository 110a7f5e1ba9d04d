// Shows the main job on the shipped example exports, as a person would run it; needs a build.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

const root = join(import.meta.dirname, "..");
const out = mkdtempSync(join(tmpdir(), "cx280-demo-"));
const OUT = "submissions";

/** Runs a command in the project's folder and shows it as it would be typed. */
function run(args, expected) {
  const typed = args.map((arg) => (arg.startsWith(out) ? join(OUT, relative(out, arg)) : arg));
  process.stdout.write(`\n$ cx280 ${typed.join(" ")}\n\n`);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "bin/cx280.js"), ...args],
    { cwd: root, encoding: "utf8", env: { ...process.env } },
  );
  const shown = (text) => text.replaceAll(out, OUT);
  process.stdout.write(shown(stdout) + shown(stderr));
  if (status !== expected) throw new Error(`exit code ${status}, expected ${expected}`);
}

try {
  process.stdout.write("A definition drafted from an export:\n");
  run(
    [
      ...["init", "fixtures/exports/qualtrics-three-header-records.csv", "--no-prompt"],
      ...["--provider", "Example Agency", "--service", "Contact Center", "--channel", "phone"],
    ],
    0,
  );
  process.stdout.write("\nThe quarter’s work, with definitions that are finished:\n");
  const quarter = ["--quarter", "FY2025Q2", "--out", out];
  run(
    [
      "format",
      "fixtures/exports/touchpoints-raw.csv",
      "--survey",
      "fixtures/surveys/touchpoints-thumbs.yaml",
      ...quarter,
    ],
    0,
  );
  run(
    [
      "format",
      "fixtures/exports/qualtrics-three-header-records.csv",
      "--survey",
      "fixtures/surveys/qualtrics-likert.yaml",
      ...quarter,
    ],
    0,
  );
  const packages = readdirSync(out).sort();
  for (const name of packages) run(["validate", join(out, name)], 0);
  run(["summarize", ...packages.map((name) => join(out, name))], 0);
  process.stdout.write("\nA file with the mistakes that are often made:\n");
  run(["validate", "fixtures/exports/submission-with-mistakes.csv"], 1);
  run(["explain", "CX102"], 0);
  run(["due", "FY2025Q2"], 0);
  const complete = packages.every((name) => existsSync(join(out, name, "manifest.json")));
  if (packages.length !== 2 || !complete)
    throw new Error("the demo did not write its two packages");
} finally {
  rmSync(out, { recursive: true, force: true });
}
