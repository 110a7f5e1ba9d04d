import { readdir, readFile, rm, stat } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { spool } from "../../../src/source/containers/spool.js";
import { SourceError } from "../../../src/source/source-error.js";
import { chunksOf } from "../../support/read-source.js";
import { ownTemporaryFolder, refusal } from "./read.js";

const CONTENT = new Uint8Array(1000).fill(7);

describe("an archive from a pipe", () => {
  it("is put aside where only this user may read it, until it is removed", async () => {
    const folder = await ownTemporaryFolder();
    const { file, remove } = await spool(chunksOf(CONTENT, 64), "-");
    expect(new Uint8Array(await readFile(file))).toEqual(CONTENT);
    if (process.platform !== "win32") expect((await stat(file)).mode & 0o077).toBe(0);
    await remove();
    expect(await readdir(folder)).toEqual([]);
  });

  it("is refused where it is too large, and nothing of it stays", async () => {
    const folder = await ownTemporaryFolder();
    expect(await refusal(spool(chunksOf(CONTENT, 64), "-", 999))).toBe(
      "Standard input is an archive too large to be read from a pipe. Give the file.",
    );
    expect(await readdir(folder)).toEqual([]);
    await (await spool(chunksOf(CONTENT, 64), "-", 1000)).remove();
  });

  it("is refused where there is no folder for it", async () => {
    await rm(await ownTemporaryFolder(), { recursive: true });
    expect(await refusal(spool(chunksOf(CONTENT, 64), "-"))).toContain("temporary files");
  });

  it("ends as the pipe does", async () => {
    const folder = await ownTemporaryFolder();
    const broken = async function* (): AsyncGenerator<Uint8Array> {
      yield CONTENT;
      throw new SourceError("unreadable", "-", "the pipe broke");
    };
    expect(await refusal(spool(broken(), "-"))).toBe("the pipe broke");
    expect(await readdir(folder)).toEqual([]);
  });
});
