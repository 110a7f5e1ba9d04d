import { describe, expect, it } from "vitest";
import type { DriverKey } from "../../../src/guidance/edition.js";
import { DEFAULT_EDITION } from "../../../src/guidance/editions.js";
import { guessBranch, guessDriver } from "../../../src/survey/draft/statements.js";

const guess = (statement: string) => guessDriver(statement, DEFAULT_EDITION);

describe("the guidance's own statements", () => {
  const examples = DEFAULT_EDITION.drivers.flatMap(({ key, positive, negative }) => [
    ...positive.map((text) => [text, key, "positive"] as const),
    ...negative.map((text) => [text, key, "negative"] as const),
  ]);

  it.each(examples)("%s", (text, driver, branch) => {
    // As an agency writes them: something in place of the brackets.
    const filled = text.replace(/\[([^\]/]*)[^\]]*\]/g, "$1");
    for (const each of [text, filled]) {
      expect(guess(each)).toMatchObject({ driver, confidence: "certain" });
    }
    if (driver !== "other") expect(guessBranch(filled, DEFAULT_EDITION)).toBe(branch);
  });

  it.each(DEFAULT_EDITION.drivers.map(({ key, category }) => [category, key] as const))(
    "the driver's name: %s",
    (category, driver) => {
      expect(guess(category)).toMatchObject({ driver, confidence: "certain" });
      expect(guess(driver)).toMatchObject({ driver, confidence: "certain" });
    },
  );
});

/** Statements as surveys have them, beside the guidance's. */
const VARIANTS: readonly (readonly [string, DriverKey])[] = [
  ["My problem was solved and resolved", "effectiveness"],
  ["I got what I came for; my issue was resolved", "effectiveness"],
  ["My question was fully answered", "effectiveness"],
  ["I accomplished what I needed", "effectiveness"],
  ["I completed my application", "effectiveness"],
  ["Se resolvió mi problema", "effectiveness"],
  ["Encontré lo que necesitaba", "effectiveness"],
  ["Mi pregunta fue contestada", "effectiveness"],
  ["Mi necesidad no fue atendida", "effectiveness"],
  ["It was easy", "ease"],
  ["The website was easy to use", "ease"],
  ["The form was hard to fill out", "ease"],
  ["It was simple to find the right page", "ease"],
  ["Fue fácil encontrar lo que necesitaba", "ease"],
  ["Fue difícil completar el trámite", "ease"],
  ["It was quick", "efficiency"],
  ["I had to wait too long", "efficiency"],
  ["It took too long to get an answer", "efficiency"],
  ["The wait was reasonable", "efficiency"],
  ["Tardó demasiado tiempo", "efficiency"],
  ["Fue rápido", "efficiency"],
  ["I understood what I had to do", "transparency"],
  ["The steps were clearly explained", "transparency"],
  ["I did not understand the reason for the decision", "transparency"],
  ["Entendí lo que se me pedía durante el proceso", "transparency"],
  ["No entendí la razón de la decisión", "transparency"],
  ["I was treated with respect", "humanity"],
  ["I was not treated fairly", "humanity"],
  ["Me trataron de manera justa", "humanity"],
  ["Fui tratado con respeto", "humanity"],
  ["The staff was helpful", "employee"],
  ["The agent I spoke with was committed to solving my problem", "employee"],
  ["The representative was not helpful", "employee"],
  ["El personal fue servicial", "employee"],
  ["El representante no fue amable", "employee"],
  ["Other (please specify)", "other"],
  ["Something else", "other"],
  ["None of the above", "other"],
  ["Otra cosa", "other"],
  ["Ninguna de las anteriores", "other"],
];

describe("variants", () => {
  it.each(VARIANTS)("%s", (text, driver) => {
    const { driver: found, confidence } = guess(text);
    expect(found).toBe(driver);
    expect(confidence).not.toBe("unsure");
  });

  it.each([
    "Purple",
    "I like it",
    "The parking",
    "It was quick and easy, and the staff explained it",
    "4",
    "",
  ])("leaves “%s” to a person", (text) => {
    expect(guess(text).confidence).toBe("unsure");
  });
});
