import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { failing, folderWith, run } from "./run.js";
import { SUBMISSION } from "./samples.js";

describe("the command line", () => {
  it("shows its version and help on standard output", async () => {
    const version = await run(["--version"]);
    expect(version).toMatchObject({ code: 0, err: "" });
    expect(version.out).toMatch(/^\d+\.\d+\.\d+\n$/);
    const help = await run(["--help"]);
    expect(help).toMatchObject({ code: 0, err: "" });
    for (const command of ["validate", "format", "explain", "rules", "due", "schema"]) {
      expect(help.out).toContain(command);
    }
  });

  it.each(["validate", "format", "explain", "rules", "due", "schema"])(
    "has examples in the help of %s",
    async (command) => {
      const help = await run([command, "--help"]);
      expect(help.code).toBe(0);
      expect(help.out).toContain(`  cx280 ${command}`);
    },
  );

  it("keeps the common help to 80 columns", async () => {
    for (const line of (await run(["--help"])).out.split("\n")) {
      expect(line.length, line).toBeLessThanOrEqual(80);
    }
  });

  it.each([
    ["no command", []],
    ["an unknown command", ["validat"]],
    ["an unknown option", ["due", "--nwo", "2025-01-01"]],
    ["an argument that is missing", ["explain"]],
    ["an argument too many", ["explain", "CX101", "CX102"]],
    ["an option without value", ["validate", "x.csv", "--survey"]],
    ["a value outside its list", ["validate", "x.csv", "--fail-on", "info"]],
    ["an unknown reporter", ["validate", "x.csv", "--reporter", "jsn"]],
    ["a reporter without file name", ["validate", "x.csv", "--reporter", "json="]],
    ["two reports in one place", ["validate", "x.csv", "--reporter", "json", "--reporter", "text"]],
    ["no number", ["validate", "x.csv", "--max-findings", "0"]],
    ["a time without zone", ["due", "--now", "2025-01-01T12:00"]],
    // By which calendar would it be that day?
    ["a day in the place of a time", ["due", "--now", "2025-01-01"]],
    ["a quarter that is none", ["due", "FY2025Q5"]],
    ["format without definition", ["format", "x.csv"]],
  ])("ends with 2 on %s", async (_, args) => {
    const ran = await run(args);
    expect(ran.code).toBe(2);
    expect(ran.out).toBe("");
    expect(ran.err).not.toBe("");
    expect(ran.err).not.toContain("This is a bug");
  });

  it("suggests what may have been meant", async () => {
    expect((await run(["validat", "x.csv"])).err).toContain("validate");
    expect((await run(["due", "--nwo", "2025-01-01"])).err).toContain("--now");
    expect((await run(["validate", "x.csv", "--reporter", "jsn"])).err).toContain("json");
  });

  it("says that a bug is a bug, without the stack unless asked", async () => {
    const stdin = "external_id\n";
    const broken = {
      get columns(): number {
        throw new TypeError("no such thing");
      },
      write: () => {},
    };
    const ran = await run(["validate", "-"], { stdin, stdout: broken });
    expect(ran.code).toBe(70);
    expect(ran.err).toContain("bug in cx280");
    expect(ran.err).not.toContain("main.test.ts");
    const debugged = await run(["validate", "-"], {
      stdin,
      stdout: broken,
      env: { DEBUG: "cx280" },
    });
    expect(debugged.err).toContain("main.test.ts");
  });

  it("ends with 3 where its output cannot be written", async () => {
    for (const args of [["rules"], ["--help"], ["validate", "-"]]) {
      const ran = await run(args, { stdin: SUBMISSION, stdout: failing("ENOSPC") });
      expect(ran).toMatchObject({ code: 3 });
      expect(ran.err).toContain("standard output");
    }
  });

  it("ends as the findings say when the reader has seen enough", async () => {
    const file = join(await folderWith({ "in.csv": "external_id,question_1\n1,1\n" }), "in.csv");
    const ran = await run(["validate", file], { stdout: failing("EPIPE") });
    expect(ran).toEqual({ code: 1, out: "", err: "" });
  });

  it("ends with 130 when interrupted", async () => {
    const interrupt = new AbortController();
    interrupt.abort();
    const ran = await run(["validate", "-"], { stdin: SUBMISSION, signal: interrupt.signal });
    expect(ran).toMatchObject({ code: 130, out: "" });
    expect(ran.err).toContain("Interrupted");
  });

  it("lets no name of a file steer the terminal", async () => {
    const ran = await run(["validate", "no\u001B[31m.csv"]);
    expect(ran.code).toBe(3);
    expect(ran.err).toContain("no\\u001B[31m.csv");
    expect(ran.err.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
  });
});
