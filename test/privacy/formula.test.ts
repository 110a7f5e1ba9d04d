import { describe, expect, it } from "vitest";
import { isFormula } from "../../src/privacy/formula.js";

function formula(text: string): boolean {
  const bytes = Buffer.from(`=${text}=`);
  return isFormula(bytes, 1, bytes.length - 1);
}

describe("a formula", () => {
  it.each([
    "=1",
    "=SUM(A1:A9)",
    "@SUM(A1)",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "\t=1",
    "\rtext",
    "\tx",
    "+1-202-555-0143",
    "+1 202 555 0143",
    "- a list",
    "-é",
    "@agency",
    "-5 stars",
    "-5.5.5",
    "--5",
    "+-5",
    "-e5",
    "-1e1234",
    `-${"5".repeat(40)}`,
  ])("is %j", (text) => {
    expect(formula(text)).toBe(true);
  });

  it.each([
    "",
    "-",
    "--",
    "+",
    "=",
    "@",
    "\t",
    "=)",
    "-5",
    "+5",
    "- 5",
    "-5.5",
    "-.5",
    "-5.",
    "+1,000,000",
    "-$5",
    "-5%",
    "+5e3",
    "-5E-03",
    "-5 ",
    "5-3",
    " =1",
    "'=1",
    "\n=1",
    "a=1",
    "é",
    "＝1",
  ])("is not %j", (text) => {
    expect(formula(text)).toBe(false);
  });
});
