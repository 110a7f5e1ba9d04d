import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished, vi } from "vitest";
import { recordCells } from "../../../src/source/cells.js";
import { type FileOptions, openFile, openStandardInput } from "../../../src/source/files.js";
import type { SourceFacts, SourceNotice } from "../../../src/source/notice.js";
import { eachNotice } from "../../../src/source/repeated-notices.js";
import type { Source } from "../../../src/source/source.js";
import { SourceError } from "../../../src/source/source-error.js";
import { chunksOf } from "../../support/read-source.js";

export interface ReadRows {
  /** The header, then every record. */
  readonly rows: string[][];
  /** Line of each record below the header. */
  readonly lines: number[];
  /** All but the last. */
  readonly notices: SourceNotice[];
  readonly facts: SourceFacts;
}

async function testFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "cx280-container-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder for temporary files that only this test has. */
export async function ownTemporaryFolder(): Promise<string> {
  const folder = await testFolder();
  for (const name of ["TMPDIR", "TEMP", "TMP"]) vi.stubEnv(name, folder);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  return folder;
}

/** A file of a test, gone behind it. */
export async function fileWith(name: string, bytes: Uint8Array): Promise<string> {
  const folder = await testFolder();
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

export async function readFile(
  name: string,
  bytes: Uint8Array,
  options: FileOptions = {},
): Promise<ReadRows> {
  return readAll(await openFile(await fileWith(name, bytes), options));
}

export async function readPiped(
  bytes: Uint8Array,
  chunkSize: number,
  options: FileOptions = {},
): Promise<ReadRows> {
  return readAll(await openStandardInput(chunksOf(bytes, chunkSize), options));
}

export async function readAll(source: Source): Promise<ReadRows> {
  const { preambleRecords } = source.head;
  const rows: string[][] = [[...(source.head.records[preambleRecords]?.cells ?? [])]];
  const lines: number[] = [];
  const notices: SourceNotice[] = [];
  let facts: SourceFacts | null = null;
  const layout = { preambleRecords, headerRecords: 1, emptyTrailingCells: true };
  try {
    for await (const step of source.read(layout)) {
      for (const notice of eachNotice(step.notices)) {
        if (notice.kind === "end") facts = notice.facts;
        else notices.push(notice);
      }
      for (let i = 0; i < (step.batch?.length ?? 0); i++) {
        rows.push(recordCells(step.batch!, i));
        lines.push(step.batch!.line[i]!);
      }
    }
  } finally {
    await source.close();
  }
  return { rows, lines, notices, facts: facts! };
}

/** What a person is told of a file that cannot be read; any other error is a bug. */
export async function refusal(reading: Promise<unknown>): Promise<string> {
  try {
    await reading;
  } catch (error) {
    if (error instanceof SourceError) return error.message;
    throw error;
  }
  throw new Error("it was read");
}
