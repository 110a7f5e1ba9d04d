import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import * as files from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { AtomicFile, writeAtomically } from "../../src/submission/atomic-file.js";
import { emptyFolders, fault, UNFINISHED } from "./folder.js";

vi.mock("node:fs/promises", async (original) => {
  const actual = await original<typeof import("node:fs/promises")>();
  return { ...actual, open: vi.fn(actual.open), rename: vi.fn(actual.rename) };
});
const actual = await vi.importActual<typeof import("node:fs/promises")>("node:fs/promises");

const emptyFolder = emptyFolders();
const NEW = new TextEncoder().encode("new");
const posix = process.platform !== "win32";

afterEach(() => {
  vi.mocked(files.open).mockImplementation(actual.open);
  vi.mocked(files.rename).mockImplementation(actual.rename);
});

describe("a file that is written", () => {
  it("is there only once it is whole", async () => {
    const folder = emptyFolder();
    const file = await AtomicFile.create(join(folder, "a.csv"), { force: false });
    await file.write(NEW);
    const [only, ...others] = readdirSync(folder);
    expect(only).toMatch(UNFINISHED);
    expect(others).toEqual([]);
    await file.commit();
    expect(readdirSync(folder)).toEqual(["a.csv"]);
  });

  it("has the size and sha-256 that are told, however it is cut", async () => {
    const path = join(emptyFolder(), "a.bin");
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }),
        async (parts) => {
          const file = await AtomicFile.create(path, { force: true });
          for (const part of parts) await file.write(part);
          const told = await file.commit();
          const found = readFileSync(path);
          expect(found.equals(Buffer.concat(parts))).toBe(true);
          expect(told).toEqual({
            bytes: found.length,
            sha256: createHash("sha256").update(found).digest("hex"),
          });
        },
      ),
      { numRuns: 50 },
    );
  });

  it("may have a name as long as the file system allows", async () => {
    const folder = emptyFolder();
    await writeAtomically(join(folder, "x".repeat(255)), NEW, false);
    expect(readdirSync(folder)).toEqual(["x".repeat(255)]);
  });

  it("leaves nothing when it is given up", async () => {
    const folder = emptyFolder();
    const file = await AtomicFile.create(join(folder, "a.csv"), { force: false });
    await file.write(NEW);
    await file.abort();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("a file that is there", () => {
  it("is refused, and replaced only with force", async () => {
    const path = join(emptyFolder(), "a.csv");
    writeFileSync(path, "old");
    await expect(AtomicFile.create(path, { force: false })).rejects.toMatchObject({
      code: "exists",
      path,
    });
    expect(readFileSync(path, "utf8")).toBe("old");
    await writeAtomically(path, NEW, true);
    expect(readFileSync(path, "utf8")).toBe("new");
  });

  it("stays as it is until the new one is whole", async () => {
    const path = join(emptyFolder(), "a.csv");
    writeFileSync(path, "old");
    const file = await AtomicFile.create(path, { force: true });
    await file.write(NEW);
    expect(readFileSync(path, "utf8")).toBe("old");
    await file.abort();
    expect(readFileSync(path, "utf8")).toBe("old");
  });

  it("is refused as well if it came meanwhile", async () => {
    const folder = emptyFolder();
    const path = join(folder, "a.csv");
    const file = await AtomicFile.create(path, { force: false });
    writeFileSync(path, "of somebody else");
    await expect(file.commit()).rejects.toMatchObject({ code: "exists" });
    expect(readFileSync(path, "utf8")).toBe("of somebody else");
    expect(readdirSync(folder)).toEqual(["a.csv"]);
  });

  it.runIf(posix)("is written behind a link, which stays", async () => {
    const folder = emptyFolder();
    const [target, link] = [join(folder, "target"), join(folder, "link")];
    writeFileSync(target, "old");
    symlinkSync(target, link);
    await writeAtomically(link, NEW, true);
    expect(readlinkSync(link)).toBe(target);
    expect(readFileSync(target, "utf8")).toBe("new");
  });
});

describe("what is no file", () => {
  it("a folder is not written over", async () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, "a"));
    const error = writeAtomically(join(folder, "a"), NEW, true);
    await expect(error).rejects.toMatchObject({ code: "unwritable" });
    expect(statSync(join(folder, "a")).isDirectory()).toBe(true);
    expect(readdirSync(folder)).toEqual(["a"]);
  });

  it.runIf(posix)("a pipe or device stays one, behind a link too", async () => {
    const folder = emptyFolder();
    const pipe = join(folder, "pipe");
    expect(spawnSync("mkfifo", [pipe]).status).toBe(0);
    symlinkSync(pipe, join(folder, "link"));
    for (const name of ["pipe", "link"]) {
      const error = writeAtomically(join(folder, name), NEW, true);
      await expect(error).rejects.toMatchObject({ code: "unwritable" });
    }
    expect(lstatSync(pipe).isFIFO()).toBe(true);
    expect(lstatSync(join(folder, "link")).isSymbolicLink()).toBe(true);
  });

  it("a missing folder is not made", async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "file"), "");
    for (const parent of ["missing", "file"]) {
      const error = writeAtomically(join(folder, parent, "a.csv"), NEW, false);
      await expect(error).rejects.toMatchObject({ code: "not-a-folder" });
    }
    expect(readdirSync(folder)).toEqual(["file"]);
  });
});

