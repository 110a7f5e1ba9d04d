import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { configuration } from "../../src/config/config.js";
import { parseConfiguration } from "../../src/config/load.js";
import { CATALOGUE } from "../../src/rules/catalogue.js";
import { DEFAULT_THRESHOLDS } from "../../src/rules/thresholds.js";

function problems(text: string) {
  const parsed = parseConfiguration(text);
  return parsed.ok ? [] : parsed.problems;
}

const WAIVER = "    reason: looked at\n    owner: me\n    expires: 2026-12-31\n";

describe("a configuration", () => {
  it("can be next to nothing", () => {
    const parsed = parseConfiguration("version: 1\n");
    expect(parsed).toMatchObject({ ok: true, data: { inputs: [], waivers: [], severity: {} } });
  });

  it.each([
    ["an unknown key", "version: 1\nseverty: {}\n", 2, "severty", "severity"],
    ["an unknown rule", "version: 1\nseverity:\n  CX4O2: off\n", 3, "severity.CX4O2", "CX402"],
    [
      "a waiver for an unknown rule",
      `version: 1\nwaivers:\n  - rule: negative-after-top-ratng\n${WAIVER}`,
      3,
      "waivers[0].rule",
      "negative-after-top-rating",
    ],
    [
      "a rule by id and by name",
      "version: 1\nseverity:\n  CX402: off\n  negative-after-top-rating: info\n",
      4,
      "severity.negative-after-top-rating",
      null,
    ],
    ["an unknown severity", "version: 1\nseverity:\n  CX402: eror\n", 3, "severity.CX402", "error"],
    [
      "an unknown threshold",
      "version: 1\nthresholds:\n  fewResponse: 3\n",
      3,
      "thresholds.fewResponse",
      "fewResponses",
    ],
    [
      "a threshold that is no count",
      "version: 1\nthresholds:\n  fewResponses: 0\n",
      3,
      "thresholds.fewResponses",
      null,
    ],
    [
      "a share of nothing",
      "version: 1\nthresholds:\n  branchingShare: 1\n",
      3,
      "thresholds.branchingShare",
      null,
    ],
    [
      "a day that is none",
      "version: 1\nwaivers:\n  - rule: CX402\n    reason: a\n    owner: b\n    expires: 2026-02-30\n",
      6,
      "waivers[0].expires",
      null,
    ],
    [
      "a waiver without an owner",
      "version: 1\nwaivers:\n  - rule: CX402\n    reason: a\n    expires: 2026-12-31\n",
      3,
      "waivers[0].owner",
      null,
    ],
    [
      "files that are no paths",
      "version: 1\ninputs:\n  - files: { a: b }\n",
      3,
      "inputs[0].files",
      null,
    ],
    [
      "a quarter that is none",
      "version: 1\ninputs:\n  - files: a\n    quarter: Q1\n",
      4,
      "inputs[0].quarter",
      null,
    ],
    ["no YAML", "version: 1\n\tseverity: {}\n", 2, "", null],
  ])("names line, key and the nearest word of %s", (_, text, line, path, nearest) => {
    expect(problems(text)).toMatchObject([{ line, path, nearest }]);
  });

  it("says all that is wrong at once", () => {
    const text = `version: 2\nfailOn: sometimes\nwaivers:\n  - rule: CX402\n${WAIVER}    colum: x\n`;
    expect(problems(text).map(({ path }) => path)).toEqual([
      "version",
      "failOn",
      "waivers[0].colum",
    ]);
  });

  it("keeps ids and fingerprints as they are written", () => {
    const text = `version: 1\nwaivers:\n  - rule: CX402\n    externalId: 007\n    fingerprint: 1234567890123456\n${WAIVER}`;
    expect(parseConfiguration(text)).toMatchObject({
      data: { waivers: [{ externalId: "007", fingerprint: "1234567890123456" }] },
    });
  });

  it("takes every rule and every threshold", () => {
    const severity = Object.fromEntries(CATALOGUE.map(({ id }) => [id, "info"]));
    const text = JSON.stringify({ version: 1, severity, thresholds: DEFAULT_THRESHOLDS });
    expect(parseConfiguration(text).ok).toBe(true);
  });

  it("is explained key by key on its page, whose example can be used", () => {
    const page = readFileSync(new URL("../../docs/configuration.md", import.meta.url), "utf8");
    const [, example = ""] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
    expect(problems(example)).toEqual([]);
    for (const key of Object.keys(configuration.shape)) {
      if (key !== "version") expect(page).toContain(key);
    }
    for (const key of Object.keys(DEFAULT_THRESHOLDS)) expect(page).toContain(`| \`${key}\` |`);
  });
});
