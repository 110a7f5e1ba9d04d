import { driverBit } from "../guidance/drivers.js";
import type { DriverQuestion, Statement } from "../survey/definition.js";
import { CodedCells } from "./coded-cells.js";
import { normaliseLabel } from "./normalise-label.js";
import { type Option, type OptionMatch, OptionMatcher } from "./option-matcher.js";
import { isSpreadsheetDamage } from "./spreadsheet-damage.js";

/** Drivers selected in one response's question 2a or 2b; flags above the seven driver bits. */
export const DRIVER_BITS = 0x7f;
export const UNKNOWN_OPTION = 0x80;
export const AMBIGUOUS_OPTION = 0x100;
export const DAMAGED_OPTION = 0x200;

/** Reads the statements that a respondent selected, from one joined cell or from many. */
export interface DriverReader {
  /** Bits of the drivers that the survey offers. */
  readonly offered: number;
  /** Columns whose codes, put together, are DRIVER_BITS of the selected drivers with the flags above. */
  readonly cells: readonly CodedCells[];
  /** What matches no statement in the cells of one response, by 0-based cell index. */
  unknown(cellAt: (index: number) => string): string[];
  /** 0-based cell index per driver bit; -1 where the driver has no column. */
  columnOf(bit: number): number;
}

const YES = new Set("1,true,yes,y,x,checked,selected,sí,si".split(","));
const NO = new Set(",0,false,no,n,unchecked,not selected".split(","));

/** Whether a cell says that a statement was selected, or was not, in any platform's words. */
export function isTick(cell: string): boolean {
  const text = normaliseLabel(cell);
  return YES.has(text) || NO.has(text);
}

export function offeredBits(question: DriverQuestion): number {
  return question.statements.reduce((bits, each) => bits | driverBit(each.driver), 0);
}

/** All selected statements stand in one cell. */
export class JoinedDriverReader implements DriverReader {
  readonly offered: number;
  readonly #index: number;
  readonly #matcher: OptionMatcher;
  readonly #missing: ReadonlySet<string>;
  readonly cells: readonly CodedCells[];
  /** The options' numbers, where the export has numbers for all of them; else null. */
  readonly #numbers: ReadonlySet<string> | null;

  /**
   * @param missing cells that mean "no answer".
   * @param separator of the platform, where the question names none.
   */
  constructor(
    question: DriverQuestion,
    index: number,
    missing: readonly string[],
    typedColumns: readonly TypedColumn[],
    separator = ",",
  ) {
    this.offered = offeredBits(question);
    this.#index = index;
    this.#missing = new Set([...missing, ...(question.notSelected ?? [])].map(normaliseLabel));
    const values = question.statements.map(({ value, text }) => value ?? text);
    this.#numbers = values.every((value) => NUMBER.test(value)) ? new Set(values) : null;
    const typed = question.statements.find((statement) => statement.typedText);
    this.#matcher = new OptionMatcher(
      question.statements.flatMap(optionsOf),
      question.separator ?? separator,
      typed === undefined ? 0 : driverBit(typed.driver),
    );
    const joined = new CodedCells(index, (bytes, start, end) =>
      start === end ? 0 : this.#code(unescaped(bytes, start, end)),
    );
    this.cells = [joined, ...typedColumns.map((column) => typedText(column, missing).cells)];
  }

  unknown(cellAt: (index: number) => string): string[] {
    return [...this.#match(cellAt(this.#index)).unknown];
  }

  columnOf(bit: number): number {
    return (this.offered & bit) === 0 ? -1 : this.#index;
  }

  /** A spreadsheet makes 45 or 4.5 of "4,5": neither is an option, nor what somebody typed. */
  #match(text: string): OptionMatch {
    const cell = text.trim();
    const isJoinedAway = this.#numbers !== null && /^\d{1,7}(?:\.\d{1,7})?$/.test(cell);
    if (isJoinedAway && !this.#numbers.has(cell)) {
      return { selected: 0, ambiguous: false, unknown: [cell] };
    }
    return this.#matcher.match(text);
  }

  #code(text: string): number {
    if (this.#missing.has(normaliseLabel(text))) return 0;
    const match = this.#match(text);
    let code = match.selected;
    if (match.ambiguous) code |= AMBIGUOUS_OPTION;
    if (match.unknown.length === 0) return code;
    return code | (match.unknown.some(isSpreadsheetDamage) ? DAMAGED_OPTION : UNKNOWN_OPTION);
  }
}

