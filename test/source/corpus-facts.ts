import { createHash } from "node:crypto";
import { join } from "node:path";
import { sampleExport } from "../../src/judging/sample-export.js";
import type { ColumnIdentity } from "../../src/source/dialects/dialect.js";
import { openFile } from "../../src/source/files.js";

/** What is said of one file of the corpus. */
export interface CorpusFacts {
  dialect: string;
  headerRecords: number;
  /** Records that are no responses are not among them. */
  responses: number;
  excluded: Record<string, number>;
  /**
   * Of each column's identity: real exports, and so the texts of their headers, are no part of the
   * project.
   */
  columns: string[];
}

/** What is said of a file, and the identities behind the digests. */
export async function factsOfFile(
  folder: string,
  name: string,
): Promise<{ facts: CorpusFacts; identities: ColumnIdentity[] }> {
  const source = await openFile(join(folder, name));
  try {
    const { dialect, headerRecords, sample } = await sampleExport(source, null);
    const identities = sample.columns.map(({ column }) => column);
    const facts = {
      dialect: dialect.name,
      headerRecords,
      responses: sample.responses,
      excluded: { ...sample.excluded },
      columns: identities.map(digestOf),
    };
    return { facts, identities };
  } finally {
    await source.close();
  }
}

/** Twelve digits of the hash of [name, label, ImportId, question, choice]; null where there is none. */
function digestOf({ name, label, importId, question, choice }: ColumnIdentity): string {
  const identity = [name, label, importId, question ?? null, choice ?? null];
  return createHash("sha256").update(JSON.stringify(identity)).digest("hex").slice(0, 12);
}
