import { z } from "zod";
import { DRIVER_KEYS, SURVEY_TYPES } from "../guidance/edition.js";
import { DEFAULT_EDITION } from "../guidance/editions.js";
import { DIALECT_NAMES } from "./dialect-names.js";

/*
 * The survey definition: one file per survey, kept by the agency. It says what the survey showed
 * (questions in order, texts, statements, what is optional) and where each part lies in the raw
 * export. Whether the survey follows the guidance is not decided here but by the rules.
 */

const reason = z.string().trim().min(1).describe("Why, in a sentence; it is kept in the package.");

/** Where a column of the raw export is: by its name, or by its place. */
export const columnReference = z
  .union([
    z.string().min(1).describe("The column's name as the header record has it."),
    z
      .strictObject({
        name: z.string().min(1).describe("The column's name as the header record has it."),
        label: z
          .string()
          .min(1)
          .optional()
          .describe("Which of several equal names: what the second header record says below it."),
        occurrence: z.int().min(1).optional().describe("Which of several equal names, from 1."),
      })
      .describe("By name, where several columns have it."),
    z.strictObject({ position: z.int().min(1).describe("The column's number, from 1.") }),
    z.strictObject({
      letter: z
        .string()
        .regex(/^[A-Za-z]{1,3}$/)
        .describe("The column's letter in a spreadsheet, such as C."),
    }),
    z.strictObject({
      importId: z.string().min(1).describe("Qualtrics: the ImportId of the third header record."),
    }),
  ])
  .describe("A column of the raw export: by name, position, letter or ImportId.");
export type ColumnReference = z.infer<typeof columnReference>;

const optional = z
  .boolean()
  .default(true)
  .describe("Whether a respondent may leave the question unanswered.");

const trustQuestion = z.strictObject({
  asks: z.literal("trust").describe("Question 1: trust."),
  text: z.string().describe("The question as respondents read it."),
  optional,
  column: z
    .union([columnReference, z.array(columnReference).min(2)])
    .describe("Its column; a list of columns, where each possible answer has one of its own."),
  labels: z
    .record(z.string(), z.int())
    .optional()
    .describe(
      "What the export holds, and the rating each stands for: 1 and 0 for thumbs up and down, 5 (highest) to 1 for a Likert scale.",
    ),
});

const statement = z.strictObject({
  driver: z.enum(DRIVER_KEYS).describe("The driver that the statement stands for."),
  text: z.string().min(1).describe("The statement as respondents read it."),
  value: z
    .string()
    .min(1)
    .optional()
    .describe("What the export holds when it is selected, if that is not the text."),
  column: columnReference.optional().describe("The statement's own column, if each has one."),
  typedText: z
    .boolean()
    .optional()
    .describe(
      "Respondents can type here, and their text stands in the cell in place of the value.",
    ),
  textColumn: columnReference.optional().describe("A further column that holds the typed text."),
});
export type Statement = z.infer<typeof statement>;

const driverQuestionShape = {
  text: z.string().describe("The question as respondents read it."),
  optional,
  multiple: z.boolean().default(true).describe("Whether respondents can select all that apply."),
  shownFor: z
    .array(z.int())
    .optional()
    .describe("The ratings after which the question is shown, if not as the guidance says."),
  column: columnReference
    .optional()
    .describe("The one column that holds all selected statements, if they are joined."),
  separator: z
    .string()
    .min(1)
    .optional()
    .describe("What stands between joined statements; the platform's own or a comma unless told."),
  notSelected: z
    .array(z.string())
    .optional()
    .describe("Cells that mean: offered, not selected. Empty cells always do."),
  statements: z.array(statement).min(1).describe("The statements as shown, in order."),
  notOffered: z
    .array(z.strictObject({ driver: z.enum(DRIVER_KEYS), reason }))
    .default([])
    .describe("Drivers that this survey leaves out, and why."),
};

const positiveQuestion = z.strictObject({
  asks: z.literal("positive_drivers").describe("Question 2a: what made the difference."),
  ...driverQuestionShape,
});
const negativeQuestion = z.strictObject({
  asks: z.literal("negative_drivers").describe("Question 2b: what could have been better."),
  ...driverQuestionShape,
});
export type DriverQuestion = z.infer<typeof positiveQuestion> | z.infer<typeof negativeQuestion>;

const commentQuestion = z.strictObject({
  asks: z.literal("comment").describe("Question 3: free text."),
  text: z.string().describe("The question as respondents read it."),
  optional,
  column: columnReference.optional(),
  optOut: reason
    .optional()
    .describe("Comments are collected but not submitted (privacy): why. The column stays empty."),
});

const additionalQuestion = z.strictObject({
  asks: z.literal("additional").describe("Any further question; it is not submitted."),
  text: z.string().describe("The question as respondents read it."),
  optional,
  column: columnReference.optional(),
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
  values: z
    .array(z.string())
    .optional()
    .describe("Records with one of these in the column are not responses."),
  startsWith: z.string().min(1).optional().describe("…or whose cell begins like this."),
  contains: z.string().min(1).optional().describe("…and whose cell holds this."),
  empty: z.boolean().optional().describe("…or whose cell is empty."),
  reason: z
    .enum([
      "preview",
      "test",
      "spam",
      "unfinished",
      "deleted",
      "disqualified",
      "rejected",
      "other-form",
      "other",
    ])
    .describe("Why they are left out; the report counts them by it."),
});
export type Exclusion = z.infer<typeof exclusion>;

