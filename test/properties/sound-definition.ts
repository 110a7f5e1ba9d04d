import fc from "fast-check";
import type * as z from "zod/mini";
import { DRIVERS } from "../../src/guidance/drivers.js";
import {
  BRANCHES,
  type Branch,
  type DriverKey,
  type SurveyType,
} from "../../src/guidance/edition.js";
import { DEFAULT_EDITION } from "../../src/guidance/editions.js";
import type { surveyDefinition } from "../../src/survey/definition.js";
import { topOf } from "./answers.js";

/** A survey definition as its file has it. */
export type Definition = z.input<typeof surveyDefinition>;
export type Question = Definition["questions"][number];
export type DriverQuestion = Extract<Question, { asks: `${Branch}_drivers` }>;

/** How the surveys of a generated definition may differ; left out: in every way. */
export interface DefinitionOptions {
  readonly type?: SurveyType;
  /** How the survey comes by comments. */
  readonly comment?: CommentForm;
}
export type CommentForm = "asked" | "opted out" | "not asked";

/** Definitions of which no rule has anything to say. */
export function soundDefinition(options: DefinitionOptions = {}): fc.Arbitrary<Definition> {
  const types = ["thumbs_up_down", "likert_scale"] as const;
  const forms = ["asked", "opted out", "not asked"] as const;
  return fc
    .record({
      type: options.type ? fc.constant(options.type) : fc.constantFrom(...types),
      comment: options.comment ? fc.constant(options.comment) : fc.constantFrom(...forms),
    })
    .chain(({ type, comment }) =>
      fc
        .record({
          service: soundService,
          survey: soundSurvey(type),
          questions: soundQuestions(type, comment),
          volumes: fc.dictionary(
            fc.constantFrom("FY2025Q1", "FY2025Q2"),
            fc.record(
              {
                offered: fc.nat({ max: 900 }),
                customers: fc.nat({ max: 9000 }),
              },
              OPTIONAL,
            ),
          ),
        })
        .map((parts) => ({
          version: 1 as const,
          edition: DEFAULT_EDITION.id,
          ...parts,
          ...(comment === "not asked"
            ? { notAsked: { comment: "The voice menu records nothing" } }
            : {}),
          export: { dialect: "generic" as const, externalId: "Key" },
        })),
    );
}

/** For records of which each part may be there or not. */
const OPTIONAL: { requiredKeys: [] } = { requiredKeys: [] };

const soundService = fc
  .record({
    provider: fc.constantFrom("Example Agency", "Bureau of Examples"),
    name: fc.constantFrom("Benefits", "Applying for a permit", "Línea de ayuda"),
  })
  .chain((named) =>
    fc.record({ designated: fc.constantFrom("2024-02-29", "2025-01-15") }, OPTIONAL).map((day) => ({
      ...named,
      ...day,
    })),
  );

/** At most nine people can be asked without an approval; whoever has one need not count. */
const approval = fc.oneof(
  controlNumber().map((number) => ({ controlNumber: number })),
  fc.nat({ max: 9 }).map((people) => ({ peopleSurveyed: people })),
  fc.record({ controlNumber: controlNumber(), peopleSurveyed: fc.nat({ max: 100_000 }) }),
);

export function controlNumber(): fc.Arbitrary<string> {
  return fc
    .tuple(fc.nat({ max: 9999 }), fc.nat({ max: 9999 }))
    .map((halves) => halves.map((half) => String(half).padStart(4, "0")).join("-"));
}

function soundSurvey(type: SurveyType): fc.Arbitrary<Definition["survey"]> {
  const reviewed = fc.constant("Reviewed in the approval, part A");
  return fc
    .record({
      base: fc.record({
        title: fc.constantFrom("Benefits survey", "How did we do?"),
        type: fc.constant(type),
        transactionPoint: fc.constant("post_interaction" as const),
        channel: fc.constantFrom(...DEFAULT_EDITION.channels),
      }),
      approval,
      review: type === "likert_scale" ? fc.record({ likertReview: reviewed }) : fc.constant({}),
      rest: fc.record(
        {
          burdenMinutes: fc.constantFrom(0.5, 2, 3.5, 5),
          stage: fc.constantFrom("start" as const, "process" as const, "end" as const),
          branchWaiver: fc.constant("Agreed with OMB in March 2025"),
        },
        OPTIONAL,
      ),
    })
    .map(({ base, approval: number, review, rest }) => ({
      ...base,
      ...number,
      ...review,
      ...rest,
    }));
}

/** Question 1, 2a and 2b in any order, then all others in any order. */
function soundQuestions(type: SurveyType, comment: CommentForm): fc.Arbitrary<Question[]> {
  return soundOffer(type).chain((offer) => {
    const required = [
      trustQuestion(type),
      driverQuestion(type, "positive", offer),
      driverQuestion(type, "negative", offer),
    ];
    const question3 = comment === "not asked" ? [] : [commentQuestion(comment)];
    // No more than 15 questions in all.
    return fc
      .tuple(
        fc.tuple(...required).chain((questions) => shuffled(questions)),
        fc.tuple(...question3),
        fc.subarray([...FURTHER], { maxLength: 15 - required.length - question3.length }),
      )
      .chain(([first, third, further]) =>
        shuffled([...third, ...further.map(additionalQuestion)]).map((rest) => [...first, ...rest]),
      );
  });
}