/** Each statement has a column of its own. */
export class SplitDriverReader implements DriverReader {
  readonly offered: number;
  readonly cells: readonly CodedCells[];
  readonly #columns: readonly SplitColumn[];

  /**
   * @param missing cells that mean "no answer".
   * @param numbersStatements the cell of a selected statement holds the statement's number.
   */
  constructor(
    question: DriverQuestion,
    indexes: readonly number[],
    missing: readonly string[],
    typedColumns: readonly TypedColumn[],
    numbersStatements = false,
  ) {
    this.offered = offeredBits(question);
    const notSelected = [...missing, ...(question.notSelected ?? [])];
    this.#columns = [
      ...question.statements.map((statement, at) =>
        splitColumn(statement, indexes[at]!, notSelected, numbersStatements),
      ),
      ...typedColumns.map((column) => typedText(column, missing)),
    ];
    this.cells = this.#columns.map(({ cells }) => cells);
  }

  unknown(cellAt: (index: number) => string): string[] {
    return this.#columns
      .filter((column) => column.isUnknown(cellAt(column.index)))
      .map((column) => cellAt(column.index));
  }

  columnOf(bit: number): number {
    return this.#columns.find((column) => column.bit === bit)?.index ?? -1;
  }
}

interface SplitColumn {
  readonly index: number;
  readonly bit: number;
  readonly cells: CodedCells;
  isUnknown(cell: string): boolean;
}

/** A column that holds what respondents typed beside a statement. */
export interface TypedColumn {
  readonly index: number;
  /** Bit of the statement's driver. */
  readonly bit: number;
}

/** Whatever is typed selects the statement. */
function typedText({ index, bit }: TypedColumn, missing: readonly string[]): SplitColumn {
  const nothing = new Set(["", ...missing.map(normaliseLabel)]);
  const cells = new CodedCells(index, (bytes, start, end) =>
    nothing.has(normaliseLabel(unescaped(bytes, start, end))) ? 0 : bit,
  );
  return { index, bit, cells, isUnknown: () => false };
}

const TYPED_WORDS = ["no", "n", "false"];
const NUMBER = /^\d{1,3}$/;

function splitColumn(
  statement: Statement,
  index: number,
  notSelected: readonly string[],
  numbersStatements: boolean,
): SplitColumn {
  const bit = driverBit(statement.driver);
  const yes = new Set([...YES, ...optionsOf(statement).map(({ value }) => normaliseLabel(value))]);
  const no = new Set(NO);
  // There 0 may be the number of a selected statement: the definition has to say what it means.
  if (numbersStatements) no.delete("0");
  // Where texts are typed, "no" is one of them.
  if (statement.typedText) for (const word of TYPED_WORDS) no.delete(word);
  for (const cell of notSelected) no.add(normaliseLabel(cell));
  const code = (cell: string): number => {
    const text = normaliseLabel(cell);
    // What the definition calls "not selected" wins over the usual words.
    if (no.has(text) && !yesByValue(statement, text)) return 0;
    if (yes.has(text)) return bit;
    if (numbersStatements && NUMBER.test(text)) return text === "0" ? UNKNOWN_OPTION : bit;
    if (statement.typedText) return bit;
    return isSpreadsheetDamage(cell) ? DAMAGED_OPTION : UNKNOWN_OPTION;
  };
  return {
    index,
    bit,
    cells: new CodedCells(index, (bytes, start, end) =>
      start === end ? 0 : code(unescaped(bytes, start, end)),
    ),
    isUnknown: (cell) => (code(cell) & (UNKNOWN_OPTION | DAMAGED_OPTION)) !== 0,
  };
}

function yesByValue(statement: Statement, text: string): boolean {
  return statement.value !== undefined && normaliseLabel(statement.value) === text;
}

/** A statement is recognised by its value and by its text: exports use either. */
function optionsOf(statement: Statement): Option[] {
  const bit = driverBit(statement.driver);
  const values = new Set([statement.value ?? statement.text, statement.text]);
  return [...values].map((value) => ({ bit, value }));
}

const decoder = new TextDecoder();

/** Coded cells seldom hold quotes; where they do, doubled ones stand for one. */
function unescaped(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, end)).replaceAll('""', '"');
}
