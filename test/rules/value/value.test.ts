import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TROUBLE, UNANSWERED, UNREADABLE } from "../../../src/response/response-batch.js";
import { controlCharacter } from "../../../src/rules/value/control-character.js";
import { duplicateResponse } from "../../../src/rules/value/duplicate-response.js";
import { externalIdDuplicate } from "../../../src/rules/value/external-id-duplicate.js";
import { externalIdMissing } from "../../../src/rules/value/external-id-missing.js";
import { question1Value } from "../../../src/rules/value/question-1-value.js";
import { scaleDirection } from "../../../src/rules/value/scale-direction.js";
import { definitionOf } from "../../support/judge.js";
import { contextOf, onResponses, recordsOf } from "../../support/on-rule.js";
import type { Given } from "../../support/plain-responses.js";

const unreadable = (text: string, trouble = 0): Given => ({
  rating: UNREADABLE,
  cells: { question_1: text },
  trouble,
});

describe("CX301", () => {
  it("names the value, and what the scale in force allows", () => {
    const [thumbs] = onResponses(question1Value, [unreadable("Yes")]);
    expect(thumbs).toMatchObject({ record: 1, column: "question_1", data: { found: "Yes" } });
    expect(thumbs?.data.expected).toBe("0, 1");
    const likert = contextOf({ scale: "likert_scale" });
    expect(onResponses(question1Value, [unreadable("6")], likert)[0]?.data.expected).toBe(
      "1, 2, 3, 4, 5",
    );
    const undeclared = contextOf({ scale: null, scaleDeclared: false });
    expect(onResponses(question1Value, [unreadable("6")], undeclared)[0]?.data.expected).toMatch(
      /0.*5/,
    );
  });

  it("names the definition's labels of a raw export", () => {
    const definition = definitionOf({
      questions: [
        { asks: "trust", text: "I trust", column: "Trust", labels: { Daumen: 1, Kein: 0 } },
      ],
    });
    const raw = contextOf({ target: "raw", definition });
    expect(onResponses(question1Value, [unreadable("Up")], raw)).toMatchObject([
      { data: { found: "Up", expected: "Daumen, Kein" } },
    ]);
  });

  it("lets answers and skipped questions pass", () => {
    expect(
      recordsOf(question1Value, [{ rating: 1 }, { rating: 0 }, { rating: UNANSWERED }]),
    ).toEqual([]);
  });

  it("leaves to CX311, CX312 and CX305 what is theirs", () => {
    const given = [
      unreadable("4", TROUBLE.ratingWithoutDirection),
      unreadable("thumbs up", TROUBLE.ratingOfOtherScale),
      unreadable("5-Jan", TROUBLE.spreadsheetDamage),
    ];
    expect(recordsOf(question1Value, given)).toEqual([]);
  });

  it("speaks of a wrong value though another answer is damaged", () => {
    expect(recordsOf(question1Value, [unreadable("maybe", TROUBLE.spreadsheetDamage)])).toEqual([
      1,
    ]);
  });

  it("is skipped without its column", () => {
    expect(question1Value.skip?.(contextOf({ without: ["question_1"] }))).not.toBeNull();
    expect(question1Value.skip?.(contextOf())).toBeNull();
  });
});

describe("CX303", () => {
  it("finds empty and blank ids and takes everything else for one", () => {
    const ids = ["a", "", "0", " ", ""];
    expect(
      recordsOf(
        externalIdMissing,
        ids.map((id) => ({ id })),
      ),
    ).toEqual([2, 4, 5]);
  });
});

describe("CX304", () => {
  it("names the id and the first line", () => {
    const given = [{ id: "a" }, { id: "b" }, { id: "a" }, { id: "a" }];
    expect(onResponses(externalIdDuplicate, given)).toEqual([
      { record: 3, column: "external_id", data: { id: "a", firstLine: 2 } },
      { record: 4, column: "external_id", data: { id: "a", firstLine: 2 } },
    ]);
  });

  it("is exact for any ids: empty ones are CX303's", () => {
    const id = fc.oneof(fc.string({ maxLength: 2 }), fc.constantFrom("a", "A", "a ", "aa"));
    fc.assert(
      fc.property(fc.array(id, { maxLength: 20 }), (ids) => {
        const wanted = ids.flatMap((each, i) =>
          each !== "" && ids.indexOf(each) < i
            ? [{ record: i + 1, line: ids.indexOf(each) + 2 }]
            : [],
        );
        const found = onResponses(
          externalIdDuplicate,
          ids.map((each) => ({ id: each })),
        );
        expect(found.map(({ record, data }) => ({ record, line: data.firstLine }))).toEqual(wanted);
      }),
    );
  });
});

