import * as z from "zod/mini";
import { DRIVER_KEYS, SURVEY_TYPES } from "../guidance/edition.js";
import { DEFAULT_EDITION } from "../guidance/editions.js";
import { described } from "../yaml/described.js";
import { DIALECT_NAMES } from "./dialect-names.js";

/*
 * The survey definition: one file per survey, kept by the agency. It says what the survey showed
 * (questions in order, texts, statements, what is optional) and where each part lies in the raw
 * export. Whether the survey follows the guidance is not decided here but by the rules.
 */

const reason = described(
  z.string().check(z.trim(), z.minLength(1)),
  "Why, in a sentence; it is kept in the package.",
);

/** Where a column of the raw export is: by its name, or by its place. */
export const columnReference = described(
  z.union([
    described(z.string().check(z.minLength(1)), "The column's name as the header record has it."),
    described(
      z.strictObject({
        name: described(
          z.string().check(z.minLength(1)),
          "The column's name as the header record has it.",
        ),
        label: described(
          z.optional(z.string().check(z.minLength(1))),
          "Which of several equal names: what the second header record says below it.",
        ),
        occurrence: described(
          z.optional(z.int().check(z.minimum(1))),
          "Which of several equal names, from 1.",
        ),
      }),
      "By name, where several columns have it.",
    ),
    z.strictObject({
      position: described(z.int().check(z.minimum(1)), "The column's number, from 1."),
    }),
    z.strictObject({
      letter: described(
        z.string().check(z.regex(/^[A-Za-z]{1,3}$/)),
        "The column's letter in a spreadsheet, such as C.",
      ),
    }),
    z.strictObject({
      importId: described(
        z.string().check(z.minLength(1)),
        "Qualtrics: the ImportId of the third header record.",
      ),
    }),
  ]),
  "A column of the raw export: by name, position, letter or ImportId.",
);
export type ColumnReference = z.infer<typeof columnReference>;

const optional = described(
  z._default(z.boolean(), true),
  "Whether a respondent may leave the question unanswered.",
);

const trustQuestion = z.strictObject({
  asks: described(z.literal("trust"), "Question 1: trust."),
  text: described(z.string(), "The question as respondents read it."),
  optional,
  column: described(
    z.union([columnReference, z.array(columnReference).check(z.minLength(2))]),
    "Its column; a list of columns, where each possible answer has one of its own.",
  ),
  labels: described(
    z.optional(z.record(z.string(), z.int())),
    "What the export holds, and the rating each stands for: 1 and 0 for thumbs up and down, 5 (highest) to 1 for a Likert scale.",
  ),
});

const statement = z.strictObject({
  driver: described(z.enum(DRIVER_KEYS), "The driver that the statement stands for."),
  text: described(z.string().check(z.minLength(1)), "The statement as respondents read it."),
  value: described(
    z.optional(z.string().check(z.minLength(1))),
    "What the export holds when it is selected, if that is not the text.",
  ),
  column: described(z.optional(columnReference), "The statement's own column, if each has one."),
  typedText: described(
    z.optional(z.boolean()),
    "Respondents can type here, and their text stands in the cell in place of the value.",
  ),
  textColumn: described(z.optional(columnReference), "A further column that holds the typed text."),
});
export type Statement = z.infer<typeof statement>;

const driverQuestionShape = {
  text: described(z.string(), "The question as respondents read it."),
  optional,
  multiple: described(
    z._default(z.boolean(), true),
    "Whether respondents can select all that apply.",
  ),
  shownFor: described(
    z.optional(z.array(z.int())),
    "The ratings after which the question is shown, if not as the guidance says.",
  ),
  column: described(
    z.optional(columnReference),
    "The one column that holds all selected statements, if they are joined.",
  ),
  separator: described(
    z.optional(z.string().check(z.minLength(1))),
    "What stands between joined statements; the platform's own or a comma unless told.",
  ),
  notSelected: described(
    z.optional(z.array(z.string())),
    "Cells that mean: offered, not selected. Empty cells always do.",
  ),
  statements: described(
    z.array(statement).check(z.minLength(1)),
    "The statements as shown, in order.",
  ),
  notOffered: described(
    z._default(z.array(z.strictObject({ driver: z.enum(DRIVER_KEYS), reason })), []),
    "Drivers that this survey leaves out, and why.",
  ),
};

