/** The library's public surface: what the commands themselves use. */

export type { Finding, FindingData, Severity } from "./engine/finding.js";
export { judgeDefinition } from "./engine/judge-definition.js";
export type { Counts, ExpectedRating, Outcome, SkippedRule } from "./engine/outcome.js";
export type { Reconciliation } from "./engine/reconciliation.js";
export type { Tally } from "./engine/tally.js";
export type { Edition, SurveyType } from "./guidance/edition.js";
export { DEFAULT_EDITION, EDITION_IDS, editionById } from "./guidance/editions.js";
export {
  type CalendarDay,
  dueDate,
  type FiscalQuarter,
  firstDay,
  formatDay,
  formatQuarter,
  lastDay,
  parseQuarter,
  quarterOf,
} from "./guidance/fiscal-quarter.js";
export { type FormatInput, type FormatResult, formatExport } from "./judging/format-export.js";
export { type JudgeInput, judgeFile } from "./judging/judge-source.js";
export { jsonReport } from "./report/json.js";
export { makeReport, type Report } from "./report/report.js";
export { NO_COLOUR, type Palette, textReport } from "./report/text.js";
export { CATALOGUE, findRule } from "./rules/catalogue.js";
export type { Rule, Target } from "./rules/rule.js";
export { DEFAULT_THRESHOLDS, type Thresholds } from "./rules/thresholds.js";
export { publishedSchemas } from "./schemas.js";
export { openFile, openStandardInput } from "./source/files.js";
export { openSource } from "./source/open.js";
export type { Source } from "./source/source.js";
export { SourceError } from "./source/source-error.js";
export { OutputError } from "./submission/output-error.js";
export type { SurveyDefinition } from "./survey/definition.js";
export { type DefinitionProblem, parseSurveyDefinition } from "./survey/load.js";
