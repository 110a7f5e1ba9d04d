import type { Rule } from "../rule.js";
import { blankRecord } from "./blank-record.js";
import { byteOrderMark } from "./byte-order-mark.js";
import { emptyFile } from "./empty-file.js";
import { largeFile } from "./large-file.js";
import { mixedLineEndings } from "./mixed-line-endings.js";
import { mojibake } from "./mojibake.js";
import { noResponses } from "./no-responses.js";
import { notUtf8 } from "./not-utf8.js";
import { nulByte } from "./nul-byte.js";
import { oversizedField } from "./oversized-field.js";
import { preamble } from "./preamble.js";
import { raggedRecord } from "./ragged-record.js";
import { strayQuote } from "./stray-quote.js";
import { swallowedRecords } from "./swallowed-records.js";
import { unclosedQuote } from "./unclosed-quote.js";
import { utf16 } from "./utf-16.js";
import { wrongDelimiter } from "./wrong-delimiter.js";
import { wrongExtension } from "./wrong-extension.js";

/** Family 1xx: the file. */
export const fileRules: readonly Rule[] = [
  notUtf8,
  byteOrderMark,
  utf16,
  nulByte,
  wrongExtension,
  emptyFile,
  noResponses,
  unclosedQuote,
  strayQuote,
  raggedRecord,
  blankRecord,
  mixedLineEndings,
  oversizedField,
  swallowedRecords,
  mojibake,
  wrongDelimiter,
  largeFile,
  preamble,
];