const positiveQuestion = z.strictObject({
  asks: described(z.literal("positive_drivers"), "Question 2a: what made the difference."),
  ...driverQuestionShape,
});
const negativeQuestion = z.strictObject({
  asks: described(z.literal("negative_drivers"), "Question 2b: what could have been better."),
  ...driverQuestionShape,
});
export type DriverQuestion = z.infer<typeof positiveQuestion> | z.infer<typeof negativeQuestion>;

const commentQuestion = z.strictObject({
  asks: described(z.literal("comment"), "Question 3: free text."),
  text: described(z.string(), "The question as respondents read it."),
  optional,
  column: z.optional(columnReference),
  optOut: described(
    z.optional(reason),
    "Comments are collected but not submitted (privacy): why. The column stays empty.",
  ),
});

const additionalQuestion = z.strictObject({
  asks: described(z.literal("additional"), "Any further question; it is not submitted."),
  text: described(z.string(), "The question as respondents read it."),
  optional,
  column: z.optional(columnReference),
});

export const question = z.discriminatedUnion("asks", [
  trustQuestion,
  positiveQuestion,
  negativeQuestion,
  commentQuestion,
  additionalQuestion,
]);
export type Question = z.infer<typeof question>;

export const exclusion = z.strictObject({
  column: columnReference,
  values: described(
    z.optional(z.array(z.string())),
    "Records with one of these in the column are not responses.",
  ),
  startsWith: described(
    z.optional(z.string().check(z.minLength(1))),
    "…or whose cell begins like this.",
  ),
  contains: described(z.optional(z.string().check(z.minLength(1))), "…and whose cell holds this."),
  empty: described(z.optional(z.boolean()), "…or whose cell is empty."),
  reason: described(
    z.enum([
      "preview",
      "test",
      "spam",
      "unfinished",
      "deleted",
      "disqualified",
      "rejected",
      "other-form",
      "other",
    ]),
    "Why they are left out; the report counts them by it.",
  ),
});
export type Exclusion = z.infer<typeof exclusion>;

const generatedId = described(
  z.strictObject({ generated: z.literal("record") }),
  "The export has no ids: the time of the response and the number of its record.",
);
export type GeneratedId = z.infer<typeof generatedId>;

const exportPart = z.strictObject({
  dialect: described(
    z.optional(z.enum(DIALECT_NAMES)),
    "The platform that wrote the export; recognised from the file unless told.",
  ),
  headerRecords: described(
    z.optional(z.int().check(z.minimum(1), z.maximum(10))),
    "Header records above the data.",
  ),
  encoding: described(
    z.optional(z.enum(["utf-8", "utf-16le", "utf-16be", "windows-1252"])),
    "The export's encoding, if it cannot be told from its bytes.",
  ),
  delimiter: described(
    z.optional(z.enum([",", ";", "\t", "|"])),
    "What stands between cells; recognised from the header unless told.",
  ),
  externalId: described(
    z.optional(z.union([columnReference, generatedId])),
    "The column that identifies a response; the dialect's own unless told.",
  ),
  submittedAt: described(
    z.optional(columnReference),
    "The column with the time of the response; the dialect's own unless told.",
  ),
  dateOrder: described(
    z.optional(z.enum(["month-day-year", "day-month-year"])),
    "How dates such as 4/5/2025 are meant, if the column cannot tell.",
  ),
  timeZone: described(
    z.optional(z.string().check(z.minLength(1))),
    "The zone whose clock quarters go by, such as America/New_York; and that of times that carry none, unless the export names theirs.",
  ),
  interactionAt: described(
    z.optional(columnReference),
    "The column with the time of the interaction that the survey is about.",
  ),
  duration: described(z.optional(columnReference), "The column with the seconds a response took."),
  missing: described(
    z._default(z.array(z.string().check(z.minLength(1))), []),
    "Cells that mean: not answered, beside empty ones and those the dialect knows.",
  ),
  unfinished: described(
    z._default(z.enum(["exclude", "keep"]), "exclude"),
    "Records that the platform marks as not finished: left out unless told to keep.",
  ),
  exclude: described(
    z._default(z.array(exclusion), []),
    "Records that are not responses, beside those the dialect knows.",
  ),
});

