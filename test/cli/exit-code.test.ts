import { describe, expect, it } from "vitest";
import {
  type Ending,
  exitCode,
  type FailOn,
  Interruption,
  UsageError,
} from "../../src/cli/exit-code.js";
import { SourceError } from "../../src/source/source-error.js";
import { OutputError } from "../../src/submission/output-error.js";

function judged(error: number, warning: number, failOn: FailOn): Ending {
  return { kind: "judged", counts: { error, warning }, failOn };
}

function failed(error: unknown, interrupted = false): Ending {
  return { kind: "failed", error, interrupted };
}

describe("exitCode", () => {
  it.each([
    [0, "nothing found", judged(0, 0, "error")],
    [1, "an error", judged(1, 0, "error")],
    [0, "a warning below --fail-on", judged(0, 1, "error")],
    [1, "a warning at --fail-on", judged(0, 1, "warning")],
    [1, "an error above --fail-on", judged(1, 0, "warning")],
    [0, "nothing at --fail-on warning", judged(0, 0, "warning")],
    [0, "errors that may stand", judged(9, 9, "never")],
    [0, "a command without findings", { kind: "done" }],
    [2, "wrong usage", failed(new UsageError("x"))],
    [3, "input that cannot be read", failed(new SourceError("not-found", "x", "x"))],
    [3, "output that cannot be written", failed(new OutputError("exists", "x", "x"))],
    [70, "anything else", failed(new TypeError("x"))],
    [70, "something thrown that is no error", failed("x")],
    [130, "a stop at a prompt", failed(new Interruption("x"))],
    [130, "an interruption", failed(new DOMException("x", "AbortError"), true)],
    [
      130,
      "an interruption that looks like bad input",
      failed(new SourceError("unreadable", "x", "x"), true),
    ],
  ] as const)("%i: %s", (code, _, ending) => {
    expect(exitCode(ending)).toBe(code);
  });
});
