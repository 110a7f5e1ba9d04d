import type * as z from "zod/mini";
import { addCounts, type ExpectedRating, type Outcome } from "../engine/outcome.js";
import type { Target } from "../rules/rule.js";
import type { reportDocument } from "./report-document.js";

/*
 * The report document: what the json reporter writes, and what every other reporter is given.
 * A published contract: fields are added, never removed or renamed, within one schemaVersion.
 */

export type Report = z.infer<typeof reportDocument>;
export type ReportFinding = Report["findings"][number];

export interface ReportMeta {
  readonly tool: { readonly name: string; readonly version: string };
  readonly edition: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Inputs that could not be read. */
  readonly unreadable?: readonly { readonly file: string; readonly reason: string }[];
  /** Name of a rule by its id. */
  ruleName(id: string): string;
}

export function makeReport(outcomes: readonly Outcome[], meta: ReportMeta): Report {
  return {
    schemaVersion: 1,
    tool: { ...meta.tool },
    edition: meta.edition,
    judgedAt: new Date(meta.now).toISOString(),
    inputs: outcomes.map(({ file, target, facts, scale, expectedRating, counts: of }) => ({
      file,
      kind: target,
      bytes: facts?.bytes ?? null,
      sha256: facts?.sha256 ?? null,
      encoding: facts?.encoding ?? null,
      byteOrderMark: facts?.byteOrderMark ?? null,
      delimiter: facts?.delimiter ?? null,
      headerRecords: facts?.headerRecords ?? null,
      records: facts?.records ?? null,
      repairedCells: facts?.repaired ? { ...facts.repaired } : null,
      scale,
      expectedRating: isRated(target) ? expectedRating : null,
      counts: { ...of, byRule: { ...of.byRule }, waivedByRule: { ...of.waivedByRule } },
    })),
    findings: outcomes.flatMap(({ findings }) =>
      findings.map(({ rule, data, ...rest }) => ({
        rule,
        name: meta.ruleName(rule),
        ...rest,
        data: mutable(data),
      })),
    ),
    counts: addCounts(outcomes.map((outcome) => outcome.counts)),
    skippedRules: outcomes.flatMap(({ file, skipped }) =>
      skipped.map(({ rule, reason }) => ({ rule, name: meta.ruleName(rule), file, reason })),
    ),
    reconciliation: outcomes
      .filter(({ target }) => hasRecords(target))
      .map(({ file, reconciliation: sums }) => ({ file, ...sums })),
    unreadable: (meta.unreadable ?? []).map((each) => ({ ...each })),
    expectedRating: (meta.unreadable ?? []).length > 0 ? "red" : overallRating(outcomes),
  };
}

function mutable(data: Outcome["findings"][number]["data"]): ReportFinding["data"] {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      typeof value === "object" && value !== null ? [...value] : value,
    ]),
  );
}

/** Definitions, packages and configurations have no records of their own to account for. */
function hasRecords(target: Target): boolean {
  return target === "submission" || target === "raw";
}

/** A survey that breaks the guidance spoils its data, but OMB rates no definition by itself. */
function isRated(target: Target): boolean {
  return hasRecords(target) || target === "package";
}

function overallRating(outcomes: readonly Outcome[]): ExpectedRating | null {
  if (!outcomes.some(({ target }) => isRated(target))) return null;
  const ratings = outcomes.map((outcome) => outcome.expectedRating);
  for (const rating of ["red", "yellow", "green"] as const) {
    if (ratings.includes(rating)) return rating;
  }
  return null;
}
