import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";

/** What an unfinished file or package is called: hidden, and no reader's business. */
export const UNFINISHED = /^\..*\.cx280-[0-9a-f]{12}\.tmp$/;

/** Gives a new, empty folder whenever it is called; they are removed behind each test. */
export function emptyFolders(): () => string {
  const made: string[] = [];
  afterEach(() => {
    for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    const folder = mkdtempSync(join(tmpdir(), "cx280-submission-"));
    made.push(folder);
    return folder;
  };
}

/** A fault as the file system gives it. */
export function fault(code: string): Error {
  return Object.assign(new Error(`${code}: injected`), { code });
}
