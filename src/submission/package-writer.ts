import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { AtomicFile, isThere, temporaryName, type WrittenFile } from "./atomic-file.js";
import { alreadyThere, OutputError, outputError } from "./output-error.js";

/**
 * Writes a submission package so that it appears whole or not at all: into a temporary folder
 * beside its place, which is renamed as the last step.
 */
export class PackageWriter {
  readonly path: string;
  readonly #temporary: string;
  readonly #force: boolean;

  private constructor(path: string, temporary: string, force: boolean) {
    this.path = path;
    this.#temporary = temporary;
    this.#force = force;
  }

  /** @throws OutputError if the package is there and `force` is not given, or cannot be written. */
  static async create(outDir: string, name: string, force: boolean): Promise<PackageWriter> {
    const path = join(outDir, name);
    if (await isThere(path)) await checkReplaceable(path, force);
    const temporary = temporaryName(path);
    try {
      await mkdir(outDir, { recursive: true });
      await mkdir(temporary);
    } catch (error) {
      throw outputError(error, path);
    }
    return new PackageWriter(path, temporary, force);
  }

  /** A file of the package, to be written as a stream. */
  file(name: string): Promise<AtomicFile> {
    return AtomicFile.create(join(this.#temporary, name), false);
  }

  async write(name: string, bytes: Uint8Array): Promise<WrittenFile> {
    const file = await this.file(name);
    await file.write(bytes);
    return file.commit();
  }

  /** Makes the package appear. With force, the old one is moved aside first and then removed. */
  async commit(): Promise<void> {
    const aside = temporaryName(this.path);
    let moved = false;
    try {
      if (await isThere(this.path)) {
        await checkReplaceable(this.path, this.#force);
        await rename(this.path, aside);
        moved = true;
      }
      await rename(this.#temporary, this.path);
    } catch (error) {
      if (moved) await rename(aside, this.path);
      await this.abort();
      throw outputError(error, this.path);
    }
    if (moved) await rm(aside, { recursive: true, force: true });
  }

  /** Leaves nothing behind. */
  async abort(): Promise<void> {
    await rm(this.#temporary, { recursive: true, force: true });
  }
}

/** Files that a package holds: --force replaces a package, not some other folder. */
const PACKAGE_FILES = ["responses.csv", "collection-detail.json", "manifest.json", "report.json"];

async function checkReplaceable(path: string, force: boolean): Promise<void> {
  if (!force) throw alreadyThere(path);
  if (!(await stat(path)).isDirectory()) return;
  const others = (await readdir(path)).filter((name) => !PACKAGE_FILES.includes(name));
  if (others.length === 0) return;
  throw new OutputError(
    "exists",
    path,
    `${path} holds files that are not of a package (${others[0]}), so --force does not replace it. Give another place with --out.`,
  );
}

/** "benefits-application-fy2025q1": lower-case letters, digits and hyphens, safe on every system. */
export function packageName(service: string, quarter: string): string {
  const slug = service
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
  return `${slug === "" ? "service" : slug}-${quarter.toLowerCase()}`;
}
