import type { Rule } from "../rule.js";
import { burdenTooLong } from "./burden-too-long.js";
import { conditionalDriverUnexplained } from "./conditional-driver-unexplained.js";
import { controlNumberFormat } from "./control-number-format.js";
import { controlNumberMissing } from "./control-number-missing.js";
import { likertNotReviewed } from "./likert-not-reviewed.js";
import { longStatement } from "./long-statement.js";
import { noneOfTheAboveMissing } from "./none-of-the-above-missing.js";
import { notPostTransaction } from "./not-post-transaction.js";
import { pageFeedbackQuestion } from "./page-feedback-question.js";
import { question1Missing } from "./question-1-missing.js";
import { question1Wording } from "./question-1-wording.js";
import { question2aWording } from "./question-2a-wording.js";
import { question2bWording } from "./question-2b-wording.js";
import { question3Missing } from "./question-3-missing.js";
import { question3Wording } from "./question-3-wording.js";
import { questionOrder } from "./question-order.js";
import { questionRequired } from "./question-required.js";
import { requiredDriverMissing } from "./required-driver-missing.js";
import { severalStatementsPerDriver } from "./several-statements-per-driver.js";
import { singleChoiceDrivers } from "./single-choice-drivers.js";
import { tooManyQuestions } from "./too-many-questions.js";
import { unknownChannel } from "./unknown-channel.js";

/** Family 5xx: the survey instrument. CX511 is seen in the dataset as well and stands there. */
export const surveyRules: readonly Rule[] = [
  question1Missing,
  question1Wording,
  pageFeedbackQuestion,
  question2aWording,
  question2bWording,
  question3Missing,
  question3Wording,
  requiredDriverMissing,
  conditionalDriverUnexplained,
  severalStatementsPerDriver,
  questionOrder,
  tooManyQuestions,
  burdenTooLong,
  questionRequired,
  noneOfTheAboveMissing,
  controlNumberMissing,
  controlNumberFormat,
  notPostTransaction,
  unknownChannel,
  likertNotReviewed,
  singleChoiceDrivers,
  longStatement,
];
