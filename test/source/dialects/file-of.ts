import { sampleExport } from "../../../src/judging/sample-export.js";
import type { ColumnIdentity, Dialect } from "../../../src/source/dialects/dialect.js";
import { openSource } from "../../../src/source/open.js";
import type { DialectName } from "../../../src/survey/dialect-names.js";
import { chunksOf } from "../../support/read-source.js";

export interface ReadFile {
  dialect: Dialect;
  columns: ColumnIdentity[];
  responses: number;
  excluded: Readonly<Record<string, number>>;
  zone: string | null;
}

/** What the dialect makes of a file with these lines. */
export async function fileOf(
  lines: readonly string[],
  named: DialectName | null = null,
): Promise<ReadFile> {
  const bytes = new TextEncoder().encode(`${lines.join("\n")}\n`);
  const source = await openSource({ name: "x.csv", stream: chunksOf(bytes, 1000) });
  const { dialect, sample, zone } = await sampleExport(source, named);
  await source.close();
  const { responses, excluded, columns } = sample;
  return { dialect, columns: columns.map(({ column }) => column), responses, excluded, zone };
}

/** [question, choice] of every column; null where it has neither. */
export function partsOf({ columns }: ReadFile): (readonly [string?, string?] | null)[] {
  return columns.map(({ question, choice }) =>
    question === undefined ? null : choice === undefined ? [question] : [question, choice],
  );
}

/** A record of ImportIds as Qualtrics writes it. */
export function importIds(ids: readonly (string | Record<string, string>)[]): string {
  return ids
    .map((id) => JSON.stringify(typeof id === "string" ? { ImportId: id } : id))
    .map((json) => `"${json.replaceAll('"', '""')}"`)
    .join(",");
}
