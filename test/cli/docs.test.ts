import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-code.js";
import { program } from "../../src/cli/program.js";
import { run } from "./run.js";

const PAGE = readFileSync(new URL("../../docs/command-line.md", import.meta.url), "utf8");

const OUTSIDE = {
  stdin: (async function* () {})(),
  stdout: { write: () => {} },
  stderr: { write: () => {} },
  env: {},
  cwd: process.cwd(),
  cores: 1,
  now: () => 0,
  signal: new AbortController().signal,
};

function commands(): readonly Command[] {
  return program(OUTSIDE, () => {}).commands;
}

/** The indented lines of the page that call the program. */
const CALLS = [...PAGE.matchAll(/^ {4}cx280 (.+)$/gm)].map(([, call = ""]) => call);

describe("the program", () => {
  it.each(commands().map((command) => command.name()))(
    "declares %s alone where it is called",
    (name) => {
      const [only, ...others] = program(OUTSIDE, () => {}, name).commands;
      expect(others).toEqual([]);
      const all = commands().find((command) => command.name() === name);
      expect(only?.helpInformation()).toBe(all?.helpInformation());
    },
  );

  it.each(["frmat", "--help", undefined])("declares all of them for %s", (called) => {
    expect(program(OUTSIDE, () => {}, called).commands).toHaveLength(commands().length);
  });
});

describe("docs/command-line.md", () => {
  it("has a section for every command, and for no other", () => {
    const sections = [...PAGE.matchAll(/^\| \[`cx280 ([a-z]+)`\]\(#([a-z]+)\)/gm)];
    expect(sections.map(([, name]) => name).sort()).toEqual(
      commands()
        .map((command) => command.name())
        .sort(),
    );
    for (const [, , anchor] of sections) expect(PAGE).toContain(`\n## ${anchor}\n`);
  });

  it.each(commands().map((command) => [command.name(), command] as const))(
    "names every option of %s",
    (_, command) => {
      for (const option of command.options) expect(PAGE).toContain(`\`${option.long}`);
    },
  );

  it("lists every exit code", () => {
    const listed = [...PAGE.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
    expect(listed).toEqual(Object.values(EXIT));
  });

  it("has calls that can be made", () => {
    expect(CALLS.length).toBeGreaterThan(10);
  });

  it.each(CALLS)("cx280 %s", async (call) => {
    const { code, err } = await run(call.replace(/ < .*/, "").split(" "));
    // The files of the examples are not there (3, 1); the call itself has to be right.
    expect(code, err).not.toBe(EXIT.usage);
    expect(code, err).not.toBe(EXIT.bug);
  });
});
