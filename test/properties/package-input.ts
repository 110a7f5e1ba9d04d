import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FiscalQuarter } from "../../src/guidance/fiscal-quarter.js";
import type { CollectionDetail } from "../../src/submission/collection-detail-schema.js";
import type { Manifest } from "../../src/submission/manifest.js";
import { judgePackagesIn } from "../support/judge-packages.js";
import type { Judgeable } from "./one-mutation.js";
import type { TableInput } from "./table-input.js";

/** The metadata as they may stand in a file. */
export type Detail = Record<string, unknown> & Partial<Record<keyof CollectionDetail, unknown>>;

export interface PackageParts {
  readonly responses: TableInput;
  readonly detail: Detail;
  /** But for its files, which are those that are written. */
  readonly manifest: Omit<Manifest, "files">;
  /** What happens to the finished package: its files' texts by name. */
  readonly tamper?: (files: Map<string, string>) => void;
}

export interface RunParts {
  readonly packages: readonly PackageParts[];
  /** The quarter the user asks for; null where nobody names one. */
  readonly asked: FiscalQuarter | null;
  /** The clock, epoch milliseconds. */
  readonly now: number;
}

/** Submission packages as they lie in a folder, judged together; every change makes new ones. */
export class PackagesInput implements Judgeable {
  readonly packages: readonly PackageParts[];
  readonly now: number;
  readonly #parts: RunParts;

  constructor(parts: RunParts) {
    this.#parts = parts;
    this.packages = parts.packages;
    this.now = parts.now;
  }

  with(parts: Partial<RunParts>): PackagesInput {
    return new PackagesInput({ ...this.#parts, ...parts });
  }

  /** One package changed; they count from 0. */
  withPackage(at: number, change: (before: PackageParts) => Partial<PackageParts>): PackagesInput {
    const before = this.packages[at]!;
    return this.with({ packages: this.packages.with(at, { ...before, ...change(before) }) });
  }

  /** Fields of the metadata of one package replaced; undefined leaves them out. */
  withDetail(at: number, fields: Detail): PackagesInput {
    return this.withPackage(at, ({ detail }) => ({ detail: { ...detail, ...fields } }));
  }

  withManifest(at: number, fields: Partial<Manifest>): PackagesInput {
    return this.withPackage(at, ({ manifest }) => ({ manifest: { ...manifest, ...fields } }));
  }

  /** The finished files of one package changed behind its manifest's back. */
  withTampered(at: number, tamper: (files: Map<string, string>) => void): PackagesInput {
    return this.withPackage(at, () => ({ tamper }));
  }

  async judge(): Promise<ReadonlySet<string>> {
    const folder = await mkdtemp(join(tmpdir(), "cx280-packages-"));
    try {
      await Promise.all(
        this.packages.map((each, at) => write(join(folder, `package-${at}`), filesOf(each))),
      );
      const { asked: quarter, now } = this.#parts;
      const outcomes = await judgePackagesIn(folder, { quarter, now });
      return new Set(outcomes.flatMap(({ counts }) => Object.keys(counts.byRule)));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  toString(): string {
    const { asked, now } = this.#parts;
    const files = this.packages.flatMap((each) => [...filesOf(each)]);
    return [JSON.stringify({ asked, now: new Date(now).toISOString() }), ...files.flat()].join(
      "\n",
    );
  }
}

/** A package's files as `format` writes them, then tampered with. */
function filesOf({ responses, detail, manifest, tamper }: PackageParts): Map<string, string> {
  const files = new Map([
    ["responses.csv", responses.with({ newline: "\n" }).text()],
    ["collection-detail.json", json(detail)],
    ["report.json", json({ tool: manifest.tool })],
  ]);
  const written = [...files].map(([name, text]) => ({
    name,
    bytes: Buffer.byteLength(text),
    sha256: sha256(text),
    rows: name === "responses.csv" ? responses.rows.length : null,
  }));
  files.set("manifest.json", json({ files: written, ...manifest }));
  tamper?.(files);
  return files;
}

async function write(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  await mkdir(folder);
  await Promise.all([...files].map(([name, text]) => writeFile(join(folder, name), text)));
}

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

export function json(data: unknown): string {
  return `${JSON.stringify(data, null, 2)}\n`;
}
