import { z } from "zod";
import { SURVEY_TYPES } from "../guidance/edition.js";
import type { FiscalQuarter } from "../guidance/fiscal-quarter.js";
import { formatQuarter } from "../guidance/fiscal-quarter.js";
import type { SurveyDefinition } from "../survey/definition.js";
import { questionAsking } from "../survey/questions.js";

/** What the receiving system's upload form asks for, under its own field names. */
export const collectionDetail = z.strictObject({
  provider: z.string(),
  service: z.string(),
  fiscal_year: z.int(),
  quarter: z.int().min(1).max(4),
  transaction_point: z.string(),
  channel: z.string(),
  survey_title: z.string(),
  survey_type: z.enum(SURVEY_TYPES),
  omb_control_number: z.string().nullable(),
  trust_question_text: z.string().nullable(),
  volume_of_customers: z.int().nullable(),
  volume_of_customers_provided_survey_opportunity: z.int().nullable(),
  volume_of_respondents: z.int(),
  service_stage_id: z.string().nullable(),
});
export type CollectionDetail = z.infer<typeof collectionDetail>;

/** @param respondents rows of the submission file. */
export function collectionDetailOf(
  definition: SurveyDefinition,
  quarter: FiscalQuarter,
  respondents: number,
): CollectionDetail {
  const { service, survey } = definition;
  const volumes = definition.volumes[formatQuarter(quarter)];
  return {
    provider: service.provider,
    service: service.name,
    fiscal_year: quarter.fiscalYear,
    quarter: quarter.quarter,
    transaction_point: survey.transactionPoint,
    channel: survey.channel,
    survey_title: survey.title,
    survey_type: survey.type,
    omb_control_number: survey.controlNumber ?? null,
    trust_question_text: questionAsking(definition, "trust")?.text ?? null,
    volume_of_customers: volumes?.customers ?? null,
    volume_of_customers_provided_survey_opportunity: volumes?.offered ?? null,
    volume_of_respondents: respondents,
    service_stage_id: survey.stage ?? null,
  };
}
