import { SourceError } from "../source-error.js";

/**
 * Why a packed file cannot be read, as a sentence that begins with the file.
 * @param what such as "is packed with a password. Unpack it, and give the export itself."
 */
export function refused(path: string, what: string): SourceError {
  const file = path === "-" ? "Standard input" : path;
  return new SourceError("unreadable", path, `${file} ${what}`);
}
