import { describe, expect, it } from "vitest";
import { guessScale } from "../../../src/survey/draft/scale.js";

describe("the scale that question 1 shows", () => {
  it.each([
    ["thumbs as numbers", ["1", "0"], "thumbs_up_down"],
    ["thumbs as words", ["Yes", "No"], "thumbs_up_down"],
    ["thumbs as signs", ["👍", "👎🏽"], "thumbs_up_down"],
    ["agreement", ["Strongly agree", "Neutral", "Disagree"], "likert_scale"],
    ["agreement in Spanish", ["De acuerdo", "Totalmente en desacuerdo"], "likert_scale"],
    ["agreement with numbers", ["5 - Strongly agree", "1 - Strongly disagree"], "likert_scale"],
    ["words beside no answer", ["Agree", "Disagree", "Prefer not to answer"], "likert_scale"],
  ])("%s", (_, cells, type) => {
    expect(guessScale(cells, null)).toMatchObject({ type, open: null });
  });

  it("maps each cell to what it stands for", () => {
    expect(guessScale(["Disagree", "Strongly agree"], null).labels).toEqual({
      "Strongly agree": 5,
      Disagree: 2,
    });
    expect(guessScale(["0", "1"], { "1": 1, "0": 0 })).toEqual({
      type: "thumbs_up_down",
      labels: null,
      open: null,
    });
  });

  it.each([
    ["numbers that carry no direction", ["1", "3", "5"], "likert_scale"],
    ["1 and 2", ["1", "2"], null],
    ["seven points", ["Agree", "Somewhat agree", "Disagree"], "likert_scale"],
    ["ten points", ["10", "7"], null],
    ["stars", ["*****", "***"], null],
    ["nothing", [], null],
  ])("leaves %s to a person", (_, cells, type) => {
    const guess = guessScale(cells, null);
    expect(guess.type).toBe(type);
    expect(guess.open).not.toBeNull();
  });
});
