import * as from from "./layout";
import { at32, put32 } from "./layout";
import {
  commentEnd,
  commentEscaped,
  commentStart,
  idEnd,
  idStart,
  line,
  record,
  row,
} from "./responses";

const CELL_ESCAPED_BIT: u8 = 1;

/**
 * Makes responses of some records of a batch: which record each is of, and where its texts lie.
 * @param rows of the records, as numbers of four bytes.
 * @param id 0-based cell, which each of the records has; -1 where there is none.
 * @param comment the same.
 */
export function gather(rows: u32, count: u32, id: i32, comment: i32): void {
  for (let i: u32 = 0; i < count; i++) {
    const number = at32(rows, i);
    put32(row, i, number);
    put32(record, i, at32(from.record, number));
    put32(line, i, at32(from.line, number));
    const first = at32(from.firstCell, number);
    put32(idStart, i, id < 0 ? 0 : at32(from.cellStart, first + id));
    put32(idEnd, i, id < 0 ? 0 : at32(from.cellEnd, first + id));
    put32(commentStart, i, comment < 0 ? 0 : at32(from.cellStart, first + comment));
    put32(commentEnd, i, comment < 0 ? 0 : at32(from.cellEnd, first + comment));
    const flags = comment < 0 ? 0 : load<u8>(from.cellFlags + first + comment);
    store<u8>(commentEscaped + i, (flags >> CELL_ESCAPED_BIT) & 1);
  }
}
