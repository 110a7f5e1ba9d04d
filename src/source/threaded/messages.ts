import type { SourceError } from "../files.js";
import type { OpenOptions } from "../open.js";
import type { RecordLayout, SourceStep } from "../source.js";
import type { PackedBatch } from "./packed-batch.js";

/** What the reading thread is started with. */
export interface ReadOrder {
  readonly path: string;
  readonly options: OpenOptions;
  readonly layout: RecordLayout;
}

/** What the reading thread says, in file order. */
export type ReadReply =
  | (Pick<SourceStep, "notices" | "suppressed"> & {
      readonly kind: "step";
      readonly batch: PackedBatch | null;
    })
  | { readonly kind: "end" }
  | {
      readonly kind: "failed";
      /** Null: a bug. */
      readonly code: SourceError["code"] | null;
      readonly path: string;
      readonly message: string;
    };

/** What the reading thread is told: a step was taken, and here is its buffer again. */
export interface Taken {
  readonly buffer: ArrayBuffer | null;
}

/** Steps that the reading thread may be ahead: enough for both threads to have something to do. */
export const STEPS_AHEAD = 6;
