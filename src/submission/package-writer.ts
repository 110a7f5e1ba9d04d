import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { AtomicFile, isThere, temporaryName, type WrittenFile } from "./atomic-file.js";
import { alreadyThere, OutputError, outputError, systemCode } from "./output-error.js";

/**
 * Writes a submission package so that it appears whole or not at all: into a temporary folder
 * beside its place, which is renamed as the last step.
 */
export class PackageWriter {
  readonly path: string;
  readonly #temporary: string;
  readonly #force: boolean;
  readonly #files: AtomicFile[] = [];

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
    await makeFolder(outDir);
    try {
      await mkdir(temporary);
    } catch (error) {
      throw outputError(error, path);
    }
    return new PackageWriter(path, temporary, force);
  }

  /** A file of the package, to be written as a stream. */
  async file(name: string): Promise<AtomicFile> {
    const file = await AtomicFile.create(join(this.#temporary, name), { force: false });
    this.#files.push(file);
    return file;
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
      await this.abort();
      if (moved) await putBack(aside, this.path);
      throw outputError(error, this.path);
    }
    if (moved) await removeOld(aside, this.path);
  }

  /** Leaves nothing behind, and no file open: Windows removes no folder that holds one. */
  async abort(): Promise<void> {
    for (const file of this.#files) await file.abort();
    await rm(this.#temporary, { recursive: true, force: true });
  }
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    if (systemCode(error) !== "EEXIST") throw outputError(error, path);
    const message = `${path} is a file, not a folder. Give another place with --out.`;
    throw new OutputError("not-a-folder", path, message);
  }
}

async function putBack(aside: string, path: string): Promise<void> {
  try {
    await rename(aside, path);
  } catch {
    const message = `${path} cannot be replaced. The package that was there is kept as ${aside}: rename it by hand.`;
    throw new OutputError("unwritable", path, message);
  }
}

async function removeOld(aside: string, path: string): Promise<void> {
  try {
    await rm(aside, { recursive: true, force: true });
  } catch {
    const message = `${path} was replaced and is complete, but the old package cannot be removed. It is kept as ${aside}: remove it by hand.`;
    throw new OutputError("not-permitted", aside, message);
  }
}

/** Files that a package holds: --force replaces a package, not some other folder. */
const PACKAGE_FILES = ["responses.csv", "collection-detail.json", "manifest.json", "report.json"];

/** What Finder and Explorer leave in a folder that somebody has looked into. */
const DESKTOP_FILES = [".DS_Store", "Thumbs.db", "desktop.ini"];

async function checkReplaceable(path: string, force: boolean): Promise<void> {
  if (!force) throw alreadyThere(path);
  const other = await otherThanPackage(path);
  if (other === null) return;
  const message = `${path} ${other}, so --force does not replace it. Give another place with --out.`;
  throw new OutputError("exists", path, message);
}

/** What shows that something else stands there; null if it is a package. */
async function otherThanPackage(path: string): Promise<string | null> {
  try {
    if (!(await stat(path)).isDirectory()) return "is not a folder";
    const known = [...PACKAGE_FILES, ...DESKTOP_FILES];
    const strange = (await readdir(path)).find((name) => !known.includes(name));
    return strange === undefined ? null : `holds files that are not of a package (${strange})`;
  } catch (error) {
    throw outputError(error, path);
  }
}

/** "benefits-application-fy2025q1": lower-case letters, digits and hyphens, safe on every system. */
export function packageName(service: string, quarter: string): string {
  const slug = service
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{Mark}+/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
  return `${slug === "" ? "service" : slug}-${quarter.toLowerCase()}`;
}
