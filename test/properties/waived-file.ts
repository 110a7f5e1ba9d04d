import fc from "fast-check";
import type { WaiverEntry } from "../../src/config/config.js";
import { waiverStates, waiversOf } from "../../src/config/waivers.js";
import { judgeConfiguration } from "../../src/engine/judge-configuration.js";
import { CATALOGUE } from "../../src/rules/catalogue.js";
import { judgeText } from "../support/judge.js";
import { FIXED_ANSWERS } from "./answers.js";
import type { Judgeable } from "./one-mutation.js";
import { type SubmissionInput, submissionInput } from "./submission-input.js";
import type { TableInput } from "./table-input.js";

const NOW = Date.UTC(2025, 6, 1, 12);
const TERMS = { reason: "Looked at in June", owner: "Data team", expires: "2026-06-30" };

/** What a waiver names beside its terms. */
type Named = Pick<WaiverEntry, "rule"> & Partial<WaiverEntry>;

interface WaivedParts {
  /** The file before anything is wrong with it. */
  readonly file: SubmissionInput;
  /** Rows with a finding of CX301. */
  readonly wrong: readonly number[];
  /** Rows whose id has a waiver for it. */
  readonly waived: readonly number[];
  /** Further waivers. */
  readonly more: readonly Named[];
}

/** A file with findings, and a configuration that waives them all. */
export class WaivedFile implements Judgeable {
  constructor(readonly parts: WaivedParts) {}

  withWaiver(named: Named): WaivedFile {
    return new WaivedFile({ ...this.parts, more: [...this.parts.more, named] });
  }

  /** The finding of one row mended, its waiver left. */
  withMended(row: number): WaivedFile {
    const wrong = this.parts.wrong.filter((each) => each !== row);
    return new WaivedFile({ ...this.parts, wrong });
  }

  #text(): string {
    const { file, wrong } = this.parts;
    return wrong
      .reduce<TableInput>((sum, row) => sum.withCell(row, "question_1", "seven"), file)
      .text();
  }

  /** What stands, not what is waived. */
  async judge(): Promise<ReadonlySet<string>> {
    const { file, waived, more } = this.parts;
    const entries = [
      ...waived.map((row) => ({ rule: "CX301", externalId: file.rows[row]![0]! })),
      ...more,
    ].map((named) => ({ ...TERMS, ...named }));
    const waivers = waiversOf(entries, (path) => path);
    const { outcome } = await judgeText(this.#text(), {
      rules: CATALOGUE,
      surveyType: file.type,
      now: NOW,
      waivers,
    });
    const { counts } = judgeConfiguration({
      file: "cx280.config.yaml",
      waivers: waiverStates(entries, waivers, [outcome], NOW),
      rules: CATALOGUE,
      now: NOW,
      maxFindings: 100,
      locate: () => null,
    });
    const { byRule, waivedByRule } = outcome.counts;
    const standing = Object.keys(byRule).filter((id) => byRule[id] !== waivedByRule[id]);
    return new Set([...standing, ...Object.keys(counts.byRule)]);
  }

  toString(): string {
    const { wrong, waived, more } = this.parts;
    return [JSON.stringify({ wrong, waived, more }), this.#text()].join("\n");
  }
}

export function waivedFile(): fc.Arbitrary<WaivedFile> {
  return submissionInput().chain((file) =>
    fc
      .uniqueArray(fc.integer({ min: FIXED_ANSWERS, max: FIXED_ANSWERS + 9 }), {
        minLength: 1,
        maxLength: 4,
      })
      .map((rows) => new WaivedFile({ file, wrong: rows, waived: rows, more: [] })),
  );
}
