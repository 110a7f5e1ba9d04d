import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { put, widthOf } from "../../src/cli/io.js";
import { startProgress } from "../../src/cli/progress.js";
import { OutputError } from "../../src/submission/output-error.js";
import { failing } from "./run.js";

const write = (_: string, done: () => void): void => done();

describe("put", () => {
  it("is done when the stream says so, not before", async () => {
    let release = (): void => {};
    let isDone = false;
    const slow = {
      write: (_: string, done: () => void): void => {
        release = done;
      },
    };
    const putting = put(slow, "text").then(() => {
      isDone = true;
    });
    await new Promise(setImmediate);
    expect(isDone).toBe(false);
    release();
    await putting;
    expect(isDone).toBe(true);
  });

  it("takes a closed pipe for a reader that has seen enough", async () => {
    await expect(put(failing("EPIPE"), "text")).resolves.toBeUndefined();
    await expect(put(failing("ERR_STREAM_DESTROYED"), "text")).resolves.toBeUndefined();
    await expect(put({ ...failing("EIO"), destroyed: true }, "text")).resolves.toBeUndefined();
  });

  it("reports any other failure", async () => {
    await expect(put(failing("ENOSPC"), "text")).rejects.toBeInstanceOf(OutputError);
  });
});

describe("widthOf", () => {
  it.each([
    [80, 80],
    [0, 100],
    [undefined, 100],
  ])("a terminal of %s columns: %i", (columns, width) => {
    expect(widthOf(columns === undefined ? { write } : { write, columns })).toBe(width);
  });
});

describe("startProgress", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each([
    ["off a terminal", { write, isTTY: false, columns: 80 }, false, 0],
    ["on a terminal without columns", { write, isTTY: true, columns: 0 }, false, 0],
    ["when quiet", { write, isTTY: true, columns: 80 }, true, 0],
    ["on a terminal", { write, isTTY: true, columns: 80 }, false, 1],
  ])("waits to be shown only where it may be: %s", (_, to, quiet, timers) => {
    const progress = startProgress("in.csv", to, quiet);
    expect(vi.getTimerCount()).toBe(timers);
    progress.stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});
