import type { Archive } from "../zip.js";
import { readPart } from "./part.js";

/** A part that another one leads to. */
export interface Relation {
  readonly id: string;
  /** The last word of its type, such as "worksheet"; empty where the type is not said. */
  readonly type: string;
  /** The part's name in the archive. */
  readonly target: string;
}

/** Where a workbook of a program that writes no relations has its parts. */
const USUAL_WORKBOOK = "xl/workbook.xml";

/** The main part of an Office file; null where the archive is none. @throws SourceError */
export async function officeDocument(archive: Archive, path: string): Promise<string | null> {
  const relations = await relationsOf(archive, "", path);
  const main = relations.find(({ type }) => type === "officeDocument");
  if (main !== undefined) return main.target;
  return archive.part(USUAL_WORKBOOK) === null ? null : USUAL_WORKBOOK;
}

/** @param part whose relations are read; "" for those of the whole file. @throws SourceError */
export async function relationsOf(
  archive: Archive,
  part: string,
  path: string,
): Promise<Relation[]> {
  const slash = part.lastIndexOf("/") + 1;
  const folder = part.slice(0, slash);
  const relations: Relation[] = [];
  await readPart(archive, `${folder}_rels/${part.slice(slash)}.rels`, path, {
    open(name, { Id, Type = "", Target, TargetMode }) {
      if (name !== "Relationship" || Id === undefined || Target === undefined) return;
      if (TargetMode === "External") return;
      const type = Type.slice(Type.lastIndexOf("/") + 1);
      relations.push({ id: Id, type, target: resolved(folder, Target) });
    },
  });
  return relations;
}

/** A target as a name in the archive: it is meant from the folder of the part, or from the top. */
function resolved(folder: string, target: string): string {
  const from = /^[\\/]/.test(target) ? "" : folder;
  const parts: string[] = [];
  for (const part of `${from}${target}`.split(/[\\/]/)) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}