describe("a fault of the file system", () => {
  it("while writing leaves nothing, and the old file in place", async () => {
    const folder = emptyFolder();
    const path = join(folder, "a.csv");
    writeFileSync(path, "old");
    vi.mocked(files.open).mockImplementation(async (...args) => {
      const handle = await actual.open(...args);
      vi.spyOn(handle, "write").mockRejectedValue(fault("ENOSPC"));
      return handle;
    });
    const error = writeAtomically(path, NEW, true);
    await expect(error).rejects.toMatchObject({ code: "no-space", path });
    expect(readdirSync(folder)).toEqual(["a.csv"]);
    expect(readFileSync(path, "utf8")).toBe("old");
  });

  it("that lets only a part be written at a time loses nothing", async () => {
    const path = join(emptyFolder(), "a.csv");
    vi.mocked(files.open).mockImplementation(async (...args) => {
      const handle = await actual.open(...args);
      const write = handle.write.bind(handle) as (
        bytes: Uint8Array,
        at: number,
        length: number,
      ) => ReturnType<typeof handle.write>;
      vi.spyOn(handle, "write").mockImplementation(((bytes: Uint8Array, at: number) =>
        write(bytes, at, 1)) as typeof handle.write);
      return handle;
    });
    await writeAtomically(path, NEW, false);
    expect(readFileSync(path, "utf8")).toBe("new");
  });

  it.each(["sync", "close"] as const)("in %s leaves nothing", async (step) => {
    const folder = emptyFolder();
    vi.mocked(files.open).mockImplementation(async (...args) => {
      const handle = await actual.open(...args);
      const close = handle.close.bind(handle);
      vi.spyOn(handle, step).mockImplementation(async () => {
        if (step === "close") await close();
        throw fault("EIO");
      });
      return handle;
    });
    const error = writeAtomically(join(folder, "a.csv"), NEW, false);
    await expect(error).rejects.toMatchObject({ code: "unwritable" });
    expect(readdirSync(folder)).toEqual([]);
  });

  it("while writing is the one that is told, even if the file cannot be closed either", async () => {
    const folder = emptyFolder();
    vi.mocked(files.open).mockImplementation(async (...args) => {
      const handle = await actual.open(...args);
      const close = handle.close.bind(handle);
      vi.spyOn(handle, "write").mockRejectedValue(fault("ENOSPC"));
      vi.spyOn(handle, "close").mockImplementation(async () => {
        await close();
        throw fault("EIO");
      });
      return handle;
    });
    const error = writeAtomically(join(folder, "a.csv"), NEW, false);
    await expect(error).rejects.toMatchObject({ code: "no-space" });
    expect(readdirSync(folder)).toEqual([]);
  });

  it("in the last step leaves nothing", async () => {
    const folder = emptyFolder();
    vi.mocked(files.rename).mockRejectedValue(fault("EPERM"));
    const error = writeAtomically(join(folder, "a.csv"), NEW, false);
    await expect(error).rejects.toMatchObject({ code: "not-permitted" });
    expect(readdirSync(folder)).toEqual([]);
  });
});
