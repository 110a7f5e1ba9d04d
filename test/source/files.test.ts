import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openFile, openStandardInput } from "../../src/source/files.js";
import type { SourceFacts } from "../../src/source/notice.js";
import { openSource } from "../../src/source/open.js";
import type { Source } from "../../src/source/source.js";
import { SourceError, sourceError } from "../../src/source/source-error.js";

const LAYOUT = { preambleRecords: 0, headerRecords: 1, emptyTrailingCells: false };

async function factsOf(source: Source): Promise<SourceFacts> {
  for await (const { notices } of source.read(LAYOUT)) {
    const last = notices.at(-1);
    if (last?.kind === "end") return last.facts;
  }
  throw new Error("the source did not end");
}

/** A stream that tells how often it was asked and whether it was let go. */
function watched(chunk: Uint8Array) {
  const seen = { asked: 0, closed: false };
  async function* stream() {
    try {
      for (;;) {
        seen.asked++;
        yield chunk;
      }
    } finally {
      seen.closed = true;
    }
  }
  return { seen, stream: stream() };
}

describe("files", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "cx280-files-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("are read with their size and checksum", async () => {
    const path = join(folder, "a.csv");
    const text = `a,b\n${"1,grüße\n".repeat(100_000)}`;
    await writeFile(path, text);
    const sha256 = createHash("sha256").update(text).digest("hex");
    const bytes = Buffer.byteLength(text);
    const expected = { name: path, bytes, sha256, records: 100_000, lines: 100_001 };
    expect(await factsOf(await openFile(path))).toMatchObject(expected);
  });

  it("that are missing or folders are errors a person can act on", async () => {
    const missing = join(folder, "missing.csv");
    await expect(openFile(missing)).rejects.toMatchObject({ code: "not-found", path: missing });
    await expect(openFile(join(folder, "a.csv", "b"))).rejects.toMatchObject({ code: "not-found" });
    await expect(openFile(folder)).rejects.toBeInstanceOf(SourceError);
    await expect(openFile(folder)).rejects.toMatchObject({ code: "directory" });
  });

  it("that may not be read, or not be read on, are told apart", () => {
    const denied = Object.assign(new Error("EACCES"), { code: "EACCES" });
    expect(sourceError(denied, "x.csv")).toMatchObject({ code: "not-permitted", path: "x.csv" });
    const broken = Object.assign(new Error("EIO: i/o error"), { code: "EIO" });
    expect(sourceError(broken, "x.csv")).toMatchObject({ code: "unreadable" });
  });

  it("whose reading breaks off are errors with their name", async () => {
    async function* failing() {
      yield new TextEncoder().encode(`a,b\n${"1,2\n".repeat(100_000)}`);
      throw new Error("the pipe broke");
    }
    const source = await openStandardInput(failing());
    await expect(factsOf(source)).rejects.toMatchObject({ code: "unreadable", path: "-" });
  });
});

describe("streams", () => {
  const chunk = new TextEncoder().encode("1,2,3\n".repeat(20_000));

  it("are read only as far as asked for, and let go when reading stops early", async () => {
    const { seen, stream } = watched(chunk);
    const source = await openSource({ name: "-", stream });
    expect(seen.asked).toBe(1);
    for await (const { batch } of source.read(LAYOUT)) {
      if (batch !== null && batch.record[0]! > 30_000) break;
    }
    expect(seen.asked).toBeLessThanOrEqual(3);
    expect(seen.closed).toBe(true);
  });

  it("are let go when closed, read or not", async () => {
    const { seen, stream } = watched(chunk);
    const source = await openSource({ name: "-", stream });
    await source.close();
    expect(seen.closed).toBe(true);
    await source.close();
  });

  it("in windows-1252 by declaration are read as such, with all its characters", async () => {
    async function* stream() {
      yield Uint8Array.from([0x61, 0x2c, 0x62, 0x2c, 0x80, 0x92, 0x81, 0xe9, 0x0a]);
    }
    const source = await openSource({ name: "-", stream: stream() }, { encoding: "windows-1252" });
    expect(source.head.records[0]?.cells[2]).toBe("€’\u0081é");
    expect(await factsOf(source)).toMatchObject({ encoding: "windows-1252", invalidBytes: 0 });
  });
});
