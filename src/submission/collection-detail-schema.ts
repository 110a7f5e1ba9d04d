import * as z from "zod/mini";
import { SURVEY_TYPES } from "../guidance/edition.js";

/** What the receiving system's upload form asks for, under its own field names. */
export const collectionDetail = z.strictObject({
  provider: z.string(),
  service: z.string(),
  fiscal_year: z.int(),
  quarter: z.int().check(z.minimum(1), z.maximum(4)),
  transaction_point: z.string(),
  channel: z.string(),
  survey_title: z.string(),
  survey_type: z.enum(SURVEY_TYPES),
  omb_control_number: z.nullable(z.string()),
  trust_question_text: z.nullable(z.string()),
  volume_of_customers: z.nullable(z.int()),
  volume_of_customers_provided_survey_opportunity: z.nullable(z.int()),
  volume_of_respondents: z.int(),
  service_stage_id: z.nullable(z.string()),
});
export type CollectionDetail = z.infer<typeof collectionDetail>;
