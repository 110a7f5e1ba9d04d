import { visible } from "../../report/message.js";
import { SourceError } from "../source-error.js";
import type { ZipEntry } from "./zip.js";

/** Endings of files that can be an export. */
const EXPORTS = /\.(?:csv|tsv|tab|txt)$/i;

/**
 * The export in an archive: the named one, or the only one there is.
 * @throws SourceError that names what is in it
 */
export function chooseEntry(
  entries: readonly ZipEntry[],
  wanted: string | undefined,
  path: string,
): ZipEntry {
  const files = entries.filter(({ name }) => !name.endsWith("/") && !isByproduct(name));
  if (wanted !== undefined) {
    const found =
      files.find(({ name }) => name === wanted) ?? files.find(({ name }) => base(name) === wanted);
    if (found !== undefined) return found;
    throw refused(path, `has no file ${visible(wanted)}. It holds ${listed(files)}.`);
  }
  const exports = files.filter(({ name }) => EXPORTS.test(name));
  const [only] = exports;
  if (only !== undefined && exports.length === 1) return only;
  if (exports.length === 0) {
    throw refused(
      path,
      `holds no export (.csv, .tsv or .txt)${files.length === 0 ? "; it is empty" : `. It holds ${listed(files)}`}.`,
    );
  }
  throw refused(path, `holds several files: ${listed(exports)}. Say which one with --entry NAME.`);
}

/** What some systems put into every archive beside the files. */
function isByproduct(name: string): boolean {
  return name.startsWith("__MACOSX/") || /(?:^|\/)(?:\._|\.DS_Store$|Thumbs\.db$)/.test(name);
}

function base(name: string): string {
  return name.split(/[\\/]/).at(-1) ?? name;
}

/** Names in a message; the first ones where there are many. */
function listed(entries: readonly ZipEntry[]): string {
  const names = entries.slice(0, 8).map(({ name }) => visible(name));
  const more = entries.length - names.length;
  return names.join(", ") + (more > 0 ? ` and ${more} more` : "");
}

function refused(path: string, what: string): SourceError {
  return new SourceError("unreadable", path, `${path} ${what}`);
}
