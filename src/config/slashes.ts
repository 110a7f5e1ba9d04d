/** Backslashes separate folders as slashes do. */
export function withSlashes(path: string): string {
  return path.replaceAll("\\", "/");
}
