import { relative, resolve } from "node:path";
import { rulesWith } from "../config/rules.js";
import type { Waiver } from "../engine/waivers.js";
import { CATALOGUE } from "../rules/catalogue.js";
import type { Rule } from "../rules/rule.js";
import { DEFAULT_THRESHOLDS, type Thresholds } from "../rules/thresholds.js";
import { type ConfigFile, findConfig } from "./config-file.js";
import { type FailOn, UsageError } from "./exit-code.js";
import type { Io } from "./io.js";
import { addReporter, type CommonOptions, type ReporterChoice } from "./options.js";

/** What a run is judged with, once options, configuration and defaults are put together. */
export interface Settings {
  readonly config: ConfigFile | null;
  readonly rules: readonly Rule[];
  readonly thresholds: Thresholds;
  readonly waivers: readonly Waiver[];
  readonly failOn: FailOn;
  readonly reporter: readonly ReporterChoice[];
}

/** Options win over the configuration, and that over the defaults. @throws UsageError */
export async function settle(
  options: Partial<Pick<CommonOptions, "config" | "failOn" | "reporter">>,
  io: Pick<Io, "cwd">,
): Promise<Settings> {
  const config = await findConfig(options.config, io);
  const given = options.reporter ?? [];
  if (config === null) {
    return {
      config,
      rules: CATALOGUE,
      thresholds: DEFAULT_THRESHOLDS,
      waivers: [],
      failOn: options.failOn ?? "error",
      reporter: given,
    };
  }
  const { waiversOf } = await import("../config/waivers.js");
  const { thresholds: checked } = await import("../rules/thresholds-schema.js");
  const { severity, thresholds, failOn, waivers } = config.data;
  const fromConfig = (file: string): string | null =>
    file === "-" ? null : relative(config.folder, resolve(io.cwd, file));
  return {
    config,
    rules: rulesWith(severity, config.path),
    thresholds: checked.parse(thresholds),
    waivers: waiversOf(waivers, fromConfig),
    failOn: options.failOn ?? failOn ?? "error",
    reporter: given.length > 0 ? given : reportersOf(config, io),
  };
}

function reportersOf(config: ConfigFile, io: Pick<Io, "cwd">): ReporterChoice[] {
  return (config.data.reporters ?? []).reduce<ReporterChoice[]>((before, text, at) => {
    try {
      const [last, ...others] = addReporter(text, before).reverse();
      if (last === undefined) return before;
      const file = last.file === null ? null : relative(io.cwd, resolve(config.folder, last.file));
      return [...others.reverse(), { ...last, file }];
    } catch (error) {
      const { line } = config.locate(["reporters", at]);
      const said = error instanceof Error ? error.message : String(error);
      throw new UsageError(`${config.path}, line ${line}, reporters[${at}]: ${said}`);
    }
  }, []);
}
