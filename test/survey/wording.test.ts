import { describe, expect, it } from "vitest";
import { DEFAULT_EDITION as edition } from "../../src/guidance/editions.js";
import {
  isOpenQuestion,
  isPageFeedback,
  sameWording,
  statesTrust,
} from "../../src/survey/wording.js";

describe("question 1", () => {
  const { text, iterations } = edition.wordings.trust;

  it.each([text, ...iterations, "“I trust  SSA to deliver …”", "Confío en la agencia."])(
    "may read %s",
    (wording) => {
      expect(statesTrust(wording)).toBe(true);
      expect(isPageFeedback(wording)).toBe(false);
    },
  );

  it.each([
    "How satisfied are you with the service?",
    "I am satisfied with the service I received.",
    "How likely are you to recommend us?",
    "I would recommend this service, I trust it",
    "The employee was helpful",
    "Rate your experience",
    "",
  ])("may not read %s", (wording) => {
    expect(statesTrust(wording)).toBe(false);
  });

  it.each([
    "Was this page helpful?",
    "Did you find this article useful",
    "How helpful was the information on this website?",
    ...edition.wordings.pageFeedback,
  ])("is page feedback: %s", (wording) => {
    expect(isPageFeedback(wording)).toBe(true);
  });

  it.each(edition.drivers.flatMap(({ positive, negative }) => [...positive, ...negative]))(
    "is not a statement of question 2: %s",
    (statement) => {
      expect(statesTrust(statement)).toBe(false);
    },
  );
});

describe("required wordings", () => {
  const { positive_drivers: good, negative_drivers: bad } = edition.wordings;

  it.each([
    good.text,
    `${good.text} (${good.instruction})`,
    `  ${good.text.toUpperCase()}  `,
    good.text.replaceAll(" ", "\u00A0"),
    good.text.replace("?", ""),
    `${good.text} [Check all that apply]`,
    `${good.text} Select all that apply.`,
    `<b>${good.text}</b>`,
  ])("are the same: %s", (text) => {
    expect(sameWording(text, good.text)).toBe(true);
  });

  it.each([
    bad.text,
    "What went well?",
    `${good.text} And why?`,
    "What about this interaction made a difference?",
  ])("are not the same: %s", (text) => {
    expect(sameWording(text, good.text)).toBe(false);
  });
});

describe("question 3", () => {
  it.each([
    edition.wordings.comment.text,
    "Additional comments",
    "Tell us more",
    "How could we improve?",
  ])("is open: %s", (text) => {
    expect(isOpenQuestion(text)).toBe(true);
  });

  it.each(["Which office did you visit?", "Your age", ""])("is not open: %s", (text) => {
    expect(isOpenQuestion(text)).toBe(false);
  });
});
