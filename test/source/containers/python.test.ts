import { spawnSync } from "node:child_process";
import { mkdtemp, readFile as readBytes, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openFile } from "../../../src/source/files.js";
import { zipOf } from "../../support/zip.js";
import { type ReadRows, readAll, readFile, refusal } from "./read.js";

/*
 * Python writes what we read, and reads what we do: its zipfile and gzip are not our libraries.
 * Where it is not installed these tests are skipped, unless CX280_REQUIRE_ORACLES is set.
 */

const isThere = spawnSync("python3", ["--version"]).status === 0;
if (!isThere && process.env.CX280_REQUIRE_ORACLES) throw new Error("python3 is not installed");

function python(script: string, ...args: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync("python3", ["-c", script, ...args], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  return stdout;
}

const LINES = Array.from({ length: 3000 }, (_, at) => `r${at},"comment ${at % 7}, of ${at}\nmore"`);
const TEXT = `id,comment\n${LINES.join("\n")}\n`;

const WRITE = `
import gzip, io, os, sys, zipfile
folder = sys.argv[1]
text = open(os.path.join(folder, "export.csv"), "rb").read()
path = lambda name: os.path.join(folder, name)
for name, method in [("deflated", zipfile.ZIP_DEFLATED), ("stored", zipfile.ZIP_STORED), ("bzip2", zipfile.ZIP_BZIP2), ("lzma", zipfile.ZIP_LZMA)]:
    with zipfile.ZipFile(path(name + ".zip"), "w", method) as z:
        z.writestr("export.csv", text)
with zipfile.ZipFile(path("comment.zip"), "w", zipfile.ZIP_DEFLATED) as z:
    z.comment = b"Exported for Q2. " * 300
    z.writestr("export.csv", text)
with zipfile.ZipFile(path("zip64.zip"), "w", zipfile.ZIP_DEFLATED) as z:
    with z.open("export.csv", "w", force_zip64=True) as f:
        f.write(text)
class Pipe(io.RawIOBase):
    def __init__(self, to): self.to = to
    def writable(self): return True
    def write(self, part): return self.to.write(part)
with open(path("streamed.zip"), "wb") as to:
    with zipfile.ZipFile(Pipe(to), "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("folder/export.csv", text)
with gzip.open(path("named.csv.gz"), "wb") as f:
    f.write(text)
with open(path("members.gz"), "wb") as f:
    for at in range(0, len(text), 10000):
        f.write(gzip.compress(text[at:at + 10000]))
`;

/** Says of each file what Python reads in it; null where it does not. */
const READ = `
import csv, gzip, io, json, sys, zipfile
def read(path):
    try:
        if path.endswith(".gz"):
            data = gzip.open(path).read()
        else:
            with zipfile.ZipFile(path) as z:
                data = z.read("export.csv")
        return data.decode("utf-8")
    except Exception:
        return None
print(json.dumps([read(path) for path in sys.argv[1:]]))
`;

describe.runIf(isThere)("what Python packs", () => {
  let folder: string;
  let rows: string[][];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "cx280-python-"));
    await writeFile(join(folder, "export.csv"), TEXT);
    python(WRITE, folder);
    rows = (await readAll(await openFile(join(folder, "export.csv")))).rows;
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each([
    "deflated.zip",
    "stored.zip",
    "comment.zip",
    "zip64.zip",
    "streamed.zip",
    "named.csv.gz",
    "members.gz",
  ])("reads as the same rows: %s", async (name) => {
    expect(rows.length).toBe(3001);
    expect((await readAll(await openFile(join(folder, name)))).rows).toEqual(rows);
  });

  it.each([
    ["bzip2.zip", 12],
    ["lzma.zip", 14],
  ])("is refused where cx280 does not read the method: %s", async (name, method) => {
    const packed = await readBytes(join(folder, name));
    expect(await refusal(readFile(name, packed))).toContain(`method ${method}`);
  });

  it("in a damaged file, is never read as something else than Python reads", async () => {
    const text = "id,b\n1,x\n2,y\n";
    const files = [
      { ending: "zip", bytes: zipOf([{ name: "export.csv", content: text }]) },
      { ending: "zip", bytes: zipOf([{ name: "export.csv", content: text, stored: true }]) },
      { ending: "gz", bytes: new Uint8Array(gzipSync(text)) },
    ];
    const paths: string[] = [];
    for (const { ending, bytes } of files) {
      for (let at = 0; at < bytes.length; at++) {
        const path = join(folder, `damaged-${paths.length}.${ending}`);
        await writeFile(path, bytes.with(at, bytes[at]! ^ 0x21));
        paths.push(path);
      }
    }
    const theirs = JSON.parse(python(READ, ...paths)) as (string | null)[];
    let both = 0;
    for (const [i, path] of paths.entries()) {
      let ours: ReadRows;
      try {
        ours = await readAll(await openFile(path));
      } catch (error) {
        expect(error).toMatchObject({ name: "SourceError" });
        continue;
      }
      // Without its signature a file is no archive: text full of control characters.
      if (ours.facts.packed === undefined) continue;
      if (theirs[i] !== null) both++;
      expect(ours.rows.map((row) => `${row.join(",")}\n`).join("")).toBe(text);
    }
    expect(both).toBeGreaterThan(20);
  });
});
