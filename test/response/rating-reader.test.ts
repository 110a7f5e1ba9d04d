import { describe, expect, it } from "vitest";
import { RatingReader } from "../../src/response/rating-reader.js";
import { TROUBLE, UNANSWERED, UNREADABLE } from "../../src/response/response-batch.js";

describe("RatingReader", () => {
  const likert = new RatingReader("likert_scale", undefined);
  const thumbs = new RatingReader("thumbs_up_down", undefined);

  it.each([
    ["Strongly agree", 5],
    ["  AGREE ", 4],
    ["Neither agree nor disagree", 3],
    ["En desacuerdo", 2],
    ["Totalmente en desacuerdo", 1],
    ["5 - Strongly agree", 5],
  ])("reads the label %s as %i", (label, rating) => {
    expect(likert.read(label)).toEqual({ rating, trouble: 0 });
  });

  it.each([
    ["1", 1],
    ["Yes", 1],
    ["👍🏽", 1],
    ["👎", 0],
    ["FALSE", 0],
    ["Sí", 1],
  ])("reads the thumb %s as %i", (label, rating) => {
    expect(thumbs.read(label)).toEqual({ rating, trouble: 0 });
  });

  it("gives a bare number no direction on a Likert scale", () => {
    expect(likert.read("4")).toEqual({
      rating: UNREADABLE,
      trouble: TROUBLE.ratingWithoutDirection,
    });
  });

  it("trusts the label and not the number where they disagree", () => {
    expect(likert.read("1 - Strongly agree")).toEqual({
      rating: 5,
      trouble: TROUBLE.ratingDirection,
    });
  });

  it("reads what the definition declares, reversed and in any language, and nothing else", () => {
    const reader = new RatingReader("likert_scale", { "1": 5, "2": 4, "3": 3, "4": 2, "5": 1 });
    expect(reader.read("1")).toEqual({ rating: 5, trouble: 0 });
    expect(reader.read("Agree")).toEqual({ rating: UNREADABLE, trouble: 0 });
  });

  it("knows a label of the other scale from an unknown one", () => {
    expect(thumbs.read("Strongly agree").trouble).toBe(TROUBLE.ratingOfOtherScale);
    expect(likert.read("thumbs up").trouble).toBe(TROUBLE.ratingOfOtherScale);
    expect(likert.read("maybe")).toEqual({ rating: UNREADABLE, trouble: 0 });
  });

  it("takes no answer for no answer", () => {
    for (const label of ["", "  ", "N/A", "Prefer not to answer"]) {
      expect(likert.read(label)).toEqual({ rating: UNANSWERED, trouble: 0 });
    }
  });

  it("tells what a spreadsheet has damaged", () => {
    expect(likert.read("5-Jan").trouble).toBe(TROUBLE.spreadsheetDamage);
    expect(likert.read("#REF!").trouble).toBe(TROUBLE.spreadsheetDamage);
  });
});
