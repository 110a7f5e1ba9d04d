import { describe, expect, it } from "vitest";
import { markupIn } from "../../src/privacy/markup.js";

function markup(text: string): string | null {
  const bytes = Buffer.from(`<${text}>`);
  return markupIn(bytes, 1, bytes.length - 1);
}

describe("HTML", () => {
  it.each([
    ["a <b>c</b>", "<b>"],
    ["c</B>", "</b>"],
    ["<br/>", "<br>"],
    ["<br />", "<br>"],
    ["<img src=x onerror=alert(1)>", "<img>"],
    ["<a\nhref='x'>", "<a>"],
    ["< b> <h1>", "<h1>"],
    ["x&nbsp;y", "&nbsp;"],
    ["&AMP;", "&amp;"],
    ["&#39;", "&#…;"],
    ["&#x27;", "&#…;"],
  ])("is in %j: %s", (text, found) => {
    expect(markup(text)).toBe(found);
  });

  it.each([
    "",
    "I <3 it",
    "a<b",
    "a < b > c",
    "<b",
    "<b c",
    "<bold>",
    "<none>",
    "<>",
    "</>",
    "<br<",
    "R&D",
    "Q&A;",
    "&amp",
    "&amp ;",
    "&#;",
    "&#39",
    "&#a;",
    "& nbsp;",
  ])("is not in %j", (text) => {
    expect(markup(text)).toBeNull();
  });
});
