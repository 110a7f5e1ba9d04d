import type { Rule } from "../rule.js";
import { manifestMismatch } from "./manifest-mismatch.js";
import { metadataInvalid } from "./metadata-invalid.js";
import { overlappingIds } from "./overlapping-ids.js";
import { quarterMismatch } from "./quarter-mismatch.js";
import { resubmittedFile } from "./resubmitted-file.js";
import { surveyTypeMismatch } from "./survey-type-mismatch.js";
import { tooFewServices } from "./too-few-services.js";
import { unusedWaiver } from "./unused-waiver.js";
import { volumesInconsistent } from "./volumes-inconsistent.js";

/** Family 9xx: the submission package, and the waivers of the configuration. */
export const packageRules: readonly Rule[] = [
  manifestMismatch,
  volumesInconsistent,
  resubmittedFile,
  overlappingIds,
  tooFewServices,
  metadataInvalid,
  surveyTypeMismatch,
  quarterMismatch,
  unusedWaiver,
];
