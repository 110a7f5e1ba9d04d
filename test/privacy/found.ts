import { findPersonalDataIn } from "../../src/privacy/find-personal-data.js";

/** "kind: value" of everything that is found in a text. */
export function found(text: string): string[] {
  const bytes = Buffer.from(text);
  return findPersonalDataIn(text).map(
    ({ kind, start, end }) => `${kind}: ${bytes.subarray(start, end).toString()}`,
  );
}
