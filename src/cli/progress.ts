import ora from "ora";
import { counted } from "../report/message.js";
import type { Output } from "./io.js";

/** A run shorter than this shows nothing. */
const QUIET_MILLISECONDS = 1000;

export interface Progress {
  readonly add: (records: number) => void;
  readonly stop: () => void;
}

/** A line on standard error that tells how far a long run is; nothing off a terminal. */
export function startProgress(what: string, to: Output, quiet: boolean): Progress {
  if (quiet || to.isTTY !== true) return { add: () => {}, stop: () => {} };
  const spinner = ora({ text: what, stream: process.stderr, discardStdin: false });
  const timer = setTimeout(() => spinner.start(), QUIET_MILLISECONDS);
  timer.unref();
  let records = 0;
  return {
    add: (more) => {
      records += more;
      spinner.text = `${what}: ${counted(records, "record")}`;
    },
    stop: () => {
      clearTimeout(timer);
      spinner.stop();
    },
  };
}