function shuffled<T>(all: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...all], { minLength: all.length });
}

/** Further questions; there are enough of them to ask too many. */
const FURTHER = [
  "How did you reach us?",
  "Was this page helpful?",
  ..."ABCDEFGHIJKLM".split("").map((part) => `Did you use part ${part} of the form?`),
];

export function additionalQuestion(text: string): Question {
  return { asks: "additional", text };
}

function trustQuestion(type: SurveyType): fc.Arbitrary<Question> {
  return fc
    .record({
      text: fc.constantFrom(
        ...DEFAULT_EDITION.wordings.trust.iterations,
        "I trust Example Agency to deliver on its mission to the American public.",
        "<p>After this call, we fully trust the agency.</p>",
        "Confío en la agencia.",
      ),
      labels: fc.constantFrom(undefined, ...LABELS[type]),
    })
    .map(({ text, labels }) => ({
      asks: "trust" as const,
      text,
      column: "Trust",
      ...(labels === undefined
        ? {}
        : { labels: Object.fromEntries(labels.map((label, at) => [label, topOf(type) - at])) }),
    }));
}

/** From the highest to the lowest. */
const LABELS: Readonly<Record<SurveyType, readonly (readonly string[])[]>> = {
  thumbs_up_down: [
    ["Yes, I do", "No, I do not"],
    ["2", "1"],
  ],
  likert_scale: [
    ["Fully", "Mostly", "Partly", "Hardly", "Not at all"],
    ["1", "2", "3", "4", "5"],
  ],
};

function commentQuestion(form: CommentForm): fc.Arbitrary<Question> {
  return fc
    .constantFrom(
      DEFAULT_EDITION.wordings.comment.text,
      "Anything else?",
      "Please share your thoughts.",
      "¿Algo más que quiera contarnos?",
    )
    .map((text) => ({
      asks: "comment" as const,
      text,
      ...(form === "asked" ? { column: "Comment" } : { optOut: "People write about their health" }),
    }));
}

/** Which drivers the survey offers on both branches; it says why it leaves others out. */
function soundOffer(type: SurveyType): fc.Arbitrary<readonly DriverKey[]> {
  const { drivers } = DEFAULT_EDITION;
  const isFixed = (status: string): boolean =>
    status === "required" || (status === "if_applicable" && type === "likert_scale");
  const fixed = drivers.filter(({ status }) => isFixed(status)).map(({ key }) => key);
  const free = drivers.filter(({ status }) => !isFixed(status)).map(({ key }) => key);
  return fc.subarray(free).map((chosen) => [...fixed, ...chosen]);
}

function driverQuestion(
  type: SurveyType,
  branch: Branch,
  offer: readonly DriverKey[],
): fc.Arbitrary<Question> {
  const ratings = DEFAULT_EDITION.surveyTypes[type].ratings;
  const isShown = (rating: number): boolean => (rating === topOf(type)) === (branch === "positive");
  const { text, instruction = "" } = DEFAULT_EDITION.wordings[`${branch}_drivers`];
  return fc
    .record({
      text: fc.constantFrom(text, text.toUpperCase(), `${text} (${instruction})`, `<b>${text}</b>`),
      order: shuffled(offer),
      split: fc.boolean(),
      coded: fc.boolean(),
      separator: fc.constantFrom(undefined, ",", ";", " | "),
      shownFor: fc.constantFrom(undefined, ratings.filter(isShown)),
    })
    .map(({ order, split, coded, separator, shownFor, ...question }) => ({
      asks: `${branch}_drivers` as const,
      ...question,
      ...(split ? {} : { column: branch, ...(separator === undefined ? {} : { separator }) }),
      ...(shownFor === undefined ? {} : { shownFor }),
      statements: order.map((driver) => ({
        driver,
        text: STATEMENTS[branch][driver],
        ...(coded ? { value: String(DRIVERS.indexOf(driver) + 1) } : {}),
        ...(split ? { column: `${branch} ${driver}` } : {}),
      })),
      notOffered: DRIVERS.filter((driver) => !offer.includes(driver)).map((driver) => ({
        driver,
        reason: "The service has none of this",
      })),
    }));
}

/** Some hold a separator, and some the beginning of another. */
export const STATEMENTS: Readonly<Record<Branch, Readonly<Record<DriverKey, string>>>> = {
  positive: {
    effectiveness: "I found what I needed",
    ease: "It was easy, and clear",
    efficiency: "I found what I needed quickly",
    transparency: "I understood what was being asked of me; throughout",
    humanity: "I was treated fairly.",
    employee: "Employees were helpful",
    other: "Something else",
  },
  negative: {
    effectiveness: "I did not find what I needed",
    ease: "It was difficult, or not clear",
    efficiency: "It took too long",
    transparency: "I did not understand what was being asked of me",
    humanity: "I was not treated fairly.",
    employee: "Employees were not helpful",
    other: "None of the above",
  },
};

/** The questions 2a and 2b of a definition, which has both. */
export function driverQuestions(definition: Definition): [DriverQuestion, DriverQuestion] {
  const [positive, negative] = BRANCHES.map((branch) =>
    definition.questions.find((each): each is DriverQuestion => each.asks === `${branch}_drivers`),
  );
  if (positive === undefined || negative === undefined) throw new Error("a question 2 is missing");
  return [positive, negative];
}
