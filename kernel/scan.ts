import { below, eitherOf, highBits, matches, parity } from "./bits";
import {
  CELL_ESCAPED,
  CELL_MULTILINE,
  CELL_QUOTED,
  cellAt,
  holdsText,
  innerLinesOf,
  SWALLOWS,
  wrappedCells,
} from "./cells";
import {
  bytes,
  cellEnd,
  cellFlags,
  cellStart,
  firstCell,
  line,
  put32,
  RECORD_BLANK,
  RECORD_BROKEN,
  RECORD_HOLDS_DECODED,
  RECORD_HOLDS_NUL,
  RECORD_HOLDS_STRAY,
  RECORD_IS_WRAPPED,
  RECORD_SOUND,
  record,
  recordEnd,
  recordStart,
  STATE_AT,
  STATE_CELLS,
  STATE_FAULTS,
  STATE_LENGTH,
  STATE_LINES,
  STATE_RECORDS,
  STATE_WRAPPED,
  setState,
  state,
  stateOf,
  strayCell,
} from "./layout";

const QUOTE: u8 = 0x22;
const LF: u8 = 0x0a;
const CR: u8 = 0x0d;
const BLOCK: u32 = 64;

/* How the records of the file end, as the program has it: src/source/parse-result.ts. */
const END_CRLF: u32 = 2;
const END_CR: u32 = 3;

const EQUALS: u8 = 0x3d;
const APOSTROPHE: u8 = 0x27;

/**
 * Reads on as long as it is beyond doubt where records and cells end, and no quote may have swallowed a line.
 * It stops in front of the first record of which that is not so, which may be one that the buffer does not hold
 * to its end. Places are offsets in the buffer.
 *
 * 64 bytes at a time become bit sets: of quotes, of delimiters, of line ends. Whether a byte is inside
 * quotes is the parity of the quotes before it, for all 64 at once. A quote that stands where none may is
 * taken out of the set, and noted: it means nothing.
 *
 * STATE_WRAPPED becomes 1 where a cell begins with = or an apostrophe; STATE_FAULTS where something is to be
 * said of a record: its state is not RECORD_SOUND, or its line end is not the file's.
 *
 * @param end of the bytes; 64 more can be read behind it.
 * @param mostCellsOfRecord a record with more is for the careful parser.
 * @param ending line end of the file: LF, CR LF or CR. Where it is one of the first two, the other one may
 * end a record as well.
 * @param mostBytes of a record.
 * @param mostRecords and mostCells: of the batch.
 */
