import picomatch from "picomatch";
import type { Outcome } from "../engine/outcome.js";
import type { Waiver } from "../engine/waivers.js";
import { findRule } from "../rules/catalogue.js";
import type { WaiverState } from "../rules/rule.js";
import type { WaiverEntry } from "./config.js";
import { withSlashes } from "./slashes.js";

/**
 * Whether a file's path fits a pattern: `*` is any name, `**` any folders. A pattern without a
 * slash is for the name in any folder. Backslashes separate folders as slashes do.
 */
export function patternMatcher(pattern: string): (path: string) => boolean {
  const slashed = withSlashes(pattern).replace(/^\.\//, "");
  const matches = picomatch(slashed, { dot: true, basename: !slashed.includes("/") });
  return (path) => matches(withSlashes(path).replace(/^\.\//, ""));
}

/**
 * Waivers of a configuration as the engine applies them.
 * @param relative a judged file as the configuration's folder sees it; null for standard input.
 */
export function waiversOf(
  entries: readonly WaiverEntry[],
  relative: (file: string) => string | null,
): Waiver[] {
  return entries.map((entry) => ({
    rule: findRule(entry.rule)?.id ?? entry.rule,
    appliesTo: entry.file === undefined ? null : fileMatcher(entry.file, relative),
    column: entry.column ?? null,
    externalId: entry.externalId ?? null,
    fingerprint: entry.fingerprint ?? null,
    endsAt: endOfDay(entry.expires),
  }));
}

function fileMatcher(
  pattern: string,
  relative: (file: string) => string | null,
): (file: string) => boolean {
  const matches = patternMatcher(pattern);
  return (file) => {
    const path = relative(file);
    return path !== null && matches(path);
  };
}

/** Epoch milliseconds at which a day has ended, in UTC. */
function endOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) + 86_400_000;
}

/** What became of every waiver once all files have been judged. */
export function waiverStates(
  entries: readonly WaiverEntry[],
  waivers: readonly Waiver[],
  outcomes: readonly Outcome[],
  now: number,
): WaiverState[] {
  return entries.map(({ reason, owner, expires }, at) => {
    const waiver = waivers[at]!;
    return { rule: waiver.rule, reason, owner, expires, state: stateOf(waiver, at, outcomes, now) };
  });
}

function stateOf(
  waiver: Waiver,
  at: number,
  outcomes: readonly Outcome[],
  now: number,
): WaiverState["state"] {
  if (waiver.endsAt <= now) return "expired";
  if (outcomes.some(({ usedWaivers }) => usedWaivers.has(at))) return "used";
  // A run that judges other files, or could not apply the rule, says nothing of the waiver.
  const targets = findRule(waiver.rule)?.targets ?? [];
  const concerned = outcomes.some(
    ({ file, target, skipped }) =>
      waiver.appliesTo?.(file) !== false &&
      targets.includes(target) &&
      !skipped.some(({ rule }) => rule === waiver.rule),
  );
  return concerned ? "unused" : "not concerned";
}
