import type { Branch, Edition } from "../../guidance/edition.js";
import { leadingNumber, normaliseLabel } from "../../response/normalise-label.js";
import { likertRating, thumbsRating } from "../../response/scale-lexicon.js";
import { isOpenQuestion, sameWording, statesTrust } from "../wording.js";
import { joinedOptions } from "./options.js";
import type { SampledColumn } from "./sample.js";
import { foldedText, guessBranch, guessDriver } from "./statements.js";

/** One question of the survey, in one column or in one for each statement. */
export interface SampledQuestion {
  readonly text: string;
  readonly columns: readonly SampledColumn[];
}

export const ROLES = ["trust", "positive_drivers", "negative_drivers", "comment"] as const;
export type RoleName = (typeof ROLES)[number];

/** What a question of the export is in the guidance. */
export interface Role {
  readonly name: RoleName;
  readonly question: SampledQuestion;
  /** certain: beyond doubt. likely: no other comes near. unsure: others do, and nobody has decided. */
  readonly confidence: "certain" | "likely" | "unsure";
  /** What has to be decided; null where nothing has. */
  readonly says: string | null;
}

/** Points from which a role is given at all, and from which it is beyond doubt. */
const LEAST = 4;
const SURE = 8;
/** Points by which the best has to be ahead of the second. */
const LEAD = 2;

/** Columns that stand beside each other and share their question's text belong together. */
export function questionsOf(columns: readonly SampledColumn[]): SampledQuestion[] {
  const questions: { text: string; columns: SampledColumn[] }[] = [];
  for (const each of columns) {
    const last = questions.at(-1);
    // Some platforms write the joined statements in front of the columns for each.
    if (each.choice !== null && last?.text === each.question) last.columns.push(each);
    else questions.push({ text: each.question, columns: [each] });
  }
  return questions;
}

/** Whether a column holds what respondents typed beside a statement. */
export function isTyped({ choice }: SampledColumn): boolean {
  return /(?:^|\W)text$/i.test((choice ?? "").trim());
}

/** The columns of a question that stand for one statement each. */
export function splitColumns({ columns }: SampledQuestion): readonly SampledColumn[] {
  return columns.filter((each) => each.choice !== null && !isTyped(each));
}

/**
 * Finds the guidance's questions among those of an export. Each question has one role.
 * @param choose says which of several it is that are as likely, or which of all where none is
 * likely; or else what has to be decided.
 */
export function rolesOf(
  questions: readonly SampledQuestion[],
  edition: Edition,
  choose: (
    name: RoleName,
    likely: readonly SampledQuestion[],
    all: readonly SampledQuestion[],
  ) => SampledQuestion | string,
): ReadonlyMap<RoleName, Role> {
  const points: Readonly<Record<RoleName, (question: SampledQuestion) => number>> = {
    trust: (question) => trustPoints(question),
    positive_drivers: (question) => driverPoints(question, "positive", edition),
    negative_drivers: (question) => driverPoints(question, "negative", edition),
    comment: (question) => commentPoints(question, edition),
  };
  const roles = new Map<RoleName, Role>();
  const taken = new Set<SampledQuestion>();
  for (const name of ROLES) {
    const left = questions.filter((question) => !taken.has(question));
    const ranked = left
      .map((question) => ({ question, points: points[name](question) }))
      .filter((each) => each.points >= LEAST)
      .sort((a, b) => b.points - a.points);
    const [best] = ranked;
    const near = ranked.filter((each) => best !== undefined && best.points - each.points < LEAD);
    const isLikely = best !== undefined && near.length === 1;
    const likely = ranked.map(({ question }) => question);
    const chosen = isLikely ? best.question : choose(name, likely, left);
    const isOpen = typeof chosen === "string";
    const question = isOpen ? best?.question : chosen;
    if (question === undefined) continue;
    taken.add(question);
    const confidence = isOpen ? "unsure" : isLikely && best.points < SURE ? "likely" : "certain";
    roles.set(name, { name, question, confidence, says: isOpen ? chosen : null });
  }
  return roles;
}

function trustPoints({ text, columns }: SampledQuestion): number {
  const folded = foldedText(text);
  const says = statesTrust(text) ? 8 : /\btrust|\bconfi(?:o|anza)/.test(folded) ? 5 : 0;
  const named = /^(?:q ?1|question 1|answer 01)$/.test(folded) ? 2 : 0;
  const labels = columns.flatMap(({ values }) => [...values.keys()].map(normaliseLabel));
  const bare = labels.map((label) => leadingNumber(label)?.label ?? label);
  const rates = (label: string): boolean =>
    likertRating(label) !== undefined || thumbsRating(label) !== undefined || /^[1-5]$/.test(label);
  if (labels.length === 0 || columns.some(({ manyValues }) => manyValues))
    return says > 0 ? says - 2 : 0;
  const scaled = bare.filter(rates).length / bare.length >= 0.6 ? 3 : -4;
  return Math.max(0, says + named + scaled);
}

/** What agencies write in place of the required words, in English and Spanish. */
const DRIVER_QUESTION: Readonly<Record<Branch, RegExp>> = {
  positive:
    /\bmade the difference\b|\bwent well\b|\bhizo la diferencia|marco la diferencia|salio bien/,
  negative:
    /\bcould have been better\b|\bgo wrong|\bwent wrong|improved?\b|podria haber sido mejor|podido ser mejor|mejorar/,
};

function driverPoints(question: SampledQuestion, branch: Branch, edition: Edition): number {
  const required =
    branch === "positive" ? edition.wordings.positive_drivers : edition.wordings.negative_drivers;
  const folded = foldedText(question.text);
  const says = sameWording(question.text, required.text)
    ? 8
    : folded.includes(foldedText(required.text)) || DRIVER_QUESTION[branch].test(folded)
      ? 6
      : 0;
  const statements = statementsOf(question, edition);
  const known = statements.filter((each) => guessDriver(each, edition).driver !== null);
  if (known.length < 2 || known.length * 2 < statements.length) return says;
  const branches = statements
    .map((each) => guessBranch(each, edition))
    .filter((each) => each !== null);
  const fitting = branches.filter((each) => each === branch).length;
  const leaning = branches.length === 0 ? 0 : fitting * 2 > branches.length ? 3 : -2;
  return Math.max(0, says + 3 + leaning);
}

/** The statements of a question, from its columns or from its cells. */
function statementsOf(question: SampledQuestion, edition: Edition): readonly string[] {
  const split = splitColumns(question);
  if (split.length > 1) return split.map(({ choice }) => choice ?? "");
  const [only] = question.columns;
  if (only === undefined || only.manyValues) return [];
  return joinedOptions(only.values, edition)?.options ?? [];
}

function commentPoints({ text, columns }: SampledQuestion, edition: Edition): number {
  const [only] = columns;
  if (only === undefined || columns.length > 1) return 0;
  const folded = foldedText(text);
  const says = sameWording(text, edition.wordings.comment.text)
    ? 8
    : /\banything else\b|\balgo mas\b/.test(folded)
      ? 6
      : isOpenQuestion(text)
        ? 4
        : 0;
  const isFree =
    only.manyValues || [...only.values.keys()].some((cell) => cell.split(/\s+/).length > 4);
  return says === 0 ? 0 : says + (isFree ? 2 : 0);
}

/** A text of the header without markup and line breaks. */
export function oneLine(text: string): string {
  return text
    .replace(/<[^<>]{0,200}>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
