import type * as z from "zod/mini";
import type { driver, edition } from "./edition-schema.js";

/*
 * The type of a guidance edition. The data is in schemas/editions; what stands here as a list is
 * what the code's types are made of, and a test fails when the data disagrees.
 */

export const DRIVER_KEYS = [
  "effectiveness",
  "ease",
  "efficiency",
  "transparency",
  "humanity",
  "employee",
  "other",
] as const;
export type DriverKey = (typeof DRIVER_KEYS)[number];

export const BRANCHES = ["positive", "negative"] as const;
export type Branch = (typeof BRANCHES)[number];

export const SURVEY_TYPES = ["thumbs_up_down", "likert_scale"] as const;
export type SurveyType = (typeof SURVEY_TYPES)[number];

export type ColumnKey = "external_id" | "question_1" | `${Branch}_${DriverKey}` | "question_4";

export type Driver = z.infer<typeof driver>;
export type Edition = z.infer<typeof edition>;
