import { alchemer } from "./alchemer.js";
import { fieldData } from "./field-data.js";
import { forms } from "./forms.js";
import type { ExportGenerator } from "./generated.js";
import { limesurvey } from "./limesurvey.js";
import { mapped } from "./mapped.js";
import { qualtrics } from "./qualtrics.js";
import { redcap } from "./redcap.js";
import { surveymonkey } from "./surveymonkey.js";
import { touchpoints } from "./touchpoints.js";

/** Exports of every platform that cx280 reads. */
export const EXPORTS: readonly ExportGenerator[] = [
  ...touchpoints,
  ...qualtrics,
  ...surveymonkey,
  ...forms,
  ...limesurvey,
  ...alchemer,
  ...fieldData,
  ...redcap,
  ...mapped,
];
