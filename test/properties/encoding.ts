import fc from "fast-check";
import { ofBothTables } from "./both-kinds.js";
import { ruleProperty } from "./one-mutation.js";
import { submissionInput } from "./submission-input.js";
import { pickRow } from "./table-input.js";

/**
 * Texts, the bytes that windows-1252 has for them, and what becomes of them when their UTF-8 is
 * read as windows-1252.
 */
const TEXTS: readonly {
  readonly text: string;
  readonly bytes: readonly number[];
  readonly misread: string;
}[] = [
  { text: "café", bytes: [0x63, 0x61, 0x66, 0xe9], misread: "cafÃ©" },
  { text: "don’t", bytes: [0x64, 0x6f, 0x6e, 0x92, 0x74], misread: "donâ€™t" },
  { text: "¿qué?", bytes: [0xbf, 0x71, 0x75, 0xe9, 0x3f], misread: "Â¿quÃ©?" },
  { text: "€5", bytes: [0x80, 0x35], misread: "â‚¬5" },
];

/** Of family 1xx: bytes and characters. */
export const encodingProperties = [
  ...ofBothTables({
    rule: "CX101",
    story: "a comment in windows-1252",
    mutate: (file, pick) =>
      file.asWrittenBytes(
        pickRow(file, pick),
        file.columns.comment,
        pick(fc.constantFrom, ...TEXTS).bytes,
      ),
    nearMiss: (file, pick) =>
      file.asWritten(
        pickRow(file, pick),
        file.columns.comment,
        pick(fc.constantFrom, ...TEXTS).text,
      ),
  }),
  ...ofBothTables({
    rule: "CX101",
    story: "a whole file in windows-1252",
    mutate: (file) =>
      file
        .withColumn(file.columns.comment, (row) => (row % 2 === 0 ? "Mañana" : ""))
        .asBytes((bytes) => Buffer.from(new TextDecoder().decode(bytes), "latin1")),
  }),
  ruleProperty({
    rule: "CX102",
    story: "a byte order mark",
    valid: submissionInput(),
    mutate: (file) => file.asText((text) => `\uFEFF${text}`),
    nearMiss: (file, pick) => file.withCell(pickRow(file, pick), "question_4", "\uFEFFThank you"),
  }),
  ...ofBothTables({
    rule: "CX103",
    story: "UTF-16 of either byte order, with and without a mark",
    mutate: (file, pick) => {
      const mark = pick(fc.constantFrom, "\uFEFF", "");
      const isBigEndian = pick(fc.boolean);
      return file.asBytes((bytes) => {
        const text = new TextDecoder().decode(bytes);
        const littleEndian = Buffer.from(`${mark}${text}`, "utf16le");
        return isBigEndian ? littleEndian.swap16() : littleEndian;
      });
    },
  }),
  ...ofBothTables({
    rule: "CX104",
    story: "a NUL in a cell",
    mutate: (file, pick) =>
      file.asWritten(
        pickRow(file, pick),
        pick(fc.constantFrom, ...file.header),
        pick(fc.constantFrom, "\0", "Thank\0you", "1\0"),
      ),
  }),
  ...ofBothTables({
    rule: "CX115",
    story: "a comment in UTF-8 that was read as windows-1252",
    mutate: (file, pick) =>
      file.withCell(
        pickRow(file, pick),
        file.columns.comment,
        `It was ${pick(fc.constantFrom, ...TEXTS).misread}`,
      ),
    nearMiss: (file, pick) =>
      file.withCell(
        pickRow(file, pick),
        file.columns.comment,
        pick(fc.constantFrom, "Ã la carte", "âme", "Â 5", "ð"),
      ),
  }),
];
