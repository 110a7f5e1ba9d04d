import type { Edition, SurveyType } from "../guidance/edition.js";
import { type FiscalQuarter, type QuarterSpan, quarterSpan } from "../guidance/fiscal-quarter.js";
import type { Mapping } from "../response/mapping.js";
import { RawMapping } from "../response/raw-mapping.js";
import { SubmissionMapping } from "../response/submission-mapping.js";
import type { Target } from "../rules/rule.js";
import { type Dialect, named } from "../source/dialects/dialect.js";
import {
  dialectNamed,
  headerAsWritten,
  headerDown,
  inFile,
  recogniseDialect,
} from "../source/dialects/recognise.js";
import type { RecordLayout, Source } from "../source/source.js";
import type { SurveyDefinition } from "../survey/definition.js";

/** What decides how a file is read. */
export interface PlanInput {
  readonly source: Source;
  /** Null: a submission file is judged by what it shows. */
  readonly definition: SurveyDefinition | null;
  readonly edition: Edition;
  /** The scale, where a person declared it and no definition does. */
  readonly surveyType: SurveyType | null;
  /** The quarter that is reported, where the user names one. */
  readonly quarter?: FiscalQuarter | undefined;
}

/** How a file is read: as what, through which mapping. */
export interface Reading {
  readonly targets: ReadonlySet<Target>;
  readonly dialect: Dialect;
  readonly layout: RecordLayout;
  readonly mapping: Mapping;
  /** The zone of times that carry none; null where nobody declared one. */
  readonly zone: string | null;
  /** The quarter that is reported; null where nobody named one. */
  readonly quarter: QuarterSpan | null;
  /** The header records, the one with the names first. */
  readonly header: readonly (readonly string[])[];
}

/**
 * Decides what a file is and how to read it.
 * @param targets what to judge it as; told from the file unless given.
 */
export function planReading(input: PlanInput, targets?: ReadonlySet<Target>): Reading {
  const { source, definition } = input;
  const { head } = source;
  const recognised = recogniseDialect(head);
  const dialect = inFile(dialectOf(definition, recognised), head);
  const isSubmission = dialect.name === "submission" || definition === null;
  const records = isSubmission ? headerAsWritten(head) : headerDown(head);
  const headerRecords = isSubmission
    ? 1
    : (definition.export.headerRecords ?? dialect.headerRecords);
  const header = records.slice(0, headerRecords);
  const rowsAbove = head.preambleRecords + headerRecords;
  // Times are in the zone that the export names; the quarter goes by the clock that the definition
  // names. Where only one of the two is named, it serves for both.
  const named = dialect.zone(records);
  const declared = definition?.export.timeZone ?? null;
  const zone = named ?? declared;
  const clock = declared ?? named ?? "UTC";
  const quarter = input.quarter ? quarterSpan(input.quarter, input.edition, clock) : null;
  const mapping = isSubmission
    ? new SubmissionMapping(header[0] ?? [], rowsAbove, declaredScale(input))
    : new RawMapping(
        definition,
        dialect,
        dialect.columns(header),
        rowsAbove,
        { zone, clock },
        quarter,
      );
  return {
    targets: targets ?? new Set<Target>([isSubmission ? "submission" : "raw"]),
    dialect,
    header,
    mapping,
    quarter,
    zone,
    layout: {
      preambleRecords: head.preambleRecords,
      headerRecords,
      emptyTrailingCells: !isSubmission,
      ...(isSubmission ? {} : { repairs: { verbatim: mapping.columns.index("question_4") } }),
      ...(definition?.export.delimiter && !isSubmission && !head.isSheet
        ? { delimiter: definition.export.delimiter }
        : {}),
    },
  };
}

/** A sentence where the definition is for another platform's export than this; null if it fits. */
export function platformMismatch(source: Source, definition: SurveyDefinition): string | null {
  const declared = definition.export.dialect;
  if (declared === undefined || declared === "generic") return null;
  const recognised = recogniseDialect(source.head);
  if (recognised.name === declared || ["generic", "submission"].includes(recognised.name))
    return null;
  const wanted = named(dialectNamed(declared));
  return `The survey definition is for ${wanted}, and ${source.head.name} looks like ${named(recognised)}. Give the definition of this survey, or correct export.dialect in it.`;
}

function dialectOf(definition: SurveyDefinition | null, recognised: Dialect): Dialect {
  const declared = definition?.export.dialect;
  // A finished submission file stays one, whatever export its survey has.
  if (recognised.name === "submission" && declared !== "generic") return recognised;
  return declared === undefined ? recognised : dialectNamed(declared);
}

export function declaredScale(input: PlanInput): SurveyType | null {
  return input.definition?.survey.type ?? input.surveyType;
}
