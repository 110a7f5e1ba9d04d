import type { Rule } from "../rule.js";
import { ambiguousOption } from "./ambiguous-option.js";
import { controlCharacter } from "./control-character.js";
import { driverValue } from "./driver-value.js";
import { duplicateResponse } from "./duplicate-response.js";
import { externalIdDuplicate } from "./external-id-duplicate.js";
import { externalIdMissing } from "./external-id-missing.js";
import { mixedScale } from "./mixed-scale.js";
import { question1Value } from "./question-1-value.js";
import { scaleDirection } from "./scale-direction.js";
import { spreadsheetDamage } from "./spreadsheet-damage.js";
import { unknownOption } from "./unknown-option.js";
import { unsupportedScale } from "./unsupported-scale.js";

/** Family 3xx: values. */
export const valueRules: readonly Rule[] = [
  question1Value,
  driverValue,
  externalIdMissing,
  externalIdDuplicate,
  spreadsheetDamage,
  mixedScale,
  unknownOption,
  ambiguousOption,
  duplicateResponse,
  controlCharacter,
  scaleDirection,
  unsupportedScale,
];
