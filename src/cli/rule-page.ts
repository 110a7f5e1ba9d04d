import { readFile } from "node:fs/promises";
import { sourceError } from "../source/source-error.js";

/** The page of a rule, as it lies in the package. @throws SourceError */
export async function rulePage(id: string): Promise<string> {
  const path = new URL(`../../docs/rules/${id}.md`, import.meta.url);
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw sourceError(error, `docs/rules/${id}.md`);
  }
}
