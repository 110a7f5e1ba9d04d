import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, open as openHandle, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { gunzip } from "./containers/gunzip.js";
import { KIND_BYTES, kindOf, refusal } from "./containers/kind.js";
import { withSheetRows } from "./containers/sheet-rows.js";
import { type PartOptions, unpack } from "./containers/unpack.js";
import { type OpenOptions, openSource } from "./open.js";
import type { Source, SourceStep } from "./source.js";
import { SourceError, sourceError } from "./source-error.js";

export { SourceError, sourceError } from "./source-error.js";

/** Bytes read from disk at once: larger reads gain nothing, smaller ones cost calls. */
const READ_BYTES = 256 * 1024;
/** Bytes of an archive on standard input that are put aside in a temporary file. */
const MOST_SPOOLED = 2 ** 32;

export type FileOptions = OpenOptions & PartOptions;

/**
 * Opens a table of text, as it is or packed: gzip, a zip archive, a workbook. What a file is, its
 * bytes tell. @throws SourceError with a sentence a person can act on.
 */
export async function openFile(path: string, options: FileOptions = {}): Promise<Source> {
  await checkReadable(path);
  if (!(await stat(path)).isFile()) {
    // A pipe with a name can be read once only, as standard input can.
    return openStream(createReadStream(path, { highWaterMark: READ_BYTES }), path, options);
  }
  const kind = kindOf(await firstBytes(path));
  const refused = refusal(kind);
  if (refused !== null) throw new SourceError("unreadable", path, `${path} ${refused}`);
  if (kind === "zip") return openArchive(path, path, options);
  const { entry, sheet } = options;
  if (entry !== undefined || sheet !== undefined) throw notPacked(path, entry, sheet);
  const stream = withSourceErrors(createReadStream(path, { highWaterMark: READ_BYTES }), path);
  if (kind !== "gzip") return openSource({ name: path, stream }, options);
  return openGzip(stream, path, options);
}

/** Reads standard input, or any other stream of bytes, packed or not. */
export function openStandardInput(
  input: AsyncIterable<Uint8Array>,
  options: FileOptions = {},
): Promise<Source> {
  return openStream(input, "-", options);
}

/** An archive is put aside first: its directory stands at its end. */
async function openStream(
  input: AsyncIterable<Uint8Array>,
  path: string,
  options: FileOptions,
): Promise<Source> {
  const { begin, stream } = await peek(withSourceErrors(input, path));
  const kind = kindOf(begin);
  const refused = refusal(kind);
  if (refused !== null) {
    const what = path === "-" ? "Standard input" : path;
    throw new SourceError("unreadable", path, `${what} ${refused}`);
  }
  if (kind === "zip") return openSpooled(stream, path, options);
  if (kind === "gzip") return openGzip(stream, path, options);
  return openSource({ name: path, stream }, options);
}

async function openGzip(
  packed: AsyncIterable<Uint8Array>,
  path: string,
  options: FileOptions,
): Promise<Source> {
  const hash = createHash("sha256");
  let bytes = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of packed) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  };
  const stream = gunzip(counted(), path);
  const source = await openSource({ name: path, stream }, options);
  return withFactsOf(source, async () => ({ bytes, sha256: hash.digest("hex") }));
}

/** @param file where the archive lies; @param path what the user calls it. */
async function openArchive(file: string, path: string, options: FileOptions): Promise<Source> {
  const { stream, rows, close } = await unpack(file, path, options);
  let source: Source;
  try {
    source = await openSource({ name: path, stream }, options);
  } catch (error) {
    close();
    throw error;
  }
  const closing = {
    ...source,
    close: async () => {
      await source.close();
      close();
    },
  };
  return withFactsOf(rows ? withSheetRows(closing) : closing, () => factsOf(file));
}

async function openSpooled(
  stream: AsyncIterable<Uint8Array>,
  path: string,
  options: FileOptions,
): Promise<Source> {
  const folder = await mkdtemp(join(tmpdir(), "cx280-"));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const file = join(folder, "input.zip");
    let size = 0;
    const bounded = async function* (): AsyncGenerator<Uint8Array> {
      for await (const chunk of stream) {
        size += chunk.length;
        if (size > MOST_SPOOLED) {
          const message =
            "An archive of more than 4 GiB cannot be read from a pipe. Give the file.";
          throw new SourceError("unreadable", path, message);
        }
        yield chunk;
      }
    };
    await pipeline(bounded(), createWriteStream(file, { mode: 0o600 }));
    const source = await openArchive(file, path, options);
    return {
      ...source,
      close: async () => {
        await source.close();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** The facts at the end are those of the file as it was given, packed. */
function withFactsOf(
  source: Source,
  facts: () => Promise<{ bytes: number; sha256: string }>,
): Source {
  return {
    ...source,
    async *read(layout): AsyncGenerator<SourceStep> {
      for await (const step of source.read(layout)) {
        const end = step.notices.find((notice) => notice.kind === "end");
        if (end === undefined) {
          yield step;
          continue;
        }
        const own = await facts();
        const notices = step.notices.map((notice) =>
          notice.kind === "end" ? { ...notice, facts: { ...notice.facts, ...own } } : notice,
        );
        yield { ...step, notices };
      }
    },
  };
}

async function factsOf(file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: READ_BYTES })) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest("hex") };
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

/** The first bytes of a stream, and the stream with them. */
async function peek(
  input: AsyncIterable<Uint8Array>,
): Promise<{ begin: Uint8Array; stream: AsyncGenerator<Uint8Array> }> {
  const iterator = input[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let size = 0;
  while (size < KIND_BYTES) {
    const { done, value } = await iterator.next();
    if (done === true) break;
    first.push(value.slice());
    size += value.length;
  }
  const begin = Uint8Array.from(first.flatMap((chunk) => [...chunk.subarray(0, KIND_BYTES)]));
  const stream = async function* (): AsyncGenerator<Uint8Array> {
    try {
      yield* first;
      for (;;) {
        const { done, value } = await iterator.next();
        if (done === true) return;
        yield value;
      }
    } finally {
      await iterator.return?.(undefined);
    }
  };
  return { begin, stream: stream() };
}

function notPacked(
  path: string,
  entry: string | undefined,
  sheet: string | undefined,
): SourceError {
  const option = sheet === undefined ? `--entry ${entry}` : `--sheet ${sheet}`;
  const what = sheet === undefined ? "zip archive" : "workbook";
  return new SourceError("unreadable", path, `${path} is no ${what}: leave out ${option}.`);
}

/** @throws SourceError where there is no such file, or it is a folder. */
export async function checkReadable(path: string): Promise<void> {
  let isDirectory: boolean;
  try {
    isDirectory = (await stat(path)).isDirectory();
  } catch (error) {
    throw sourceError(error, path);
  }
  if (isDirectory) {
    throw new SourceError("directory", path, `${path} is a folder. Give the file in it.`);
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
