import { driverBit } from "../guidance/drivers.js";
import type { ColumnIdentity, Dialect } from "../source/dialects/dialect.js";
import type { ColumnReference, DriverQuestion, SurveyDefinition } from "../survey/definition.js";
import { questionAsking } from "../survey/definition.js";
import { type DriverReader, JoinedDriverReader, SplitDriverReader } from "./driver-reader.js";
import { findColumn, type UnresolvedColumn } from "./find-column.js";
import { RatingReader } from "./rating-reader.js";
import { RecordFilter } from "./record-filter.js";

/** Where the parts of a response lie in one raw export, and how each is read. */
export interface RawPlan {
  /** 0-based cell indexes; -1 where the export has no such column. */
  readonly externalId: number;
  readonly rating: number;
  readonly comment: number;
  readonly submittedAt: number;
  readonly interactionAt: number;
  readonly duration: number;
  readonly ratings: RatingReader;
  readonly positive: DriverReader | null;
  readonly negative: DriverReader | null;
  readonly filter: RecordFilter;
  readonly unresolved: readonly UnresolvedColumn[];
}

/** Finds every column that the definition names in the header of the export. */
export function planRaw(
  definition: SurveyDefinition,
  dialect: Dialect,
  columns: readonly ColumnIdentity[],
): RawPlan {
  const unresolved: UnresolvedColumn[] = [];
  const wanted = (reference: ColumnReference | undefined): number => {
    if (reference === undefined) return -1;
    const found = findColumn(columns, reference);
    if (typeof found === "number") return found;
    unresolved.push(found);
    return -1;
  };
  /** Columns that every export of the dialect should have, but older ones may lack. */
  const known = (name: string | null): number => {
    const column = columns.find((each) => each.importId === name || each.name === name);
    return name === null || column === undefined ? -1 : column.index;
  };
  const placed = (reference: ColumnReference | undefined, name: string | null): number =>
    reference === undefined ? known(name) : wanted(reference);

  const { export: where } = definition;
  const externalId = placed(where.externalId, dialect.known.externalId);
  if (externalId < 0 && where.externalId === undefined) {
    unresolved.push({ wanted: "externalId", found: 0, nearest: null });
  }
  const trust = questionAsking(definition, "trust");
  const comment = questionAsking(definition, "comment");
  const labels = trust?.labels ?? dialectLabels(definition, dialect);
  return {
    externalId,
    rating: wanted(trust?.column),
    comment: comment?.optOut === undefined ? wanted(comment?.column) : -1,
    submittedAt: placed(where.submittedAt, dialect.known.submittedAt),
    interactionAt: wanted(where.interactionAt),
    duration: placed(where.duration, dialect.known.duration),
    ratings: new RatingReader(definition.survey.type, labels),
    positive: driverReader(questionAsking(definition, "positive_drivers"), dialect, wanted),
    negative: driverReader(questionAsking(definition, "negative_drivers"), dialect, wanted),
    filter: filterOf(definition, dialect, columns, wanted),
    unresolved,
  };
}

function dialectLabels(
  definition: SurveyDefinition,
  dialect: Dialect,
): Readonly<Record<string, number>> | undefined {
  if (definition.survey.type !== "thumbs_up_down" || dialect.thumbs === null) return undefined;
  return dialect.thumbs;
}

function driverReader(
  question: DriverQuestion | undefined,
  dialect: Dialect,
  wanted: (reference: ColumnReference | undefined) => number,
): DriverReader | null {
  if (question === undefined) return null;
  const typedColumns = question.statements.flatMap((statement) => {
    const index = wanted(statement.textColumn);
    return index < 0 ? [] : [{ index, bit: driverBit(statement.driver) }];
  });
  if (question.column !== undefined) {
    const index = wanted(question.column);
    return index < 0
      ? null
      : new JoinedDriverReader(question, index, dialect.missing, typedColumns);
  }
  const indexes = question.statements.map((statement) => wanted(statement.column));
  if (indexes.some((index) => index < 0)) return null;
  return new SplitDriverReader(question, indexes, dialect.missing, typedColumns);
}

function filterOf(
  definition: SurveyDefinition,
  dialect: Dialect,
  columns: readonly ColumnIdentity[],
  wanted: (reference: ColumnReference | undefined) => number,
): RecordFilter {
  const keepUnfinished = definition.export.unfinished === "keep";
  const byDialect = dialect.exclusions
    .filter((exclusion) => !(keepUnfinished && exclusion.reason === "unfinished"))
    .flatMap((exclusion) => {
      const found = findColumn(columns, exclusion.column);
      return typeof found === "number" ? [{ exclusion, index: found }] : [];
    });
  const byDefinition = definition.export.exclude.flatMap((exclusion) => {
    const index = wanted(exclusion.column);
    return index < 0 ? [] : [{ exclusion, index }];
  });
  return new RecordFilter([...byDialect, ...byDefinition]);
}
