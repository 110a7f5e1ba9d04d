import { readFile } from "node:fs/promises";
import { dirname, relative, resolve } from "node:path";
import { CONFIG_NAMES } from "../../config/config-names.js";
import { draftWaivers, keyOf, withWaivers } from "../../config/draft-waivers.js";
import { withSlashes } from "../../config/slashes.js";
import { counted } from "../../report/message.js";
import type { Report } from "../../report/report.js";
import { reportDocument } from "../../report/report-document.js";
import { findRule } from "../../rules/catalogue.js";
import { sourceError } from "../../source/source-error.js";
import { writeAtomically } from "../../submission/atomic-file.js";
import { type ConfigFile, findConfig } from "../config-file.js";
import { type Ending, UsageError } from "../exit-code.js";
import { type Io, put } from "../io.js";
import { unknownRule } from "../unknown-rule.js";

export interface WaiveOptions {
  readonly rule: readonly string[];
  readonly fingerprint: readonly string[];
  readonly wholeFile?: true;
  readonly reason: string;
  readonly owner: string;
  readonly expires: string;
  readonly config?: string;
  readonly now?: number;
}

/** Adds waivers for findings of a report to the configuration. */
export async function waive(path: string, options: WaiveOptions, io: Io): Promise<Ending> {
  const rules = options.rule.map((name) => {
    const rule = findRule(name);
    if (rule === null) throw unknownRule(name);
    return rule.id;
  });
  const { reason, owner, expires } = options;
  if (Date.parse(`${expires}T00:00:00Z`) + 86_400_000 <= (options.now ?? io.now())) {
    throw new UsageError(`--expires ${expires} has passed already. Name a day to come.`);
  }
  const report = await readReport(path, io);
  const config = await findConfig(options.config, io);
  const target = config?.path ?? options.config ?? CONFIG_NAMES[0];
  const folder = config?.folder ?? dirname(resolve(io.cwd, target));
  const choice = {
    rules,
    fingerprints: options.fingerprint,
    wholeFile: options.wholeFile === true,
  };
  const drafted = draftWaivers(report, choice, { reason, owner, expires }, (file) =>
    file === "-" ? null : withSlashes(relative(folder, resolve(io.cwd, file))),
  );
  if (drafted.length === 0) throw new UsageError(nothingChosen(path, report, options));
  const known = new Set((config?.data.waivers ?? []).map(keyOf));
  const fresh = drafted.filter(({ entry }) => !known.has(keyOf(entry)));
  if (fresh.length > 0) {
    const text = config === null ? null : await textOf(config, io);
    const bytes = new TextEncoder().encode(withWaivers(text, fresh));
    await writeAtomically(resolve(io.cwd, target), bytes, true);
  }
  await put(io.stderr, said(target, fresh.length, drafted.length - fresh.length, report, options));
  return { kind: "done" };
}

async function readReport(path: string, io: Io): Promise<Report> {
  let text: string;
  try {
    text = await readFile(resolve(io.cwd, path), "utf8");
  } catch (error) {
    throw sourceError(error, path);
  }
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    data = null;
  }
  const parsed = reportDocument.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new UsageError(
    `${path} is no JSON report of cx280. Make one with: cx280 validate FILE --reporter json=report.json`,
  );
}

async function textOf(config: ConfigFile, io: Io): Promise<string> {
  try {
    return await readFile(resolve(io.cwd, config.path), "utf8");
  } catch (error) {
    throw sourceError(error, config.path);
  }
}

function nothingChosen(path: string, report: Report, options: WaiveOptions): string {
  const standing = report.findings.filter(({ waived }) => !waived);
  if (standing.length === 0) return `${path} has no finding that could be waived.`;
  const ids = [...new Set(standing.map(({ rule }) => rule))].join(", ");
  const wanted = [...options.rule, ...options.fingerprint].join(", ");
  return `${path} has no finding of ${wanted}. It has findings of ${ids}.`;
}

function said(
  target: string,
  added: number,
  there: number,
  report: Report,
  options: WaiveOptions,
): string {
  const already = there === 0 ? "" : ` ${grouped(there)} there already.`;
  const lines = [`Added ${counted(added, "waiver")} to ${target}.${already}`];
  const shown = report.findings.filter(({ waived }) => !waived);
  const ids = new Set(
    options.rule.length > 0
      ? options.rule.map((name) => findRule(name)?.id)
      : shown.map(({ rule }) => rule),
  );
  for (const id of ids) {
    if (id === undefined || options.wholeFile) continue;
    const standing = (report.counts.byRule[id] ?? 0) - (report.counts.waivedByRule[id] ?? 0);
    const kept = shown.filter(({ rule }) => rule === id).length;
    if (standing <= kept) continue;
    lines.push(
      `The report holds ${counted(kept, "finding")} of ${id} and counts ${standing}. For the others, make a report with a larger --max-findings, or waive them with --whole-file.`,
    );
  }
  return `${lines.join("\n")}\n`;
}

function grouped(count: number): string {
  return count === 1 ? "1 was" : `${count} were`;
}
