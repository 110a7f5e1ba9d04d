import { open as openHandle, stat } from "node:fs/promises";
import { visible } from "../report/message.js";
import { checkReadable } from "./check-readable.js";
import { factsOfFile, PassingFacts, withGivenFacts } from "./containers/given-facts.js";
import { gunzip } from "./containers/gunzip.js";
import { type ContainerKind, KIND_BYTES, kindOf, refusal } from "./containers/kind.js";
import { peek } from "./containers/peek.js";
import { plainInside } from "./containers/plain-inside.js";
import { refused } from "./containers/refused.js";
import { withSheetRows } from "./containers/sheet-rows.js";
import { spool } from "./containers/spool.js";
import type { PartOptions } from "./containers/unpack.js";
import type { Digest } from "./digest.js";
import { fileChunks } from "./file-chunks.js";
import { type OpenOptions, openSource } from "./open.js";
import type { Source } from "./source.js";
import { sourceError } from "./source-error.js";

export type FileOptions = OpenOptions & PartOptions;

/** Another way to read a file that is not packed. */
export interface PlainReading {
  chunks(path: string): AsyncIterable<Uint8Array>;
  /** Is given the chunks; SHA-256 unless told. */
  readonly digest?: Digest;
}

/**
 * Opens a table of text, as it is or packed: gzip, a zip archive, a workbook. What a file is, its
 * bytes tell. @throws SourceError with a sentence a person can act on.
 * @param plainly how to read it if it is not packed.
 */
export async function openFile(
  path: string,
  options: FileOptions = {},
  plainly?: PlainReading,
): Promise<Source> {
  await checkReadable(path);
  const stream = (): AsyncIterable<Uint8Array> => withSourceErrors(fileChunks(path), path);
  // A pipe with a name can be read once only, as standard input can.
  const facts = await stat(path);
  if (!facts.isFile()) return openStream(stream(), path, options);
  const kind = checkKind(kindOf(await firstBytes(path)), path, options);
  if (kind === "zip") return openArchive(path, path, options);
  if (kind === "gzip") return openGzip(stream(), path, options);
  const chunks = plainly === undefined ? stream() : withSourceErrors(plainly.chunks(path), path);
  const { digest } = plainly ?? {};
  return openSource({ name: path, stream: chunks, bytes: facts.size, digest }, options);
}

/** Reads standard input, or any other stream of bytes, packed or not. */
export function openStandardInput(
  input: AsyncIterable<Uint8Array>,
  options: FileOptions = {},
): Promise<Source> {
  return openStream(withSourceErrors(input, "-"), "-", options);
}

async function openStream(
  input: AsyncIterable<Uint8Array>,
  path: string,
  options: FileOptions,
): Promise<Source> {
  const { begin, stream } = await peek(input);
  try {
    const kind = checkKind(kindOf(begin), path, options);
    if (kind === "zip") return await openSpooled(stream, path, options);
    return kind === "gzip"
      ? await openGzip(stream, path, options)
      : await openPlain(stream, path, options);
  } catch (error) {
    await stream.return(undefined);
    throw error;
  }
}

/** @throws SourceError where it is no table, or holds no parts to choose from. */
function checkKind(
  kind: ContainerKind,
  path: string,
  { sheet, entry }: PartOptions,
): ContainerKind {
  const said = refusal(kind);
  if (said !== null) throw refused(path, said);
  if (kind === "zip") return kind;
  if (sheet !== undefined) {
    throw refused(path, `is no workbook (.xlsx): leave out --sheet ${visible(sheet)}.`);
  }
  if (entry !== undefined) {
    throw refused(path, `is no zip archive: leave out --entry ${visible(entry)}.`);
  }
  return kind;
}

function openPlain(
  stream: AsyncIterable<Uint8Array>,
  path: string,
  options: OpenOptions,
): Promise<Source> {
  return openSource({ name: path, stream }, options);
}

async function openGzip(
  packed: AsyncIterable<Uint8Array>,
  path: string,
  options: OpenOptions,
): Promise<Source> {
  const facts = new PassingFacts();
  const unpacked = gunzip(facts.of(packed), path);
  const source = await openPlain(plainInside(unpacked, path, "what is in it"), path, options);
  return withGivenFacts(source, "gzip", async () => facts.taken());
}

/** @param file where the archive lies; @param path what the user calls it. */
async function openArchive(file: string, path: string, options: FileOptions): Promise<Source> {
  // Archives and workbooks are read by libraries that nothing else needs.
  const { unpack } = await import("./containers/unpack.js");
  const { stream, isSheet, close } = await unpack(file, path, options);
  try {
    // The bytes of a sheet are made here, whatever the definition says of the platform's CSV.
    const source = isSheet
      ? withSheetRows(
          await openPlain(stream, path, { ...options, encoding: "utf-8", delimiter: "," }),
        )
      : await openPlain(stream, path, options);
    return withGivenFacts(closing(source, close), isSheet ? "workbook" : "zip", () =>
      factsOfFile(file, path),
    );
  } catch (error) {
    close();
    throw error;
  }
}

async function openSpooled(
  stream: AsyncIterable<Uint8Array>,
  path: string,
  options: FileOptions,
): Promise<Source> {
  const { file, remove } = await spool(stream, path);
  try {
    return closing(await openArchive(file, path, options), remove);
  } catch (error) {
    await remove();
    throw error;
  }
}

/** A source that lets go of something else as well. */
function closing(source: Source, close: () => void | Promise<void>): Source {
  return {
    ...source,
    close: async () => {
      try {
        await source.close();
      } finally {
        await close();
      }
    },
  };
}

async function firstBytes(path: string): Promise<Uint8Array> {
  try {
    const handle = await openHandle(path, "r");
    try {
      const buffer = new Uint8Array(KIND_BYTES);
      const { bytesRead } = await handle.read(buffer, 0, KIND_BYTES, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw sourceError(error, path);
  }
}

async function* withSourceErrors(
  stream: AsyncIterable<Uint8Array>,
  path: string,
): AsyncGenerator<Uint8Array> {
  try {
    yield* stream;
  } catch (error) {
    throw sourceError(error, path);
  }
}
