/** What the first bytes of a file show that it is. */
export type ContainerKind =
  | "plain"
  | "gzip"
  | "zip"
  | "other-archive"
  | "ole"
  | "statistics"
  | "pdf"
  | "markup";

/** Bytes that are enough to tell. */
export const KIND_BYTES = 512;

const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));

const SIGNATURES: readonly (readonly [ContainerKind, readonly number[]])[] = [
  ["gzip", [0x1f, 0x8b, 0x08]],
  ["zip", [0x50, 0x4b, 0x03, 0x04]],
  // A zip archive without any entry.
  ["zip", [0x50, 0x4b, 0x05, 0x06]],
  // 7-Zip, RAR, xz, Zstandard, bzip2.
  ["other-archive", [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ["other-archive", [...ascii("Rar!"), 0x1a, 0x07]],
  ["other-archive", [0xfd, ...ascii("7zXZ"), 0x00]],
  ["other-archive", [0x28, 0xb5, 0x2f, 0xfd]],
  ["other-archive", [...ascii("BZh9"), 0x31, 0x41, 0x59, 0x26]],
  ["ole", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  // SPSS, and Stata from version 13 on.
  ["statistics", ascii("$FL2@(#)")],
  ["statistics", ascii("$FL3@(#)")],
  ["statistics", ascii("<stata_dta>")],
  ["pdf", ascii("%PDF-")],
];

/** In a tar archive the signature stands behind the first file's name and sizes. */
const TAR = { at: 257, signature: ascii("ustar") };

/** A web page or XML; no export of a table begins like that. */
const MARKUP = /^(?:<!doctype|<html|<head|<table|<\?xml)\b/i;

/** By the bytes and not by the name: exports are renamed, and standard input has none. */
export function kindOf(begin: Uint8Array): ContainerKind {
  const holds = (signature: readonly number[], at = 0): boolean =>
    signature.every((byte, i) => begin[at + i] === byte);
  for (const [kind, signature] of SIGNATURES) if (holds(signature)) return kind;
  if (holds(TAR.signature, TAR.at)) return "other-archive";
  const text = new TextDecoder("utf-8").decode(begin.subarray(0, 64));
  return MARKUP.test(text.trimStart()) ? "markup" : "plain";
}

const REFUSALS: Readonly<Partial<Record<ContainerKind, string>>> = {
  "other-archive":
    "is packed in a way that cx280 does not read (it reads .zip and .gz). Unpack it, and give the export itself.",
  ole: "is an old workbook (.xls) or one with a password. Open it, take the password off if it has one, and save it as Excel Workbook (.xlsx) or as CSV UTF-8.",
  statistics:
    "is a file of a statistics program (.sav, .dta). Export as CSV from the survey platform instead.",
  pdf: "is a PDF. Export as CSV from the survey platform instead.",
  markup:
    "is a web page or XML and no table. If it should be an export, the download may have brought a sign-in page: look at it. If a spreadsheet program opens it, save it from there as CSV UTF-8.",
};

/** What to do with a file that is no table of text; null where it can be read. */
export function refusal(kind: ContainerKind): string | null {
  return REFUSALS[kind] ?? null;
}
