import type { FindingData } from "../../engine/finding.js";
import { findPersonalData } from "../../privacy/find-personal-data.js";
import type { PersonalSpan } from "../../privacy/kinds.js";
import { TRAIT } from "../../response/traits.js";
import type { JudgedBatch } from "../rule.js";
import { defineRecordRule } from "../rule.js";
import { needsComment } from "../value/needs-comment.js";

/** Places that a finding names; of a comment with more, it says how many. */
const MOST_SHOWN = 10;

const QUOTE = 0x22;

export const personalDataInComment = defineRecordRule({
  id: "CX801",
  name: "personal-data-in-comment",
  severity: "warning",
  targets: ["submission", "raw"],
  cites: ["a11-280-2024#280.14"],
  reads: ["commentStart", "commentEnd", "commentTraits"],
  heading: "Comments hold what looks like personal data",
  message: "The comment holds {found}.",
  fix: "Write the package with cx280 format --redact, which puts [redacted: …] in place of what was found, and look over the comments: names and much else are not found. If comments cannot be submitted at all, opt out: optOut in the definition, or --omit-comments with --reason.",
  why: "Respondents type in whatever they think helps. Comments are submitted and read by others, and the guidance lets a provider opt out of submitting them for privacy.",
  skip: needsComment,
  mayFind: ({ sums }) => (sums.commentTraits & TRAIT.personal) !== 0,
  check(batch, { redacts }, report) {
    const data = (i: number) => {
      const spans = findPersonalData(batch.bytes, batch.commentStart[i]!, batch.commentEnd[i]!);
      return dataOf(batch, i, spans, redacts === true);
    };
    for (let i = 0; i < batch.length; i++) {
      if ((batch.commentTraits[i]! & TRAIT.personal) !== 0) report(i, "question_4", data);
    }
  },
});

/** Kinds and places, never a value. */
function dataOf(
  batch: JudgedBatch,
  i: number,
  spans: readonly PersonalSpan[],
  redacted: boolean,
): FindingData {
  const shown = spans.slice(0, MOST_SHOWN);
  const places = charactersOf(batch, i, shown);
  const more = spans.length - shown.length;
  return {
    found: [
      ...shown.map(({ kind }, at) => `${kind} (characters ${places[at]!.join(" to ")})`),
      ...(more > 0 ? [`${more} more`] : []),
      ...(redacted ? ["redacted in what is written"] : []),
    ],
    kinds: [...new Set(spans.map(({ kind }) => kind))],
    from: places.map(([from]) => from),
    to: places.map(([, to]) => to),
    redacted,
  };
}

/** First and last character of each span, counted from 1 as the comment reads. */
function charactersOf(
  { bytes, commentStart, commentEscaped }: JudgedBatch,
  i: number,
  spans: readonly PersonalSpan[],
): [from: number, to: number][] {
  const places: [number, number][] = [];
  let at = commentStart[i]!;
  let characters = 0;
  const countTo = (end: number): void => {
    for (; at < end; at++) {
      const byte = bytes[at]!;
      // A quote stands doubled in the file.
      if (byte === QUOTE && commentEscaped[i] === 1) at++;
      // Bytes that go on with a character do not begin one.
      if ((byte & 0xc0) !== 0x80) characters++;
    }
  };
  for (const { start, end } of spans) {
    countTo(start);
    const from = characters + 1;
    countTo(end);
    places.push([from, characters]);
  }
  return places;
}
