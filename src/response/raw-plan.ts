import { driverBit } from "../guidance/drivers.js";
import { type ColumnIdentity, type Dialect, exclusionsOf } from "../source/dialects/dialect.js";
import type {
  ColumnReference,
  DriverQuestion,
  GeneratedId,
  SurveyDefinition,
} from "../survey/definition.js";
import { questionAsking } from "../survey/questions.js";
import { type DriverReader, JoinedDriverReader, SplitDriverReader } from "./driver-reader.js";
import { findColumn, knownColumn, type UnresolvedColumn } from "./find-column.js";
import { RatingReader } from "./rating-reader.js";
import { RecordFilter } from "./record-filter.js";

/** Where the parts of a response lie in one raw export, and how each is read. */
export interface RawPlan {
  /** 0-based cell indexes; -1 where the export has no such column. */
  readonly externalId: number;
  /** The export has no ids: they are made of time and record. */
  readonly generatesIds: boolean;
  /** One, or one for each possible answer; none where the question is not asked. */
  readonly rating: readonly number[];
  readonly comment: number;
  readonly submittedAt: number;
  readonly interactionAt: number;
  readonly duration: number;
  readonly ratings: RatingReader;
  readonly positive: DriverReader | null;
  readonly negative: DriverReader | null;
  /** Comments that mean "no answer". */
  readonly noComment: ReadonlySet<string>;
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
  const known = (names: readonly string[]): number => knownColumn(columns, names)?.index ?? -1;
  const placed = (reference: ColumnReference | undefined, names: readonly string[]): number =>
    reference === undefined ? known(names) : wanted(reference);

  const { export: where } = definition;
  const generatesIds =
    isGenerated(where.externalId) ||
    (where.externalId === undefined && dialect.withoutIds === true);
  const externalId = isGenerated(where.externalId)
    ? -1
    : placed(where.externalId, dialect.known.externalId);
  if (externalId < 0 && where.externalId === undefined && !generatesIds) {
    unresolved.push({ wanted: "externalId", found: 0, nearest: null });
  }
  const trust = questionAsking(definition, "trust");
  const comment = questionAsking(definition, "comment");
  const labels = trust?.labels ?? dialectLabels(definition, dialect);
  const missing = [...dialect.missing, ...where.missing];
  const drivers = { dialect, missing, wanted };
  const rating = columnsOf(trust?.column).map(wanted);
  return {
    externalId,
    generatesIds,
    rating: rating.filter((index) => index >= 0),
    comment: comment?.optOut === undefined ? wanted(comment?.column) : -1,
    submittedAt: placed(where.submittedAt, dialect.known.submittedAt),
    interactionAt: wanted(where.interactionAt),
    duration: placed(where.duration, dialect.known.duration),
    ratings: new RatingReader(definition.survey.type, labels, missing),
    positive: driverReader(questionAsking(definition, "positive_drivers"), drivers),
    negative: driverReader(questionAsking(definition, "negative_drivers"), drivers),
    noComment: new Set(missing),
    filter: filterOf(definition, dialect, columns, rating[0] ?? -1, wanted, unresolved),
    unresolved,
  };
}

function columnsOf(
  column: ColumnReference | readonly ColumnReference[] | undefined,
): readonly ColumnReference[] {
  if (column === undefined) return [];
  return isList(column) ? column : [column];
}

function isList(
  column: ColumnReference | readonly ColumnReference[],
): column is readonly ColumnReference[] {
  return Array.isArray(column);
}

function isGenerated(
  externalId: ColumnReference | GeneratedId | undefined,
): externalId is GeneratedId {
  return typeof externalId === "object" && "generated" in externalId;
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
  {
    dialect,
    missing,
    wanted,
  }: {
    dialect: Dialect;
    missing: readonly string[];
    wanted: (reference: ColumnReference | undefined) => number;
  },
): DriverReader | null {
  if (question === undefined) return null;
  const typedColumns = question.statements.flatMap((statement) => {
    const index = wanted(statement.textColumn);
    return index < 0 ? [] : [{ index, bit: driverBit(statement.driver) }];
  });
  if (question.column !== undefined) {
    const index = wanted(question.column);
    if (index < 0) return null;
    return new JoinedDriverReader(question, index, missing, typedColumns, dialect.joinedBy);
  }
  const indexes = question.statements.map((statement) => wanted(statement.column));
  if (indexes.some((index) => index < 0)) return null;
  const { numbersStatements } = dialect;
  return new SplitDriverReader(question, indexes, missing, typedColumns, numbersStatements);
}

function filterOf(
  definition: SurveyDefinition,
  dialect: Dialect,
  columns: readonly ColumnIdentity[],
  rating: number,
  wanted: (reference: ColumnReference | undefined) => number,
  unresolved: UnresolvedColumn[],
): RecordFilter {
  const keepUnfinished = definition.export.unfinished === "keep";
  const byDialect = exclusionsOf(dialect, columns, rating)
    .filter((exclusion) => !(keepUnfinished && exclusion.reason === "unfinished"))
    .flatMap((exclusion) => {
      const found = findColumn(columns, exclusion.column);
      if (typeof found === "number") return [{ exclusion, index: found }];
      // Of two columns with the platform's name, one is a question: nobody can tell which.
      if (found.found > 1) unresolved.push(found);
      return [];
    });
  const byDefinition = definition.export.exclude.flatMap((exclusion) => {
    const index = wanted(exclusion.column);
    return index < 0 ? [] : [{ exclusion, index }];
  });
  return new RecordFilter([...byDialect, ...byDefinition]);
}