const generatedId = z
  .strictObject({ generated: z.literal("record") })
  .describe("The export has no ids: the time of the response and the number of its record.");
export type GeneratedId = z.infer<typeof generatedId>;

const exportPart = z.strictObject({
  dialect: z
    .enum(DIALECT_NAMES)
    .optional()
    .describe("The platform that wrote the export; recognised from the file unless told."),
  headerRecords: z.int().min(1).max(10).optional().describe("Header records above the data."),
  encoding: z
    .enum(["utf-8", "utf-16le", "utf-16be", "windows-1252"])
    .optional()
    .describe("The export's encoding, if it cannot be told from its bytes."),
  delimiter: z
    .enum([",", ";", "\t", "|"])
    .optional()
    .describe("What stands between cells; recognised from the header unless told."),
  externalId: z
    .union([columnReference, generatedId])
    .optional()
    .describe("The column that identifies a response; the dialect's own unless told."),
  submittedAt: columnReference
    .optional()
    .describe("The column with the time of the response; the dialect's own unless told."),
  dateOrder: z
    .enum(["month-day-year", "day-month-year"])
    .optional()
    .describe("How dates such as 4/5/2025 are meant, if the column cannot tell."),
  timeZone: z
    .string()
    .min(1)
    .optional()
    .describe(
      "The zone whose clock quarters go by, such as America/New_York; and that of times that carry none, unless the export names theirs.",
    ),
  interactionAt: columnReference
    .optional()
    .describe("The column with the time of the interaction that the survey is about."),
  duration: columnReference.optional().describe("The column with the seconds a response took."),
  missing: z
    .array(z.string().min(1))
    .default([])
    .describe("Cells that mean: not answered, beside empty ones and those the dialect knows."),
  unfinished: z
    .enum(["exclude", "keep"])
    .default("exclude")
    .describe("Records that the platform marks as not finished: left out unless told to keep."),
  exclude: z
    .array(exclusion)
    .default([])
    .describe("Records that are not responses, beside those the dialect knows."),
});

const volumes = z.strictObject({
  customers: z.int().min(0).optional().describe("Best estimate: who used the service."),
  offered: z.int().min(0).optional().describe("Best estimate: who was offered the survey."),
});

export const surveyDefinition = z
  .strictObject({
    version: z.literal(1).describe("Version of this file's format."),
    edition: z.string().min(1).describe("The guidance edition, such as a11-280-2024."),
    service: z.strictObject({
      provider: z.string().trim().min(1).describe("The High Impact Service Provider."),
      name: z.string().trim().min(1).describe("The designated service."),
      designated: z.iso
        .date()
        .optional()
        .describe("The day the service was designated, if it is newly so."),
    }),
    survey: z.strictObject({
      title: z.string().trim().min(1).describe("The public-facing title."),
      type: z.enum(SURVEY_TYPES).describe("Question 1's scale."),
      transactionPoint: z
        .enum(DEFAULT_EDITION.transactionPoints)
        .describe("When the survey is asked."),
      channel: z
        .string()
        .min(1)
        .describe("The channel it is asked in, as the receiving system names it."),
      controlNumber: z.string().optional().describe("OMB control number, NNNN-NNNN."),
      peopleSurveyed: z
        .int()
        .min(0)
        .optional()
        .describe("People asked within twelve months, if fewer than ten."),
      burdenMinutes: z.number().positive().optional().describe("The stated burden in minutes."),
      stage: z
        .enum(DEFAULT_EDITION.serviceStages)
        .optional()
        .describe("Stage of the service journey."),
      language: z
        .string()
        .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/)
        .optional()
        .describe("The language the questions are asked in, such as es; English unless told."),
      likertReview: z
        .string()
        .min(1)
        .optional()
        .describe("Where the Likert wording and scale were reviewed in PRA approval."),
      branchWaiver: z
        .string()
        .min(1)
        .optional()
        .describe("Why question 2a follows other ratings than the highest, as agreed with OMB."),
    }),
    questions: z.array(question).min(1).describe("The questions as shown, in order."),
    notAsked: z
      .strictObject({ comment: reason.optional() })
      .default({})
      .describe("Required questions that this survey does not ask, and why."),
    export: exportPart.prefault({}).describe("Where things lie in the raw export."),
    volumes: z
      .record(z.string().regex(/^FY\d{4}Q[1-4]$/), volumes)
      .default({})
      .describe("Customers and customers offered the survey, by fiscal quarter (FY2025Q1)."),
  })
  .describe("Survey definition of cx280: what a survey showed, and where its export has it.");

export type SurveyDefinition = z.infer<typeof surveyDefinition>;
