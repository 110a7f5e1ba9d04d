import { describe, expect, it } from "vitest";
import { normaliseLabel } from "../../src/response/normalise-label.js";

describe("a label as it is compared", () => {
  it.each([
    ["<p>It was <b>easy</b></p>", "it was easy"],
    ["Easy<br/>to do", "easy to do"],
    ['<span style="color: red">Easy</span>', "easy"],
    ["It\u00a0was  easy\n", "it was easy"],
    ["It’s “easy” – so", `it's "easy" - so`],
  ])("%j is %j", (text, compared) => {
    expect(normaliseLabel(text)).toBe(compared);
  });

  it("keeps what stands between two signs that are no tag", () => {
    expect(normaliseLabel("In < 5 minutes,It was easy,For > 5 people")).toBe(
      "in < 5 minutes,it was easy,for > 5 people",
    );
  });
});
