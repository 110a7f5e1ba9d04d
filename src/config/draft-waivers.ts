import { isMap, isScalar, isSeq, parseDocument } from "yaml";
import type { Report, ReportFinding } from "../report/report.js";
import type { WaiverEntry } from "./config.js";

/** Who answers for the drafted waivers, why, and until when. */
export interface WaiverTerms {
  readonly reason: string;
  readonly owner: string;
  /** The last day, such as 2026-12-31. */
  readonly expires: string;
}

export interface WaiverChoice {
  /** Ids of rules; empty: all. */
  readonly rules: readonly string[];
  /** Fingerprints; empty: all. */
  readonly fingerprints: readonly string[];
  /** One waiver for all findings of a rule in a file, instead of one for each finding. */
  readonly wholeFile: boolean;
}

export interface DraftedWaiver {
  readonly entry: WaiverEntry;
  /** Where the finding stands, for a comment beside the waiver. */
  readonly place: string;
}

/**
 * Waivers for the chosen findings of a report that are not waived yet.
 * @param pathOf a file of the report as the configuration's folder sees it; null where a waiver
 * cannot name it, such as standard input.
 */
export function draftWaivers(
  report: Report,
  choice: WaiverChoice,
  terms: WaiverTerms,
  pathOf: (file: string) => string | null,
): DraftedWaiver[] {
  const chosen = report.findings.filter(
    ({ rule, fingerprint, waived }) =>
      !waived &&
      (choice.rules.length === 0 || choice.rules.includes(rule)) &&
      (choice.fingerprints.length === 0 || choice.fingerprints.includes(fingerprint)),
  );
  const drafted = new Map<string, DraftedWaiver>();
  for (const finding of chosen) {
    const file = pathOf(finding.file);
    const entry: WaiverEntry = {
      rule: finding.rule,
      ...(file === null ? {} : { file }),
      ...(choice.wholeFile ? {} : { fingerprint: finding.fingerprint }),
      ...terms,
    };
    const key = keyOf(entry);
    if (!drafted.has(key)) {
      const place = choice.wholeFile ? `every ${finding.name}` : placeOf(finding);
      drafted.set(key, { entry, place });
    }
  }
  return [...drafted.values()];
}

/** What a waiver is for, apart from its terms. */
export function keyOf(
  entry: Pick<WaiverEntry, "rule" | "file" | "column" | "externalId" | "fingerprint">,
): string {
  const { rule, file, column, externalId, fingerprint } = entry;
  return JSON.stringify([rule, file, column, externalId, fingerprint].map((part) => part ?? null));
}

/** A place without any value of the response in it. */
function placeOf({ name, line, record, column }: ReportFinding): string {
  const parts = [
    name,
    line === null ? null : `line ${line}`,
    record === null ? null : `record ${record}`,
    column,
  ];
  return parts.filter((part) => part !== null).join(", ");
}

const NEW_FILE = "version: 1\n";

/**
 * The text of a configuration with waivers added at the end of its list. Everything else in it,
 * comments as well, stays as it is.
 * @param text of the configuration; null: there is none yet.
 */
export function withWaivers(text: string | null, drafted: readonly DraftedWaiver[]): string {
  const document = parseDocument(text ?? NEW_FILE);
  let list = document.get("waivers");
  if (!isSeq(list)) {
    document.set("waivers", document.createNode([]));
    list = document.get("waivers");
  }
  if (!isSeq(list)) throw new Error("the list of waivers could not be made");
  // An empty list is written as []; from now on it has items of their own lines.
  list.flow = false;
  for (const { entry, place } of drafted) {
    const node = document.createNode(entry);
    node.commentBefore = ` ${place}`;
    if (isMap(node)) {
      for (const { value } of node.items) {
        // YAML would read some fingerprints as numbers: 1234567890123456, 12e4567890123456.
        if (
          isScalar(value) &&
          typeof value.value === "string" &&
          /^[\d.e+-]+$/i.test(value.value)
        ) {
          value.type = "QUOTE_DOUBLE";
        }
      }
    }
    list.add(node);
  }
  return document.toString({ lineWidth: 100 });
}
