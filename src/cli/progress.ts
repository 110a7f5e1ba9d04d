import ora from "ora";
import { counted, visible } from "../report/message.js";
import type { Output } from "./io.js";

/** A run shorter than this shows nothing. */
const QUIET_MILLISECONDS = 1000;

export interface Progress {
  readonly add: (records: number) => void;
  readonly stop: () => void;
}

/**
 * A line on standard error that tells how far a long run is; nothing off a terminal, nor on one
 * without columns, where ora would clear lines without end.
 */
export function startProgress(what: string, to: Output, quiet: boolean): Progress {
  if (quiet || to.isTTY !== true || !to.columns) return { add: () => {}, stop: () => {} };
  const name = visible(what);
  const spinner = ora({ text: name, stream: process.stderr, discardStdin: false });
  const timer = setTimeout(() => spinner.start(), QUIET_MILLISECONDS);
  timer.unref();
  let records = 0;
  return {
    add: (more) => {
      records += more;
      spinner.text = `${name}: ${counted(records, "record")}`;
    },
    stop: () => {
      clearTimeout(timer);
      spinner.stop();
    },
  };
}
