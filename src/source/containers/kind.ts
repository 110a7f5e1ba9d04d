/** What the first bytes of a file show that it is. */
export type ContainerKind = "plain" | "gzip" | "zip" | "ole" | "spss" | "pdf";

/** Bytes that are enough to tell. */
export const KIND_BYTES = 8;

const SIGNATURES: readonly (readonly [ContainerKind, readonly number[]])[] = [
  ["gzip", [0x1f, 0x8b, 0x08]],
  ["zip", [0x50, 0x4b, 0x03, 0x04]],
  // A zip archive without any entry.
  ["zip", [0x50, 0x4b, 0x05, 0x06]],
  ["ole", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ["spss", [0x24, 0x46, 0x4c, 0x32]],
  ["spss", [0x24, 0x46, 0x4c, 0x33]],
  ["pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
];

/** By the bytes and not by the name: exports are renamed, and standard input has none. */
export function kindOf(begin: Uint8Array): ContainerKind {
  for (const [kind, signature] of SIGNATURES) {
    if (signature.every((byte, at) => begin[at] === byte)) return kind;
  }
  return "plain";
}

/** What to do with a file that is no table of text; null where it can be read. */
export function refusal(kind: ContainerKind): string | null {
  switch (kind) {
    case "ole":
      return "is an old workbook (.xls) or one with a password. Open it, take the password off, and save it as Excel Workbook (.xlsx) or as CSV UTF-8.";
    case "spss":
      return "is an SPSS file (.sav). Export as CSV from the survey platform instead.";
    case "pdf":
      return "is a PDF. Export as CSV from the survey platform instead.";
    default:
      return null;
  }
}
