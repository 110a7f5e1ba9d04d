/** Why a file cannot be read. */
export class SourceError extends Error {
  override readonly name = "SourceError";

  constructor(
    readonly code: "not-found" | "directory" | "not-permitted" | "unreadable" | "changed",
    readonly path: string,
    message: string,
  ) {
    super(message);
  }
}

/** A file-system error as a sentence. */
export function sourceError(error: unknown, path: string): SourceError {
  if (error instanceof SourceError) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT" || code === "ENOTDIR") {
    return new SourceError(
      "not-found",
      path,
      `There is no file ${path}. Check the name and the folder.`,
    );
  }
  if (code === "EACCES" || code === "EPERM") {
    const message = `${path} may not be read. Check its permissions, and that no other program holds it open.`;
    return new SourceError("not-permitted", path, message);
  }
  const detail = error instanceof Error ? error.message : String(error);
  return new SourceError("unreadable", path, `${path} cannot be read: ${detail}`);
}
