import fc from "fast-check";
import { BRANCHES, type Branch, type DriverKey } from "../../src/guidance/edition.js";
import { DEFAULT_EDITION } from "../../src/guidance/editions.js";
import { DEFAULT_THRESHOLDS } from "../../src/rules/thresholds.js";
import {
  leaveOut,
  offer,
  withAdditional,
  withBurden,
  without,
  withoutStatements,
  withPeople,
  withQuestions,
  withStatementOf,
  withText,
} from "./definition-changes.js";
import { definitionInput } from "./definition-input.js";
import { type Pick, pickOne, ruleProperty } from "./one-mutation.js";
import { driverQuestions } from "./sound-definition.js";
import { soundPackages } from "./sound-packages.js";
import { submissionInput } from "./submission-input.js";

const REQUIRED = driversOf("required");
const CONDITIONAL = driversOf("required_if_applicable");
const { limits, wordings } = DEFAULT_EDITION;

export const surveyProperties = [
  ruleProperty({
    rule: "CX501",
    story: "no question asks for trust",
    valid: definitionInput(),
    mutate: (survey) => without(survey, "trust"),
  }),
  ruleProperty({
    rule: "CX502",
    story: "question 1 asks for something else than trust",
    valid: definitionInput(),
    mutate: (survey, pick) =>
      withText(
        survey,
        "trust",
        pickOne(pick, [
          "How satisfied are you with the service?",
          "I trust the agency, and would recommend it to a friend.",
          "Rate your experience and your trust.",
          "The agency is trustworthy.",
          "",
        ]),
      ),
    nearMiss: (survey, pick) =>
      withText(
        survey,
        "trust",
        pickOne(pick, [
          "After this visit I would trust the agency.",
          "<b>I TRUST</b> the agency?",
          "Tengo confianza en la agencia",
        ]),
      ),
  }),
  ruleProperty({
    rule: "CX503",
    story: "question 1 is page feedback",
    valid: definitionInput(),
    mutate: (survey, pick) =>
      withText(
        survey,
        "trust",
        pickOne(pick, [
          "Was this page helpful?",
          "How useful was the information you found here?",
          "Did you find this article <i>helpful</i>?",
        ]),
      ),
  }),
  ...BRANCHES.map((branch) =>
    ruleProperty({
      rule: branch === "positive" ? "CX504" : "CX505",
      story: `question 2 of the ${branch} branch in other words`,
      valid: definitionInput(),
      mutate: (survey, pick) => {
        const { text } = wordings[`${branch}_drivers`];
        const other = wordings[branch === "positive" ? "negative_drivers" : "positive_drivers"];
        const texts = [other.text, `Please tell us: ${text}`, text.replace("What", "Which"), ""];
        return withText(survey, `${branch}_drivers`, pickOne(pick, texts));
      },
      nearMiss: (survey, pick) => {
        const { text } = wordings[`${branch}_drivers`];
        const texts = [`  ${text.toLowerCase()} [choose any]`, text.replace("?", " ?")];
        return withText(survey, `${branch}_drivers`, pickOne(pick, texts));
      },
    }),
  ),
  ruleProperty({
    rule: "CX506",
    story: "no question asks for a comment, and no reason is stated",
    valid: definitionInput(),
    mutate: (survey) =>
      without(survey, "comment").with((definition) => {
        delete definition.notAsked;
      }),
    nearMiss: (survey) =>
      without(survey, "comment").with((definition) => {
        definition.notAsked = { comment: "Nobody writes down what is said" };
      }),
  }),
  ruleProperty({
    rule: "CX507",
    story: "question 3 asks for one thing only",
    valid: fc.oneof(
      definitionInput({ comment: "asked" }),
      definitionInput({ comment: "opted out" }),
    ),
    mutate: (survey, pick) =>
      withText(
        survey,
        "comment",
        pickOne(pick, ["Which office did you visit?", "What was too long?", ""]),
      ),
  }),
  ruleProperty({
    rule: "CX508",
    story: "a required driver has no statement on either branch",
    valid: definitionInput(),
    mutate: (survey, pick) => withoutStatements(survey, pickOne(pick, REQUIRED)),
  }),
  ruleProperty({
    rule: "CX508",
    story: "question 2a or 2b is not asked",
    valid: definitionInput(),
    mutate: (survey, pick) => without(survey, `${pickOne(pick, BRANCHES)}_drivers`),
    // The question lacks the drivers that are required if applicable as well, and cannot say why.
    along: ["CX509"],
  }),
  ruleProperty({
    rule: "CX509",
    story: "a driver that is required if applicable has no statement and no reason",
    valid: definitionInput(),
    mutate: (survey, pick) => withoutStatements(survey, pickOne(pick, CONDITIONAL)),
    nearMiss: (survey, pick) =>
      withoutStatements(survey, pickOne(pick, CONDITIONAL), "There is no such thing"),
  }),
  ruleProperty({
    rule: "CX510",
    story: "two statements for a driver",
    valid: definitionInput(),
    mutate: (survey, pick) =>
      survey.with((definition) => {
        const { statements } = pickOne(pick, driverQuestions(definition));
        const first = pickOne(pick, statements);
        const { column } = first;
        const second = { driver: first.driver, text: "One more of it" };
        const at = pick(fc.nat, { max: statements.length });
        statements.splice(at, 0, {
          ...second,
          ...(column === undefined ? {} : { column: "More" }),
        });
      }),
  }),
  ruleProperty({
    rule: "CX511",
    story: "a driver is offered on one branch only",
    valid: definitionInput(),
    mutate: (survey, pick) => {
      const isThumbs = survey.definition.survey.type === "thumbs_up_down";
      // CX516 wants “other” in a Likert survey, CX508 the required ones.
      const drivers = isThumbs ? [...CONDITIONAL, "other" as const] : CONDITIONAL;
      const driver = pickOne(pick, drivers);
      const branch = pickOne(pick, BRANCHES);
      const reason = "There is no such thing";
      return survey.with((definition) => {
        for (const question of driverQuestions(definition)) {
          if (question.asks === `${branch}_drivers`) offer(question, driver);
          else leaveOut(question, driver, reason);
        }
      });
    },
  }),
  ruleProperty({
    rule: "CX511",
    story: "submission: “other” is null throughout in one list only",
    valid: submissionInput(),
    mutate: (file, pick) => file.withColumn(otherColumn(pick), () => "null"),
    nearMiss: (file) =>
      file.withColumn("positive_other", () => "null").withColumn("negative_other", () => "null"),
  }),
  ruleProperty({
    rule: "CX512",
    story: "another question before question 1, 2a or 2b",
    valid: definitionInput(),
    mutate: (survey, pick) => withAdditional(survey, pick(fc.nat, { max: LAST_REQUIRED })),
    nearMiss: (survey, pick) =>
      withAdditional(survey, pick(fc.integer, { min: LAST_REQUIRED + 1, max: 5 })),
  }),
  ruleProperty({
    rule: "CX513",
    story: "more than 15 questions",
    valid: definitionInput(),
    mutate: (survey, pick) =>
      withQuestions(survey, limits.questions + pick(fc.integer, { min: 1, max: 20 })),
    nearMiss: (survey) => withQuestions(survey, limits.questions),
  }),
  ruleProperty({
    rule: "CX514",
    story: "a burden above five minutes",
    valid: definitionInput(),
    mutate: (survey, pick) => withBurden(survey, pickOne(pick, [5.01, 5.5, 6, 60])),
    nearMiss: (survey) => withBurden(survey, limits.burdenMinutes),
  }),
  ruleProperty({
    rule: "CX515",
    story: "a mandatory question",
    valid: definitionInput(),
    mutate: (survey, pick) =>
      survey.with(({ questions }) => {
        pickOne(pick, questions).optional = false;
      }),
    nearMiss: (survey) =>
      survey.with(({ questions }) => {
        for (const question of questions) question.optional = true;
      }),
  }),
  ruleProperty({
    rule: "CX516",
    story: "a Likert survey without “none of the above”",
    valid: definitionInput({ type: "likert_scale" }),
    mutate: (survey) => withoutStatements(survey, "other"),
  }),
  ruleProperty({
    rule: "CX517",
    story: "no control number, and ten people or more",
    valid: definitionInput(),
    mutate: (survey, pick) => withPeople(survey, pickOne(pick, [undefined, 10, 11, 1_000_000])),
    nearMiss: (survey, pick) =>
      withPeople(survey, pick(fc.nat, { max: limits.peopleWithoutApproval })),
  }),
  ruleProperty({
    rule: "CX518",
    story: "a control number of another form",
    valid: definitionInput(),
    mutate: (survey, pick) =>
      survey.withSurvey((parts) => {
        parts.controlNumber = pickOne(pick, WRONG_NUMBERS);
      }),
  }),
  ruleProperty({
    rule: "CX519",
    story: "asked at another point than behind an interaction",
    valid: definitionInput(),
    mutate: (survey, pick) =>
      survey.withSurvey((parts) => {
        parts.transactionPoint = pickOne(pick, ["post_service_journey", "relational"]);
      }),
  }),
  ruleProperty({
    rule: "CX520",
    story: "a channel that the receiving system does not know",
    valid: definitionInput(),
    mutate: (survey, pick) =>
      survey.withSurvey((parts) => {
        parts.channel = pickOne(pick, WRONG_CHANNELS);
      }),
  }),
  ruleProperty({
    rule: "CX521",
    story: "a Likert scale without a note of its review",
    valid: definitionInput({ type: "likert_scale" }),
    mutate: (survey) =>
      survey.withSurvey((parts) => {
        delete parts.likertReview;
      }),
  }),
  ruleProperty({
    rule: "CX522",
    story: "one choice only",
    valid: definitionInput(),
    mutate: (survey, pick) =>
      survey.withQuestion(`${pickOne(pick, BRANCHES)}_drivers`, (question) => {
        question.multiple = false;
      }),
  }),
  ruleProperty({
    rule: "CX523",
    story: "a long statement",
    valid: definitionInput(),
    mutate: (survey, pick) => withStatementOf(survey, pick, LONG + pick(fc.nat, { max: 20 })),
    nearMiss: (survey, pick) => withStatementOf(survey, pick, LONG - 1),
  }),
  ruleProperty({
    rule: "CX517",
    story: "package: no control number, and ten people or more were asked",
    valid: soundPackages(),
    runs: 6,
    mutate: (run, pick) =>
      run.withDetail(0, { omb_control_number: pickOne(pick, [undefined, null, "", " "]) }),
    nearMiss: (run) =>
      run.withDetail(0, {
        omb_control_number: null,
        volume_of_customers: null,
        volume_of_customers_provided_survey_opportunity: limits.peopleWithoutApproval,
        volume_of_respondents: null,
      }),
  }),
  ruleProperty({
    rule: "CX518",
    story: "package: a control number of another form",
    valid: soundPackages(),
    runs: 6,
    mutate: (run, pick) => run.withDetail(0, { omb_control_number: pickOne(pick, WRONG_NUMBERS) }),
  }),
  ruleProperty({
    rule: "CX519",
    story: "package: asked at another point than behind an interaction",
    valid: soundPackages(),
    runs: 6,
    mutate: (run, pick) =>
      run.withDetail(0, {
        transaction_point: pickOne(pick, ["post_service_journey", "relational"]),
      }),
  }),
  ruleProperty({
    rule: "CX520",
    story: "package: a channel that the receiving system does not know",
    valid: soundPackages(),
    runs: 6,
    mutate: (run, pick) => run.withDetail(0, { channel: pickOne(pick, WRONG_CHANNELS) }),
  }),
];

const WRONG_NUMBERS = ["12345678", "123-4567", "1234-56789", "OMB 1234-5678", "1234–5678", "TBD"];
const WRONG_CHANNELS = ["Website", "web site", "e-mail", "call center", "website "];

/** Questions 1, 2a and 2b are the first three of a generated definition. */
const LAST_REQUIRED = 2;
const LONG = DEFAULT_THRESHOLDS.longStatementWords;

function driversOf(status: string): DriverKey[] {
  return DEFAULT_EDITION.drivers.filter((each) => each.status === status).map(({ key }) => key);
}

function otherColumn(pick: Pick): `${Branch}_other` {
  return `${pickOne(pick, BRANCHES)}_other`;
}
