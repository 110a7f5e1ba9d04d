/** A stream of the terminal or a pipe. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly destroyed?: boolean;
  write(text: string, done: (error?: Error | null) => void): unknown;
}

/** All that the command line takes from outside; tests bring their own. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Epoch milliseconds. */
  now(): number;
  /** Aborted on Ctrl-C. */
  readonly signal: AbortSignal;
}

/** Writes and waits until it is out, so that nothing is cut; a closed pipe takes no more. */
export function put(to: Output, text: string): Promise<void> {
  return new Promise((resolve) => {
    if (text === "" || to.destroyed) resolve();
    else to.write(text, () => resolve());
  });
}
