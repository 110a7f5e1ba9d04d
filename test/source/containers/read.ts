import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { recordCells } from "../../../src/source/cells.js";
import { type FileOptions, openFile, openStandardInput } from "../../../src/source/files.js";
import type { SourceFacts } from "../../../src/source/notice.js";
import type { Source } from "../../../src/source/source.js";
import { chunksOf } from "../../support/read-source.js";

export interface ReadRows {
  /** The header, then every record. */
  readonly rows: string[][];
  /** Line of each record below the header. */
  readonly lines: number[];
  readonly facts: SourceFacts;
}

/** A file of a test, gone behind it. */
export async function fileWith(name: string, bytes: Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "cx280-container-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
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

export async function readPiped(bytes: Uint8Array, chunkSize: number): Promise<ReadRows> {
  return readAll(await openStandardInput(chunksOf(bytes, chunkSize)));
}

async function readAll(source: Source): Promise<ReadRows> {
  const rows: string[][] = [[...(source.head.records[source.head.preambleRecords]?.cells ?? [])]];
  const lines: number[] = [];
  let facts: SourceFacts | null = null;
  const { preambleRecords } = source.head;
  const layout = { preambleRecords, headerRecords: 1, emptyTrailingCells: true };
  try {
    for await (const { batch, notices } of source.read(layout)) {
      for (const notice of notices) if (notice.kind === "end") facts = notice.facts;
      for (let i = 0; i < (batch?.length ?? 0); i++) {
        rows.push(recordCells(batch!, i));
        lines.push(batch!.line[i]!);
      }
    }
  } finally {
    await source.close();
  }
  return { rows, lines, facts: facts! };
}
