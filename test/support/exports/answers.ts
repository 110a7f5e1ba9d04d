import fc from "fast-check";
import { DRIVERS } from "../../../src/guidance/drivers.js";
import type { DriverKey } from "../../../src/guidance/edition.js";
import { UNANSWERED } from "../../../src/response/response-batch.js";
import type { PlainResponse } from "../judge.js";
import { EDGES, type Zone } from "./clock.js";
import type { GeneratedExport } from "./generated.js";
import { type Branch, ratingsOf, type Survey } from "./survey.js";

/** What one person answered, and what the platform knows of it. */
export interface Answer {
  rating: number | null;
  positive: DriverKey[];
  negative: DriverKey[];
  /** Typed beside "other", where that is selected; "" where nothing was. */
  typed: string;
  comment: string;
  /** Epoch milliseconds, whole seconds. */
  at: number;
  /** "response", or why it is none. */
  state: string;
  language: string;
}

export const RESPONSE = "response";
const HOUR = 3_600_000;

const TYPED = ["", "the wait", "no", 'he said "later"', "la música", "everything; at once", "1"];

const comment = (never: readonly string[]): fc.Arbitrary<string> =>
  fc
    .oneof(
      fc.constantFrom("", "", "NA", "N/A", "-99", "null", "0", 'He said "no", twice', "two\nlines"),
      fc.constantFrom("a,b;c\td", " padded ", "=1+1", "é 👍 ñ", "[not completed]", "Total", "{x}"),
      fc
        .string({ unit: "grapheme", maxLength: 12 })
        .map((text) => text.replace(/[\0\p{Cc}\uFEFF\uFFFD]/gu, "")),
    )
    .filter((text) => !never.includes(text));

/** Seconds around both edges of the quarter, and days inside and beyond it. */
function instant(zone: Zone): fc.Arbitrary<number> {
  const [first, end] = EDGES[zone];
  return fc.oneof(
    fc.integer({ min: -9 * 3600, max: 9 * 3600 }).map((second) => first + second * 1000),
    fc.integer({ min: -9 * 3600, max: 9 * 3600 }).map((second) => end + second * 1000),
    fc.constantFrom(first - 1000, first, end - 1000, end),
    fc.integer({ min: 1, max: 88 }).map((day) => first + day * 24 * HOUR + 3_723_000),
  );
}

export interface AnswerForm {
  zone: Zone;
  /** Other states of records than "response" that the platform marks. */
  states?: readonly string[];
  /** Comments that the platform cannot hold: its own codes. */
  neverComment?: readonly string[];
  /** Texts that nobody can type beside "other", such as the platform's codes. */
  canType?: (text: string) => boolean;
}

/**
 * Answers to a survey; now and then a respondent answers both branches. Half of the times there
 * are also answers that show all there is to it, see fullAnswers.
 */
export function answersTo(survey: Survey, form: AnswerForm): fc.Arbitrary<Answer[]> {
  const full = fullAnswers(survey, form.zone);
  return fc
    .tuple(someAnswers(survey, form), fc.boolean())
    .map(([given, isFull]) => (isFull ? [...given, ...full] : given));
}

/** Every rating, and every statement on its own, some times: what a few hundred responses show. */
function fullAnswers(survey: Survey, zone: Zone): Answer[] {
  const [first] = EDGES[zone];
  const ratings = ratingsOf(survey.type);
  const given = (rating: number | undefined, branch: Branch | null, driver: DriverKey[]) => ({
    rating: rating ?? null,
    positive: branch === "positive" ? driver : [],
    negative: branch === "negative" ? driver : [],
    typed: "",
    comment: "I have to say more than a few words here",
    at: first + 40 * 24 * HOUR,
    state: RESPONSE,
    language: "en",
  });
  const once = [
    ...ratings.map((rating) => given(rating, null, [])),
    ...survey.statements.flatMap(({ driver }) => [
      given(ratings[0], "positive", [driver]),
      given(ratings.at(-1), "negative", [driver]),
    ]),
  ];
  return [...once, ...once, ...once];
}

function someAnswers(survey: Survey, form: AnswerForm): fc.Arbitrary<Answer[]> {
  const drivers = survey.statements.map(({ driver }) => driver);
  const [top] = ratingsOf(survey.type);
  const states = [RESPONSE, RESPONSE, RESPONSE, ...(form.states ?? [])];
  const answer = fc.record({
    rating: fc.option(fc.constantFrom(...ratingsOf(survey.type)), { freq: 6 }),
    first: fc.subarray(drivers),
    second: fc.subarray(drivers),
    flipped: fc.nat({ max: 12 }),
    typed: fc.constantFrom(...TYPED.filter(form.canType ?? (() => true))),
    comment: comment(form.neverComment ?? []),
    at: instant(form.zone),
    state: fc.constantFrom(...states),
    language: fc.constantFrom("en", "es"),
  });
  return fc.array(answer, { minLength: 1, maxLength: 12 }).map((given) =>
    given.map(({ first, second, flipped, ...each }) => {
      const isTop = each.rating === top;
      const both = flipped === 12;
      return {
        ...each,
        positive: isTop || both ? first : [],
        negative: both ? second : !isTop && each.rating !== null ? first : [],
      };
    }),
  );
}

/** What has to come out of the answers. */
export function expectedOf(
  answers: readonly Answer[],
  zone: Zone,
  idOf: (answer: Answer, index: number) => string,
): Pick<GeneratedExport, "answers" | "responses" | "excluded"> {
  const [first, end] = EDGES[zone];
  const responses: PlainResponse[] = [];
  const excluded: Record<string, number> = {};
  answers.forEach((answer, index) => {
    const outside = answer.at < first || answer.at >= end;
    const reason =
      answer.state !== RESPONSE ? answer.state : outside ? "outside the quarter" : null;
    if (reason !== null) excluded[reason] = (excluded[reason] ?? 0) + 1;
    else {
      responses.push({
        id: idOf(answer, index),
        rating: answer.rating ?? UNANSWERED,
        positive: DRIVERS.filter((driver) => answer.positive.includes(driver)),
        negative: DRIVERS.filter((driver) => answer.negative.includes(driver)),
        comment: answer.comment,
        at: new Date(answer.at).toISOString(),
      });
    }
  });
  return { answers, responses, excluded };
}