it("CX303 and CX304 are skipped without the column", () => {
  const context = contextOf({ without: ["external_id"] });
  for (const rule of [externalIdMissing, externalIdDuplicate]) {
    expect(rule.skip?.(context)).not.toBeNull();
    expect(rule.skip?.(contextOf())).toBeNull();
  }
});

describe("CX309", () => {
  const comment = "The form asked for my address three times over.";
  const first: Given = { rating: 0, negative: ["ease"], comment };

  it("names the first line, and neither comment nor id", () => {
    expect(onResponses(duplicateResponse, [first, { rating: 1 }, first])).toEqual([
      { record: 3, column: null, data: { firstLine: 2 } },
    ]);
  });

  it.each<[string, Given]>([
    ["another rating", { ...first, rating: 1 }],
    ["another driver", { ...first, negative: ["efficiency"] }],
    ["the driver on the other branch", { rating: 0, positive: ["ease"], comment }],
    ["another comment", { ...first, comment: `${comment}!` }],
    ["the same id, which is CX304's", { ...first, id: "r1" }],
  ])("lets a response with %s pass", (_, second) => {
    expect(recordsOf(duplicateResponse, [first, second])).toEqual([]);
  });

  it("does not compare comments that many may write: below 40 bytes", () => {
    const twice = (length: number): Given[] => {
      const each = { rating: 1, comment: "x".repeat(length) };
      return [each, each];
    };
    expect(recordsOf(duplicateResponse, twice(39))).toEqual([]);
    expect(recordsOf(duplicateResponse, twice(40))).toEqual([2]);
  });
});

describe("CX310", () => {
  it.each([
    ["ring\u0007ring", "U+0007", 5],
    ["é\u007F", "U+007F", 3],
    ["a\u0085b", "U+0085", 2],
    ["\u001B[31m", "U+001B", 1],
    ["a\u009F", "U+009F", 2],
  ])("tells the character of %j and its byte", (comment, character, position) => {
    expect(onResponses(controlCharacter, [{ comment }])).toEqual([
      { record: 1, column: "question_4", data: { character, position } },
    ]);
  });

  it.each(["tab\tLF\nCR\r", "é â ñ", "\u00A0", "👍", "", "~"])("lets %j pass", (comment) => {
    expect(recordsOf(controlCharacter, [{ comment }])).toEqual([]);
  });

  it("agrees with the Unicode property, line ends and tab apart", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: "binary", maxLength: 6 }), { maxLength: 5 }),
        (comments) => {
          const wanted = comments.flatMap((comment, i) =>
            /\p{Cc}/u.test(comment.replace(/[\t\n\r]/g, "")) ? [i + 1] : [],
          );
          const given = comments.map((comment) => ({ comment }));
          expect(recordsOf(controlCharacter, given)).toEqual(wanted);
        },
      ),
    );
  });
});

it("CX309 and CX310 are skipped without comments", () => {
  const context = contextOf({ without: ["question_4"] });
  for (const rule of [duplicateResponse, controlCharacter]) {
    expect(rule.skip?.(context)).not.toBeNull();
    expect(rule.skip?.(contextOf())).toBeNull();
  }
});

describe("CX311", () => {
  it("tells a number against its label from a number without one", () => {
    const given = [
      { rating: 5, trouble: TROUBLE.ratingDirection, cells: { question_1: "1 - Strongly agree" } },
      unreadable("4", TROUBLE.ratingWithoutDirection),
      { rating: 4 },
      unreadable("maybe"),
    ];
    const found = onResponses(scaleDirection, given, contextOf({ target: "raw" }));
    expect(found).toMatchObject([
      { record: 1, column: "question_1", data: { found: "1 - Strongly agree" } },
      { record: 2, column: "question_1", data: { found: "4" } },
    ]);
    expect(found[0]?.data.what).not.toBe(found[1]?.data.what);
  });
});
