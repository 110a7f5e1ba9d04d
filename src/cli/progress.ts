import type { Ora } from "ora";
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
  let spinner: Ora | null = null;
  let stopped = false;
  let records = 0;
  const start = async (): Promise<void> => {
    // Loaded only once there is something to show: most runs are over before.
    const { default: ora } = await import("ora");
    if (stopped) return;
    spinner = ora({ text: name, stream: process.stderr, discardStdin: false }).start();
  };
  const timer = setTimeout(() => void start(), QUIET_MILLISECONDS);
  timer.unref();
  return {
    add: (more) => {
      records += more;
      if (spinner !== null) spinner.text = `${name}: ${counted(records, "record")}`;
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      spinner?.stop();
    },
  };
}