export function scan(
  end: u32,
  delimiter: u8,
  headerCells: u32,
  mostCellsOfRecord: u32,
  ending: u32,
  mostBytes: u32,
  mostRecords: u32,
  mostCells: u32,
): void {
  let from = stateOf(STATE_AT);
  let records = stateOf(STATE_RECORDS);
  let lines = stateOf(STATE_LINES);
  let length = stateOf(STATE_LENGTH);
  let cells = stateOf(STATE_CELLS);
  let firstOfRecord = cells;

  const quotes = i8x16.splat(<i8>QUOTE);
  const delimiters = i8x16.splat(<i8>delimiter);
  const isCrlf = ending === END_CRLF;
  const isCr = ending === END_CR;
  /** All ones where records end with a line feed. */
  const feeds: u64 = isCr ? 0 : ~(<u64>0);
  // In a file whose records end with a carriage return, the two change places.
  const lfs = i8x16.splat(<i8>(isCr ? CR : LF));
  const crs = i8x16.splat(<i8>(isCr ? LF : CR));
  const zeros = i8x16.splat(0);
  const equals = i8x16.splat(<i8>EQUALS);
  const apostrophes = i8x16.splat(<i8>APOSTROPHE);

  /** All ones while the block begins inside quotes. */
  let inside: u64 = 0;
  /** Of the byte before the block, in bit 0. */
  let behindSeparator: u64 = 1;
  let behindClosing: u64 = 0;
  let behindCr: u64 = 0;
  /** Of the two bytes before it, in bits 0 and 1. */
  let behindC3: u64 = 0;
  let start = from;
  /** Where the last doubled quote and the last line end inside quotes were, counted from 1. */
  let lastEscape: u32 = 0;
  let lastInnerEnd: u32 = 0;
  /** One empty line is taken; of many, the program passes by all at once. */
  let isBehindBlank = false;
  /** What has been seen of the record that goes on into the block: see the RECORD_HOLDS_… constants. */
  let holds: u8 = 0;
  /** Where its first stray quote stands, counted from 1; and how many there are. */
  let firstStray: u32 = 0;
  let strayCount: u32 = 0;
  /** Not 0 where any of these is not. */
  let carried: u32 = 0;
  /** Whether one of them stands in a cell that is quoted. */
  let isMalformed = false;

  for (let block = from; block < end; block += BLOCK) {
    const place = bytes + block;
    const a = v128.load(place, 0);
    const b = v128.load(place, 16);
    const c = v128.load(place, 32);
    const d = v128.load(place, 48);
    const there: u64 = end - block >= BLOCK ? ~(<u64>0) : ((<u64>1) << (end - block)) - 1;
    let quote = matches(a, b, c, d, quotes) & there;
    const delim = matches(a, b, c, d, delimiters) & there;
    const lf = matches(a, b, c, d, lfs) & there;
    const cr = matches(a, b, c, d, crs) & there;

    let within = (quote === 0 ? 0 : parity(quote)) ^ inside;
    let opening = quote & within;
    let closing = quote & ~within;
    let separators = (delim | lf) & ~within;
    let afterClosing = (closing << 1) | behindClosing;
    let afterSeparator = (separators << 1) | behindSeparator;
    const mayFollowQuote = delim | lf | cr | quote;
    let strays: u64 = 0;
    let straysInQuotes: u64 = 0;
    let misplaced =
      (opening & ~(afterSeparator | afterClosing)) | (afterClosing & there & ~mayFollowQuote);
    while (misplaced !== 0) {
      const first = misplaced & (0 - misplaced);
      if ((first & quote) !== 0) {
        // In a cell that does not begin with one, a quote means nothing.
        quote ^= first;
        strays |= first;
      } else if (first === 1) {
        // The last byte of the block before was no closing quote: text stands behind it.
        inside = ~(<u64>0);
        behindClosing = 0;
        isMalformed = true;
        if (firstStray === 0) firstStray = block;
        carried = 1;
      } else {
        const before = first >> 1;
        quote ^= before;
        strays |= before;
        straysInQuotes |= before;
      }
      within = (quote === 0 ? 0 : parity(quote)) ^ inside;
      opening = quote & within;
      closing = quote & ~within;
      separators = (delim | lf) & ~within;
      afterClosing = (closing << 1) | behindClosing;
      afterSeparator = (separators << 1) | behindSeparator;
      misplaced =
        (opening & ~(afterSeparator | afterClosing)) | (afterClosing & there & ~mayFollowQuote);
    }
    const outerCr = cr & ~within;
    const afterCr = (cr << 1) | behindCr;
    const escapes = opening & afterClosing;
    const innerEnds = (lf | cr) & within;

    // A carriage return alone: what comes behind it is no line feed.
    let doubtful = ((outerCr << 1) | (behindCr & ~inside)) & there & ~lf;
    // Where it ends records: a line feed, and what may have one behind it.
    if (isCr) doubtful = outerCr | (lf & ~within & ((cr >> 1) | endedByOther(block, end)));
    if (isMalformed) {
      // The record may end at any line end that seems to be in its quotes.
      const recordEnds = lf & ~within;
      doubtful |= innerEnds & (recordEnds === 0 ? ~(<u64>0) : below(<u32>ctz(recordEnds)));
    }
    const crlf = lf & afterCr & feeds;
    let nuls: u64 = 0;
    if (v128.any_true(i8x16.eq(i8x16.min_u(i8x16.min_u(a, b), i8x16.min_u(c, d)), zeros))) {
      nuls = matches(a, b, c, d, zeros) & there;
    }
    let decoded: u64 = 0;
    if (v128.any_true(i8x16.lt_s(v128.or(v128.or(a, b), v128.or(c, d)), zeros))) {
      // A letter of two bytes that begins with C3, and another that is not ASCII behind it: text that
      // was decoded wrongly consists of such, and little else does.
      const c3 = matches(a, b, c, d, i8x16.splat(<i8>0xc3));
      if ((c3 | behindC3) !== 0) {
        decoded = highBits(a, b, c, d) & ((c3 << 2) | behindC3) & there;
      }
      behindC3 = c3 >> 62;
    } else behindC3 = 0;

    const marks = strays | nuls | decoded;
    let rest = separators;
    // Whatever comes before the first doubt is as good as ever.
    if (doubtful !== 0) rest &= below(<u32>ctz(doubtful));
    const wrapping = eitherOf(a, b, c, d, equals, apostrophes);
    if ((wrapping & afterSeparator & there) !== 0) setState(STATE_WRAPPED, 1);
    const firstOfBlock = cells;
    let startPlace = cellStart + (cells << 2);
    let stopPlace = cellEnd + (cells << 2);
    if ((quote | inside) === 0 && load<u8>(bytes + start) !== QUOTE) {
      // Most blocks hold no quotes, and end no cell that began with one: their cells are not looked into.
      v128.store(cellFlags + cells, zeros, 0);
      v128.store(cellFlags + cells, zeros, 16);
      v128.store(cellFlags + cells, zeros, 32);
      v128.store(cellFlags + cells, zeros, 48);
      for (let each = rest; each !== 0; each &= each - 1) {
        const bit = <u32>ctz(each);
        const at = block + bit;
        store<u32>(startPlace, start);
        store<u32>(stopPlace, crlf !== 0 ? at - (<u32>(crlf >> bit) & 1) : at);
        startPlace += 4;
        stopPlace += 4;
        start = at + 1;
      }
      cells = (startPlace - cellStart) >> 2;
    } else {
      for (let each = rest; each !== 0; each &= each - 1) {
        const bit = <u32>ctz(each);
        const at = block + bit;
        let stop = crlf !== 0 ? at - (<u32>(crlf >> bit) & 1) : at;
        let flags: u8 = 0;
        let begin = start;
        if (begin < stop && load<u8>(bytes + begin) === QUOTE) {
          flags = CELL_QUOTED;
          begin++;
          stop--;
          const first = load<u8>(bytes + begin);
          if (first === EQUALS || first === APOSTROPHE) setState(STATE_WRAPPED, 1);
          const escapesHere = escapes & below(bit);
          if (escapesHere !== 0) lastEscape = block + 64 - <u32>clz(escapesHere);
          if (lastEscape > begin) flags |= CELL_ESCAPED;
          const endsHere = innerEnds & below(bit);
          if (endsHere !== 0) lastInnerEnd = block + 64 - <u32>clz(endsHere);
          if (lastInnerEnd > begin) flags |= CELL_MULTILINE;
        }
        store<u32>(startPlace, begin);
        store<u32>(stopPlace, stop);
        store<u8>(cellFlags + cells, flags);
        startPlace += 4;
        stopPlace += 4;
        cells++;
        start = at + 1;
      }
    }
    for (let ends = rest & lf; ends !== 0; ends &= ends - 1) {
      const bit = <u32>ctz(ends);
      const at = block + bit;
      const endsCrlf = (crlf >> bit) & 1;
      const recordStop = at - <u32>endsCrlf;
      const behind = firstOfBlock + <u32>popcnt(rest & (((<u64>2) << bit) - 1));
      const isBlank = recordStop === from;
      const isRagged = behind - firstOfRecord !== headerCells;
      if (
        behind - firstOfRecord > mostCellsOfRecord ||
        recordStop - from > mostBytes ||
        (isBlank ? isBehindBlank : !holdsText(firstOfRecord, behind))
      ) {
        save(from, records, lines, length, firstOfRecord);
        return;
      }
      let innerLines: u32 = 0;
      if (lastInnerEnd > from) {
        innerLines = innerLinesOf(firstOfRecord, behind, delimiter, headerCells - 1);
        if (innerLines === SWALLOWS) {
          save(from, records, lines, length, firstOfRecord);
          return;
        }
      }
      let says = isBlank ? RECORD_BLANK : isRagged ? RECORD_BROKEN : RECORD_SOUND;
      if (marks !== 0 || carried !== 0) {
        const upTo = below(bit);
        says |= holds;
        if ((nuls & upTo) !== 0) says |= RECORD_HOLDS_NUL;
        if ((decoded & upTo) !== 0) says |= RECORD_HOLDS_DECODED;
        if (firstStray === 0 && (strays & upTo) !== 0) firstStray = block + <u32>ctz(strays) + 1;
        if (firstStray !== 0) {
          if (innerLines > 0 && (isMalformed || (straysInQuotes & upTo) !== 0)) {
            save(from, records, lines, length, firstOfRecord);
            return;
          }
          const cell = cellAt(firstStray - 1, firstOfRecord);
          const isQuoted = isMalformed || (straysInQuotes & upTo) !== 0;
          strayCount += <u32>popcnt(strays & upTo);
          says |= RECORD_HOLDS_STRAY;
          if (!isQuoted && strayCount === 2 * wrappedCells(cell, behind)) says |= RECORD_IS_WRAPPED;
          put32(strayCell, length, cell - firstOfRecord);
        }
        strays &= ~upTo;
        straysInQuotes &= ~upTo;
        nuls &= ~upTo;
        decoded &= ~upTo;
        holds = 0;
        carried = 0;
        firstStray = 0;
        strayCount = 0;
      }
      isMalformed = false;
      put32(record, length, ++records);
      put32(line, length, lines + 1);
      put32(recordStart, length, from);
      put32(recordEnd, length, recordStop);
      store<u8>(state + length, says);
      isBehindBlank = isBlank;
      if (says !== RECORD_SOUND || (endsCrlf !== 0) !== isCrlf) setState(STATE_FAULTS, 1);
      length++;
      put32(firstCell, length, behind);
      firstOfRecord = behind;
      lines += innerLines + 1;
      from = at + 1;
      if (length === mostRecords || behind >= mostCells) {
        save(from, records, lines, length, behind);
        return;
      }
    }
    // A record of too many cells must not run over the arrays.
    if (cells - firstOfRecord >= mostCellsOfRecord) {
      save(from, records, lines, length, firstOfRecord);
      return;
    }
    if (doubtful !== 0) break;
    if (marks !== 0) {
      if (nuls !== 0) holds |= RECORD_HOLDS_NUL;
      if (decoded !== 0) holds |= RECORD_HOLDS_DECODED;
      if (strays !== 0 && firstStray === 0) firstStray = block + <u32>ctz(strays) + 1;
      strayCount += <u32>popcnt(strays);
      if (straysInQuotes !== 0) isMalformed = true;
      carried = firstStray | holds;
    }
    if (escapes !== 0) lastEscape = block + 64 - <u32>clz(escapes);
    if (innerEnds !== 0) lastInnerEnd = block + 64 - <u32>clz(innerEnds);
    inside = <u64>(<i64>within >> 63);
    behindSeparator = separators >> 63;
    behindClosing = closing >> 63;
    behindCr = cr >> 63;
  }
  save(from, records, lines, length, firstOfRecord);
}

function save(at: u32, records: u32, lines: u32, length: u32, cells: u32): void {
  setState(STATE_AT, at);
  setState(STATE_RECORDS, records);
  setState(STATE_LINES, lines);
  setState(STATE_LENGTH, length);
  setState(STATE_CELLS, cells);
}

/** The last bit of the block's bytes, where a line feed stands behind them, or nothing yet. */
function endedByOther(block: u32, end: u32): u64 {
  if (end - block <= BLOCK) return (<u64>1) << (end - block - 1);
  return load<u8>(bytes + block + BLOCK) === LF ? (<u64>1) << (BLOCK - 1) : 0;
}
