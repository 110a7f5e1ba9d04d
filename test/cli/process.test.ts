import { afterEach, describe, expect, it, vi } from "vitest";
import { EXIT } from "../../src/cli/exit-code.js";
import type { Io } from "../../src/cli/io.js";
import { main } from "../../src/cli/main.js";
import { runProcess } from "../../src/cli/process.js";

vi.mock("../../src/cli/main.js", () => ({ main: vi.fn() }));

const before = { exitCode: process.exitCode, listeners: process.listeners("SIGINT") };
afterEach(() => {
  process.exitCode = before.exitCode;
  for (const each of process.listeners("SIGINT")) {
    if (!before.listeners.includes(each)) process.off("SIGINT", each);
  }
});

/** Runs it, and gives what the command line is given. */
async function given(): Promise<Io> {
  vi.mocked(main).mockResolvedValueOnce(EXIT.clean);
  await runProcess();
  return vi.mocked(main).mock.lastCall![1];
}

describe("the process", () => {
  it("ends with what the command line ends with", async () => {
    vi.mocked(main).mockResolvedValueOnce(EXIT.findings);
    await runProcess();
    expect(process.exitCode).toBe(EXIT.findings);
  });

  it("has not found nothing where it ends before the command line does", () => {
    vi.mocked(main).mockReturnValueOnce(new Promise(() => {}));
    void runProcess();
    expect(process.exitCode).toBe(EXIT.bug);
  });

  it("tells the command line of Ctrl-C", async () => {
    const { signal } = await given();
    expect(signal.aborted).toBe(false);
    process.emit("SIGINT");
    expect(signal.aborted).toBe(true);
  });

  it("opens standard input once, where it is asked for", async () => {
    const stdin = vi.spyOn(process, "stdin", "get");
    const io = await given();
    expect(stdin).not.toHaveBeenCalled();
    expect(io.stdin).toBe(io.stdin);
    expect(stdin).toHaveBeenCalledTimes(1);
    stdin.mockRestore();
  });
});