const volumes = z.strictObject({
  customers: described(
    z.optional(z.int().check(z.minimum(0))),
    "Best estimate: who used the service.",
  ),
  offered: described(
    z.optional(z.int().check(z.minimum(0))),
    "Best estimate: who was offered the survey.",
  ),
});

export const surveyDefinition = described(
  z.strictObject({
    version: described(z.literal(1), "Version of this file's format."),
    edition: described(
      z.string().check(z.minLength(1)),
      "The guidance edition, such as a11-280-2024.",
    ),
    service: z.strictObject({
      provider: described(
        z.string().check(z.trim(), z.minLength(1)),
        "The High Impact Service Provider.",
      ),
      name: described(z.string().check(z.trim(), z.minLength(1)), "The designated service."),
      designated: described(
        z.optional(z.iso.date()),
        "The day the service was designated, if it is newly so.",
      ),
    }),
    survey: z.strictObject({
      title: described(z.string().check(z.trim(), z.minLength(1)), "The public-facing title."),
      type: described(z.enum(SURVEY_TYPES), "Question 1's scale."),
      transactionPoint: described(
        z.enum(DEFAULT_EDITION.transactionPoints),
        "When the survey is asked.",
      ),
      channel: described(
        z.string().check(z.minLength(1)),
        "The channel it is asked in, as the receiving system names it.",
      ),
      controlNumber: described(z.optional(z.string()), "OMB control number, NNNN-NNNN."),
      peopleSurveyed: described(
        z.optional(z.int().check(z.minimum(0))),
        "People asked within twelve months, if fewer than ten.",
      ),
      burdenMinutes: described(
        z.optional(z.number().check(z.positive())),
        "The stated burden in minutes.",
      ),
      stage: described(
        z.optional(z.enum(DEFAULT_EDITION.serviceStages)),
        "Stage of the service journey.",
      ),
      language: described(
        z.optional(z.string().check(z.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/))),
        "The language the questions are asked in, such as es; English unless told.",
      ),
      likertReview: described(
        z.optional(z.string().check(z.minLength(1))),
        "Where the Likert wording and scale were reviewed in PRA approval.",
      ),
      branchWaiver: described(
        z.optional(z.string().check(z.minLength(1))),
        "Why question 2a follows other ratings than the highest, as agreed with OMB.",
      ),
    }),
    questions: described(
      z.array(question).check(z.minLength(1)),
      "The questions as shown, in order.",
    ),
    notAsked: described(
      z._default(z.strictObject({ comment: z.optional(reason) }), {}),
      "Required questions that this survey does not ask, and why.",
    ),
    export: described(z.prefault(exportPart, {}), "Where things lie in the raw export."),
    volumes: described(
      z._default(z.record(z.string().check(z.regex(/^FY\d{4}Q[1-4]$/)), volumes), {}),
      "Customers and customers offered the survey, by fiscal quarter (FY2025Q1).",
    ),
  }),
  "Survey definition of cx280: what a survey showed, and where its export has it.",
);

export type SurveyDefinition = z.infer<typeof surveyDefinition>;
