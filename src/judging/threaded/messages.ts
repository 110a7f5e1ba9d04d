import type { SurveyType } from "../../guidance/edition.js";
import type { FiscalQuarter } from "../../guidance/fiscal-quarter.js";
import type { PackedResponses } from "../../response/packed-responses.js";
import type { MappedBatch } from "../../response/response-batch.js";
import type { FileState } from "../../source/file-state.js";
import type { FileOptions } from "../../source/files.js";
import type { Notices } from "../../source/repeated-notices.js";
import type { StepRemarks } from "../../source/source.js";
import type { SourceError } from "../../source/source-error.js";
import type { PackedBatch } from "../../source/threaded/packed-batch.js";
import type { SurveyDefinition } from "../../survey/definition.js";
import type { TextsRead } from "../mapped-steps.js";

/** What the reading thread is started with: the same that the judging one plans by. */
export interface ReadOrder {
  readonly path: string;
  readonly options: FileOptions;
  readonly definition: SurveyDefinition | null;
  readonly surveyType: SurveyType | null;
  readonly quarter: FiscalQuarter | undefined;
  readonly edition: string;
}

/** The one message to the reading thread. */
export interface ReadRequest extends ReadOrder {
  /** Of SharedCount: steps that the judging thread has taken. */
  readonly stepsTaken: SharedArrayBuffer;
  /** Of SharedSteps. */
  readonly steps: SharedArrayBuffer;
}

/** What is said of the records and responses that are in the room of a step. */
export interface PackedStep extends Pick<MappedBatch, "blank" | "broken" | "excluded"> {
  readonly records: PackedBatch;
  readonly responses: PackedResponses;
  readonly texts: TextsRead;
  /** What the mapping noticed, apart from what the reader did. */
  readonly mappingNotices: Notices;
}

/** What the reading thread says, in file order. */
export type ReadReply =
  /** The first one; null where the file is packed, and only this thread reads it. */
  | { readonly kind: "begin"; readonly file: FileState | null }
  | (StepRemarks & {
      readonly kind: "step";
      readonly packed: PackedStep | null;
      /** Offset in the file in front of which no bytes of later steps lie. */
      readonly readTo: number;
    })
  /** Behind the last step: the different cells of question 1. */
  | { readonly kind: "end"; readonly labels: readonly string[] }
  | {
      readonly kind: "failed";
      /** Null: a bug. */
      readonly code: SourceError["code"] | null;
      readonly path: string;
      readonly message: string;
    };
