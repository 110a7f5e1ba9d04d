import { describe, expect, it } from "vitest";
import { alreadyThere, OutputError, outputError } from "../../src/submission/output-error.js";
import { fault } from "./folder.js";

describe("a fault of the file system", () => {
  it.each([
    ["EEXIST", "exists"],
    ["EACCES", "not-permitted"],
    ["EPERM", "not-permitted"],
    ["EROFS", "not-permitted"],
    ["EBUSY", "not-permitted"],
    ["ENOSPC", "no-space"],
    ["EDQUOT", "no-space"],
    ["ENOENT", "not-a-folder"],
    ["ENOTDIR", "not-a-folder"],
    ["EIO", "unwritable"],
  ])("%s is %s, and names the place", (code, expected) => {
    const error = outputError(fault(code), "out/a.csv");
    expect(error).toBeInstanceOf(OutputError);
    expect(error).toMatchObject({ code: expected, path: "out/a.csv" });
    expect(error.message).toContain("out/a.csv");
  });

  it("that is understood already is passed on", () => {
    const known = alreadyThere("a.csv");
    expect(outputError(known, "b.csv")).toBe(known);
  });

  it("that is none of the system's is told as it is", () => {
    expect(outputError("odd", "a.csv")).toMatchObject({ code: "unwritable" });
    expect(outputError(new Error("odd"), "a.csv").message).toContain("odd");
  });
});
