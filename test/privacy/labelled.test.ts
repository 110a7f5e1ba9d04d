import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findPersonalDataIn } from "../../src/privacy/find-personal-data.js";
import { PERSONAL_KINDS, type PersonalKind, type PersonalSpan } from "../../src/privacy/kinds.js";

const ROOT = join(import.meta.dirname, "../..");

interface Comment {
  text: string;
  labels: { kind: PersonalKind; start: number; end: number }[];
}

interface Row {
  labels: number;
  covered: number;
  findings: number;
  right: number;
}

interface Measuring {
  labelledComments(name: string): Comment[];
  measure(
    comments: Comment[],
    find: (text: string) => readonly PersonalSpan[],
    kinds: readonly PersonalKind[],
  ): { rows: Map<PersonalKind, Row>; errors: string[] };
  measuredTable(
    find: (text: string) => readonly PersonalSpan[],
    kinds: readonly PersonalKind[],
  ): string;
  pageWith(table: string): string;
}

const tool: Measuring = await import(join(ROOT, "tools/measure-personal-data.mjs"));

describe("the labelled comments", () => {
  it.each(["tuning", "held-out"])("%s: enough of them, half without anything personal", (name) => {
    const comments = tool.labelledComments(name);
    const personal = comments.filter(({ labels }) => labels.length > 0).length;
    expect(comments.length).toBeGreaterThanOrEqual(250);
    expect(personal / comments.length).toBeGreaterThan(0.4);
    expect(personal / comments.length).toBeLessThan(0.6);
    expect(new Set(comments.map(({ text }) => text)).size).toBe(comments.length);
  });

  it("have every kind in both parts, and no comment in both", () => {
    const [tuning, heldOut] = ["tuning", "held-out"].map((name) => tool.labelledComments(name));
    for (const comments of [tuning!, heldOut!]) {
      const kinds = new Set(comments.flatMap(({ labels }) => labels.map(({ kind }) => kind)));
      expect([...kinds].sort()).toEqual([...PERSONAL_KINDS].sort());
    }
    const texts = new Set(tuning!.map(({ text }) => text));
    expect(heldOut!.filter(({ text }) => texts.has(text))).toEqual([]);
  });
});

describe("the measurement", () => {
  const comments: Comment[] = [
    { text: "0123456789", labels: [{ kind: "e-mail", start: 2, end: 5 }] },
    { text: "nothing", labels: [] },
  ];
  const measured = (spans: PersonalSpan[]) =>
    tool.measure(comments, (text) => (text === "nothing" ? [] : spans), PERSONAL_KINDS).rows;

  it("counts a label as found only where it is covered whole, by its own kind", () => {
    const row = (start: number, end: number, kind: PersonalKind = "e-mail") =>
      measured([{ kind, start, end }]).get("e-mail");
    expect(row(2, 5)).toEqual({ labels: 1, covered: 1, findings: 1, right: 1 });
    expect(row(0, 9)).toEqual({ labels: 1, covered: 1, findings: 1, right: 1 });
    expect(row(3, 5)).toEqual({ labels: 1, covered: 0, findings: 1, right: 1 });
    expect(row(6, 9)).toEqual({ labels: 1, covered: 0, findings: 1, right: 0 });
    expect(row(2, 5, "ITIN")).toEqual({ labels: 1, covered: 0, findings: 0, right: 0 });
  });

  it("is what docs/privacy.md says; if not: node tools/measure-personal-data.mjs", () => {
    const table = tool.measuredTable(findPersonalDataIn, PERSONAL_KINDS);
    expect(readFileSync(join(ROOT, "docs/privacy.md"), "utf8")).toBe(tool.pageWith(table));
  });

  it("stays above what a reader of the page relies on", () => {
    const { rows } = tool.measure(
      tool.labelledComments("held-out"),
      findPersonalDataIn,
      PERSONAL_KINDS,
    );
    const all = [...rows.values()];
    const sum = (of: (row: Row) => number) => all.reduce((total, row) => total + of(row), 0);
    expect(sum(({ covered }) => covered) / sum(({ labels }) => labels)).toBeGreaterThan(0.9);
    expect(sum(({ right }) => right) / sum(({ findings }) => findings)).toBeGreaterThan(0.9);
  });
});
