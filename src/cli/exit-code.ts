import type { Counts } from "../engine/outcome.js";
import { SourceError } from "../source/source-error.js";
import { OutputError } from "../submission/output-error.js";

export type FailOn = "error" | "warning" | "never";

export const EXIT = {
  clean: 0,
  findings: 1,
  usage: 2,
  inputOrOutput: 3,
  bug: 70,
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A mistake in how the command was called, or in a configuration file: a sentence, exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** A person has stopped the run where no signal tells: at a prompt. Exit code 130. */
export class Interruption extends Error {
  override readonly name = "Interruption";
}

/** What a run ends with: findings that were counted, or the error that ended it. */
export type Ending =
  | {
      readonly kind: "judged";
      readonly counts: Pick<Counts, "error" | "warning">;
      readonly failOn: FailOn;
    }
  | { readonly kind: "failed"; readonly error: unknown; readonly interrupted: boolean }
  | { readonly kind: "done" };

/** The exit code of a run: the one place that knows them. */
export function exitCode(ending: Ending): ExitCode {
  switch (ending.kind) {
    case "done":
      return EXIT.clean;
    case "judged": {
      const { counts, failOn } = ending;
      if (failOn === "never") return EXIT.clean;
      const standing = counts.error + (failOn === "warning" ? counts.warning : 0);
      return standing > 0 ? EXIT.findings : EXIT.clean;
    }
    case "failed": {
      if (ending.interrupted || ending.error instanceof Interruption) return EXIT.interrupted;
      if (ending.error instanceof UsageError) return EXIT.usage;
      const isOutside = ending.error instanceof SourceError || ending.error instanceof OutputError;
      return isOutside ? EXIT.inputOrOutput : EXIT.bug;
    }
  }
}
