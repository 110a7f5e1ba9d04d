import type { Rule } from "../rule.js";
import { columnOrder } from "./column-order.js";
import { duplicateColumn } from "./duplicate-column.js";
import { metadataRecords } from "./metadata-records.js";
import { misnamedColumn } from "./misnamed-column.js";
import { missingColumn } from "./missing-column.js";
import { summaryFile } from "./summary-file.js";
import { unexpectedColumn } from "./unexpected-column.js";

/** Family 2xx: the header. */
export const headerRules: readonly Rule[] = [
  missingColumn,
  unexpectedColumn,
  misnamedColumn,
  columnOrder,
  duplicateColumn,
  metadataRecords,
  summaryFile,
];
