import { crc32, deflateRawSync } from "node:zlib";

/** A file for an archive, with what a test may lie about. */
export interface ZipPart {
  readonly name: string | Uint8Array;
  readonly content: string | Uint8Array;
  readonly stored?: boolean;
  /** What the directory says, where it is not the truth. */
  readonly lies?: { readonly crc?: number; readonly size?: number; readonly flags?: number };
}

const encoder = new TextEncoder();
const bytesOf = (text: string | Uint8Array): Uint8Array =>
  typeof text === "string" ? encoder.encode(text) : text;

/** Writes a zip archive by the book: local headers, directory, end. */
export function zipOf(parts: readonly ZipPart[]): Uint8Array {
  const local: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const { name, content, stored = false, lies = {} } of parts) {
    const data = bytesOf(content);
    const packed = stored ? data : deflateRawSync(data);
    const raw = bytesOf(name);
    const fields = [
      lies.flags ?? 0x800,
      stored ? 0 : 8,
      0,
      0x21,
      { long: lies.crc ?? crc32(data) },
      { long: packed.length },
      { long: lies.size ?? data.length },
      raw.length,
    ];
    const header = little([{ long: 0x04034b50 }, 20, ...fields, 0]);
    local.push(header, raw, packed);
    directory.push(
      little([{ long: 0x02014b50 }, 20, 20, ...fields, 0, 0, 0, 0, { long: 0 }, { long: at }]),
      raw,
    );
    at += header.length + raw.length + packed.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = little([
    { long: 0x06054b50 },
    ...[0, 0, parts.length & 0xffff, parts.length & 0xffff],
    ...[{ long: size }, { long: at }],
    0,
  ]);
  return join([...local, ...directory, end]);
}

function little(values: readonly (number | { long: number })[]): Uint8Array {
  const out: number[] = [];
  for (const value of values) {
    const [number, bytes] = typeof value === "number" ? [value, 2] : [value.long, 4];
    for (let byte = 0; byte < bytes; byte++) out.push((number >>> (8 * byte)) & 0xff);
  }
  return Uint8Array.from(out);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
