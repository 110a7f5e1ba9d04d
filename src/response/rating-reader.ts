import type { SurveyType } from "../guidance/edition.js";
import { leadingNumber, normaliseLabel } from "./normalise-label.js";
import { TROUBLE, UNANSWERED, UNREADABLE } from "./response-batch.js";
import { isNoRating, likertRating, thumbsRating } from "./scale-lexicon.js";
import { isSpreadsheetDamage } from "./spreadsheet-damage.js";

export interface Rating {
  readonly rating: number;
  /** Bits of TROUBLE. */
  readonly trouble: number;
}

/**
 * Reads question 1 of a raw export. A rating comes from the label; a bare number is one only
 * where the definition maps it, or for thumbs, where 1 and 0 can mean but one thing.
 */
export class RatingReader {
  readonly #missing: ReadonlySet<string>;
  readonly #scale: SurveyType;
  readonly #declared: ReadonlyMap<string, number> | null;

  /**
   * @param labels the definition's: what the export holds → rating.
   * @param missing cells that mean "no answer", unless a label says otherwise.
   */
  constructor(
    scale: SurveyType,
    labels: Readonly<Record<string, number>> | undefined,
    missing: readonly string[] = [],
  ) {
    this.#missing = new Set(missing.map(normaliseLabel));
    this.#scale = scale;
    this.#declared =
      labels === undefined
        ? null
        : new Map(Object.entries(labels).map(([label, rating]) => [normaliseLabel(label), rating]));
  }

  read(text: string): Rating {
    const label = normaliseLabel(text);
    if (label === "") return { rating: UNANSWERED, trouble: 0 };
    const declared = this.#declared?.get(label);
    if (declared !== undefined) return this.#onScale(declared);
    if (this.#missing.has(label)) return { rating: UNANSWERED, trouble: 0 };
    if (isSpreadsheetDamage(text)) {
      return { rating: UNREADABLE, trouble: TROUBLE.spreadsheetDamage };
    }
    const numbered = leadingNumber(label);
    if (numbered !== null) return this.#readNumbered(numbered.number, numbered.label);
    if (this.#declared !== null) return this.#unknown(label);
    return this.#readByLexicon(label);
  }

  #readNumbered(number: number, label: string): Rating {
    const read = this.read(label);
    if (read.rating < 0 || read.rating === number) return read;
    return { rating: read.rating, trouble: read.trouble | TROUBLE.ratingDirection };
  }

  #readByLexicon(label: string): Rating {
    const thumb = thumbsRating(label);
    const five = likertRating(label);
    if (this.#scale === "thumbs_up_down") {
      if (thumb !== undefined) return { rating: thumb, trouble: 0 };
      return five === undefined ? this.#unknown(label) : otherScale;
    }
    if (five !== undefined) return { rating: five, trouble: 0 };
    if (/^-?\d+([.,]\d+)?$/.test(label)) {
      return { rating: UNREADABLE, trouble: TROUBLE.ratingWithoutDirection };
    }
    return thumb === undefined ? this.#unknown(label) : otherScale;
  }

  #unknown(label: string): Rating {
    return { rating: isNoRating(label) ? UNANSWERED : UNREADABLE, trouble: 0 };
  }

  #onScale(rating: number): Rating {
    const fits =
      this.#scale === "likert_scale" ? rating >= 1 && rating <= 5 : rating === 0 || rating === 1;
    return fits ? { rating, trouble: 0 } : otherScale;
  }
}

const otherScale: Rating = { rating: UNREADABLE, trouble: TROUBLE.ratingOfOtherScale };
