import { severityText } from "../../report/rule-facts.js";
import { CATALOGUE } from "../../rules/catalogue.js";
import type { Rule, Scope, Target } from "../../rules/rule.js";
import type { Ending } from "../exit-code.js";
import { type Io, put } from "../io.js";

export interface RulesOptions {
  readonly severity?: string;
  readonly target?: Target;
  readonly scope?: Scope;
  readonly family?: string;
  readonly json?: true;
}

/** Lists the catalogue, or those of its rules that fit. */
export async function rules(
  words: readonly string[],
  options: RulesOptions,
  io: Io,
): Promise<Ending> {
  const fitting = CATALOGUE.filter((rule) => fits(rule, words, options));
  if (options.json) {
    const list = fitting.map(({ id, name, scope, severity, targets, cites, heading }) => ({
      id,
      name,
      scope,
      severity,
      targets,
      cites,
      heading,
    }));
    await put(io.stdout, `${JSON.stringify(list, null, 2)}\n`);
    return { kind: "done" };
  }
  if (fitting.length === 0) {
    await put(io.stderr, "No rule fits. cx280 rules lists them all.\n");
    return { kind: "done" };
  }
  const width = Math.max(...fitting.map(({ name }) => name.length));
  const lines = fitting.map((rule) => {
    const shown = severitiesOf(rule).join("/");
    return `${rule.id}  ${shown.padEnd(13)}  ${rule.name.padEnd(width)}  ${rule.heading}`;
  });
  await put(io.stdout, `${lines.join("\n")}\n`);
  return { kind: "done" };
}

function fits(rule: Rule, words: readonly string[], options: RulesOptions): boolean {
  const { severity, target, scope, family } = options;
  const text = [rule.id, rule.name, rule.heading, rule.why, severityText(rule)]
    .join(" ")
    .toLowerCase();
  return (
    (severity === undefined || severitiesOf(rule).some((each) => each === severity)) &&
    (target === undefined || rule.targets.includes(target)) &&
    (scope === undefined || rule.scope === scope) &&
    (family === undefined || rule.id.startsWith(`CX${family[0]}`)) &&
    words.every((word) => text.includes(word.toLowerCase()))
  );
}

function severitiesOf({ severity, milder }: Rule): string[] {
  const all = typeof severity === "string" ? [severity] : Object.values(severity);
  return [...new Set([...all, ...(milder === undefined ? [] : [milder])])];
}
