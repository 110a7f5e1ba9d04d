import { findPersonalData } from "./find-personal-data.js";
import type { PersonalKind, PersonalSpan } from "./kinds.js";
import { REDACTED } from "./words.js";

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const replacements = new Map<PersonalKind, Uint8Array>();

/** The text with "[redacted: e-mail]" and the like in place of each span. */
export function withoutSpans(
  bytes: Uint8Array,
  start: number,
  end: number,
  spans: readonly PersonalSpan[],
): Uint8Array {
  let length = end - start;
  for (const span of spans) length += replacement(span.kind).length - (span.end - span.start);
  const redacted = new Uint8Array(length);
  let from = start;
  let at = 0;
  for (const span of spans) {
    redacted.set(bytes.subarray(from, span.start), at);
    at += span.start - from;
    redacted.set(replacement(span.kind), at);
    at += replacement(span.kind).length;
    from = span.end;
  }
  redacted.set(bytes.subarray(from, end), at);
  return redacted;
}

/** A text without the personal data that is found in it. */
export function redact(text: string): string {
  const bytes = encoder.encode(text);
  const spans = findPersonalData(bytes, 0, bytes.length);
  if (spans.length === 0) return text;
  return decoder.decode(withoutSpans(bytes, 0, bytes.length, spans));
}

function replacement(kind: PersonalKind): Uint8Array {
  let bytes = replacements.get(kind);
  if (bytes === undefined) {
    bytes = encoder.encode(`${REDACTED}${kind}]`);
    replacements.set(kind, bytes);
  }
  return bytes;
}
