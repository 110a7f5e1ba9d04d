import { findPersonalData } from "../privacy/find-personal-data.js";
import { isFormula } from "../privacy/formula.js";
import { PERSONAL_KINDS, type PersonalKind } from "../privacy/kinds.js";
import { withoutSpans } from "../privacy/redact.js";

/** What is done to ids and comments on their way into responses.csv. */
export interface Editing {
  /** Personal data in comments gives way to its kind: "[redacted: e-mail]". */
  readonly redact: boolean;
  /** Cells that a spreadsheet would run get an apostrophe in front. */
  readonly defuse: boolean;
}

/** What was done, counted. */
export interface Edits {
  /** Null where nothing was to be redacted; otherwise comments and values, also where there were none. */
  readonly redacted: Redacted | null;
  /** Null where nothing was to be defused; otherwise cells by column. */
  readonly defused: { readonly external_id: number; readonly question_4: number } | null;
}

export interface Redacted {
  readonly comments: number;
  /** Values by kind; only kinds that were found, in the order of the kinds. */
  readonly values: Readonly<Partial<Record<PersonalKind, number>>>;
}

const APOSTROPHE = 0x27;

/**
 * Changes cells as they are written, and counts what it changed. Cells are bytes as they stand in the
 * file, so quotes inside are doubled; nothing that is found or written holds a quote.
 */
export class CellEditor {
  readonly #editing: Editing;
  readonly #values = new Map<PersonalKind, number>();
  #comments = 0;
  #ids = 0;
  #formulas = 0;

  constructor(editing: Editing) {
    this.#editing = editing;
  }

  /** The id as it is to be written; null: as it stands. */
  externalId(bytes: Uint8Array, start: number, end: number): Uint8Array | null {
    if (!this.#editing.defuse || !isFormula(bytes, start, end)) return null;
    this.#ids++;
    return defused(bytes, start, end);
  }

  /** The comment as it is to be written; null: as it stands. */
  comment(bytes: Uint8Array, start: number, end: number): Uint8Array | null {
    const redacted = this.#editing.redact ? this.#redacted(bytes, start, end) : null;
    if (!this.#editing.defuse) return redacted;
    const isChanged = redacted !== null;
    const cell = isChanged ? redacted : bytes;
    const from = isChanged ? 0 : start;
    const to = isChanged ? redacted.length : end;
    if (!isFormula(cell, from, to)) return redacted;
    this.#formulas++;
    return defused(cell, from, to);
  }

  get edits(): Edits {
    const values = PERSONAL_KINDS.flatMap((kind): [PersonalKind, number][] => {
      const count = this.#values.get(kind) ?? 0;
      return count > 0 ? [[kind, count]] : [];
    });
    return {
      redacted: this.#editing.redact
        ? { comments: this.#comments, values: Object.fromEntries(values) }
        : null,
      defused: this.#editing.defuse ? { external_id: this.#ids, question_4: this.#formulas } : null,
    };
  }

  #redacted(bytes: Uint8Array, start: number, end: number): Uint8Array | null {
    const spans = findPersonalData(bytes, start, end);
    if (spans.length === 0) return null;
    this.#comments++;
    for (const { kind } of spans) this.#values.set(kind, (this.#values.get(kind) ?? 0) + 1);
    return withoutSpans(bytes, start, end, spans);
  }
}

function defused(bytes: Uint8Array, start: number, end: number): Uint8Array {
  const cell = new Uint8Array(end - start + 1);
  cell[0] = APOSTROPHE;
  cell.set(bytes.subarray(start, end), 1);
  return cell;
}
