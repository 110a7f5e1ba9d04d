import type { FiscalQuarter } from "../guidance/fiscal-quarter.js";
import { formatQuarter } from "../guidance/fiscal-quarter.js";
import type { SurveyDefinition } from "../survey/definition.js";
import { questionAsking } from "../survey/questions.js";
import type { CollectionDetail } from "./collection-detail-schema.js";

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
