import { crc32, deflateRawSync } from "node:zlib";

/** A file for an archive, with what a test may lie about. */
export interface ZipPart {
  readonly name: string | Uint8Array;
  readonly content: string | Uint8Array;
  readonly stored?: boolean;
  /** What the headers say, where it is not the truth. */
  readonly lies?: {
    readonly crc?: number;
    readonly size?: number;
    readonly packedSize?: number;
    readonly flags?: number;
    readonly method?: number;
    /** Where the directory says that the file begins. */
    readonly at?: number;
  };
}

export interface ZipOptions {
  /** Sizes and places in 64 bits, as for archives of more than 4 GiB. */
  readonly zip64?: boolean;
}

const encoder = new TextEncoder();
const bytesOf = (text: string | Uint8Array): Uint8Array =>
  typeof text === "string" ? encoder.encode(text) : text;

const STORED = 0;
const DEFLATED = 8;
const UTF8_NAME = 0x800;
const ALL_ONES = 0xffff_ffff;

/** Writes a zip archive by the book: local headers, directory, end. */
export function zipOf(parts: readonly ZipPart[], { zip64 = false }: ZipOptions = {}): Uint8Array {
  const local: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const { name, content, stored = false, lies = {} } of parts) {
    const data = bytesOf(content);
    const packed = stored ? data : deflateRawSync(data);
    const raw = bytesOf(name);
    const size = lies.size ?? data.length;
    const packedSize = lies.packedSize ?? packed.length;
    const start = lies.at ?? at;
    const fields = [
      two(zip64 ? 45 : 20),
      two(lies.flags ?? UTF8_NAME),
      two(lies.method ?? (stored ? STORED : DEFLATED)),
      two(0),
      two(0x21),
      four(lies.crc ?? crc32(data)),
      four(zip64 ? ALL_ONES : packedSize),
      four(zip64 ? ALL_ONES : size),
      two(raw.length),
    ];
    const sizes = zip64 ? [eight(size), eight(packedSize)] : [];
    const localExtra = zip64 ? join([two(1), two(16), ...sizes]) : new Uint8Array(0);
    const extra = zip64 ? join([two(1), two(24), ...sizes, eight(start)]) : new Uint8Array(0);
    const header = join([four(0x04034b50), ...fields, two(localExtra.length), raw, localExtra]);
    local.push(header, packed);
    const attributes = [two(0), two(0), two(0), four(0)];
    directory.push(
      join([
        ...[four(0x02014b50), two(45), ...fields, two(extra.length), ...attributes],
        ...[four(zip64 ? ALL_ONES : start), raw, extra],
      ]),
    );
    at += header.length + packed.length;
  }
  const entries = join(directory);
  return join([...local, entries, directoryEnd(parts.length, entries.length, at, zip64)]);
}

/** What closes an archive; a zip64 one says the same twice. */
export function directoryEnd(count: number, size: number, at: number, zip64: boolean): Uint8Array {
  const short = [two(Math.min(count, 0xffff)), two(Math.min(count, 0xffff))];
  const end = [four(0x06054b50), two(0), two(0), ...short];
  if (!zip64) return join([...end, four(size), four(at), two(0)]);
  const record = [four(0x06064b50), eight(44), two(45), two(45), four(0), four(0)];
  const locator = [four(0x07064b50), four(0), eight(at + size), four(1)];
  return join([
    ...record,
    ...[eight(count), eight(count), eight(size), eight(at)],
    ...locator,
    ...end,
    ...[four(ALL_ONES), four(ALL_ONES), two(0)],
  ]);
}

export function two(value: number): Uint8Array {
  return Uint8Array.of(value & 0xff, (value >>> 8) & 0xff);
}

export function four(value: number): Uint8Array {
  return join([two(value & 0xffff), two(value >>> 16)]);
}

function eight(value: number): Uint8Array {
  return join([four(value >>> 0), four(Math.floor(value / 2 ** 32))]);
}

export function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
