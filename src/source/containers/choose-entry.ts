import { visible } from "../../report/message.js";
import { refused } from "./refused.js";
import { shownName, type ZipEntry } from "./zip.js";

/** Endings of files that can be an export. */
const EXPORTS = /\.(?:csv|tsv|tab|txt)$/i;
const PACKED = /\.(?:zip|gz|tgz|7z|rar|xlsx|xlsm)$/i;

/**
 * The export in an archive: the named one, or the only one there is.
 * @throws SourceError that names what is in it
 */
export function chooseEntry(
  entries: readonly ZipEntry[],
  wanted: string | undefined,
  path: string,
): ZipEntry {
  const files = entries.filter(({ name }) => !/[\\/]$/.test(name) && !isByproduct(name));
  if (files.length === 0) throw refused(path, "is an empty archive. Get it again.");
  if (wanted !== undefined) return named(files, wanted, path);
  const exports = files.filter(({ name }) => EXPORTS.test(name));
  const [only] = exports.length > 0 ? exports : files;
  if (only !== undefined && (exports.length === 1 || files.length === 1)) return only;
  if (exports.length > 1) {
    throw refused(
      path,
      `holds several files: ${listed(exports)}. Say which one with --entry NAME.`,
    );
  }
  const packed = files.some(({ name }) => PACKED.test(name));
  const hint = packed
    ? "Unpack it, and give the one that is meant."
    : "If one of them is the export, say so with --entry NAME.";
  throw refused(path, `holds no export (.csv, .tsv or .txt). It holds ${listed(files)}. ${hint}`);
}

/** By the whole name, or by its last part where only one file has that. */
function named(files: readonly ZipEntry[], wanted: string, path: string): ZipEntry {
  const whole = files.filter(({ name }) => name === wanted);
  const found = whole.length > 0 ? whole : files.filter(({ name }) => lastPart(name) === wanted);
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const several = found.length === 0 ? "no file" : `${found.length} files`;
  throw refused(path, `has ${several} ${visible(wanted)}. It holds ${listed(files)}.`);
}

/** What some systems put into every archive beside the files. */
function isByproduct(name: string): boolean {
  return name.startsWith("__MACOSX/") || /(?:^|\/)(?:\._|\.DS_Store$|Thumbs\.db$)/.test(name);
}

function lastPart(name: string): string {
  return name.split(/[\\/]/).at(-1) ?? name;
}

/** Names in a message; the first ones where there are many. */
function listed(entries: readonly ZipEntry[]): string {
  const names = entries.slice(0, 8).map(({ name }) => shownName(name));
  const more = entries.length - names.length;
  return names.join(", ") + (more > 0 ? ` and ${more} more` : "");
}
