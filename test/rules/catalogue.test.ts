import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CATALOGUE, findRule } from "../../src/rules/catalogue.js";
import type { Rule } from "../../src/rules/rule.js";

describe("the catalogue", () => {
  it("has each id and each name once", () => {
    expect(new Set(CATALOGUE.map(({ id }) => id)).size).toBe(CATALOGUE.length);
    expect(new Set(CATALOGUE.map(({ name }) => name)).size).toBe(CATALOGUE.length);
  });

  it("finds a rule by id and by name", () => {
    expect(findRule("cx402")?.name).toBe("negative-after-top-rating");
    expect(findRule("negative-after-top-rating")?.id).toBe("CX402");
    expect(findRule("CX999")).toBeNull();
  });

  it.each(CATALOGUE.map((rule) => [rule.id, rule] as const))(
    "%s has texts a person can use",
    (_, rule) => {
      expect(rule.name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(rule.heading).toMatch(/^\S.*[^.]$/);
      expect(rule.message).toMatch(/[.?)}]$/);
      for (const text of [rule.fix, rule.why]) expect(text).toMatch(/^[“A-Z0-9].*[.:)}]$/s);
    },
  );
});

/** The published table lies beside the project; where it does not, the test shows as skipped. */
const TABLE = join(import.meta.dirname, "../../../shared/rules.md");

interface Row {
  id: string;
  name: string;
  targets: string;
  severity: string;
}

function publishedRows(): Row[] {
  return readFileSync(TABLE, "utf8")
    .split("\n")
    .filter((line) => /^\| CX\d{3} /.test(line))
    .map((line) => {
      const [, id, name, targets, severity] = line.split("|").map((cell) => cell.trim());
      return { id: id!, name: name!, targets: targets!, severity: severity! };
    });
}

const LETTERS = { S: "submission", R: "raw", D: "definition", P: "package" } as const;

describe.runIf(existsSync(TABLE))("the published table", () => {
  const rows = existsSync(TABLE) ? publishedRows() : [];

  it.each(CATALOGUE.map((rule) => [rule.id, rule] as const))(
    "has %s as it is built",
    (id, rule) => {
      const row = rows.find((each) => each.id === id);
      expect(row?.name).toBe(rule.name);
      expect(severities(rule)).toBe(row?.severity);
      // "all" is what the configuration itself is judged by, too.
      const wanted =
        row!.targets === "all"
          ? [...Object.values(LETTERS), "configuration"]
          : row!.targets.split(" ").map((letter) => LETTERS[letter as keyof typeof LETTERS]);
      expect([...rule.targets]).toEqual(wanted);
    },
  );

  it("has no rule that is not built", () => {
    expect(rows.filter(({ id }) => findRule(id) === null)).toEqual([]);
  });
});

function severities({ severity, milder }: Rule): string {
  const all = typeof severity === "string" ? [severity] : Object.values(severity);
  return [...all, ...(milder === undefined ? [] : [milder])].join(" / ");
}
