/** Why output cannot be written. */
export class OutputError extends Error {
  override readonly name = "OutputError";

  constructor(
    readonly code: "exists" | "not-permitted" | "no-space" | "not-a-folder" | "unwritable",
    readonly path: string,
    message: string,
  ) {
    super(message);
  }
}

export function alreadyThere(path: string): OutputError {
  const message = `${path} is already there. Give another place, or --force to replace it.`;
  return new OutputError("exists", path, message);
}

/** The system's name of a fault, such as "ENOENT"; "" where it has none. */
export function systemCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** A file-system error as a sentence a person can act on. */
export function outputError(error: unknown, path: string): OutputError {
  if (error instanceof OutputError) return error;
  switch (systemCode(error)) {
    case "EEXIST":
      return alreadyThere(path);
    case "EACCES":
    case "EBUSY":
    case "EPERM":
    case "EROFS":
      return new OutputError(
        "not-permitted",
        path,
        `${path} may not be written. Check the folder's permissions, and that no other program holds the file open.`,
      );
    case "ENOSPC":
    case "EDQUOT":
      return new OutputError(
        "no-space",
        path,
        `There is no space left for ${path}. Nothing was kept; free some space and run again.`,
      );
    case "ENOENT":
    case "ENOTDIR":
      return new OutputError(
        "not-a-folder",
        path,
        `${path} cannot be written: its folder is not there. Make the folder first.`,
      );
    default: {
      const detail = error instanceof Error ? error.message : String(error);
      return new OutputError("unwritable", path, `${path} cannot be written: ${detail}`);
    }
  }
}
