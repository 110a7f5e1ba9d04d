import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { CATALOGUE } from "../../src/rules/catalogue.js";
import { run } from "./run.js";

describe("explain", () => {
  it.each(CATALOGUE.map((rule) => [rule.id, rule] as const))("explains %s", async (id, rule) => {
    const { code, out } = await run(["explain", id]);
    expect(code).toBe(0);
    const flat = out.replaceAll(/\s+/g, " ");
    for (const text of [id, rule.name, rule.heading, "Why it matters", "How to fix it"]) {
      expect(flat).toContain(text.replaceAll(/\s+/g, " "));
    }
    // Examples are to be copied: they stand deeper and are never wrapped.
    const prose = out.split("\n").filter((line) => !line.startsWith("    "));
    for (const line of prose) expect([...line].length).toBeLessThanOrEqual(80);
  });

  it("takes a name, and an id in any case", async () => {
    const byId = await run(["explain", "CX701"]);
    expect((await run(["explain", "outside-quarter"])).out).toBe(byId.out);
    expect((await run(["explain", "cx701"])).out).toBe(byId.out);
  });

  it("names the section of the guidance", async () => {
    expect((await run(["explain", "CX704"])).out).toContain("section 280.12");
  });

  it("prints the nearest rule for a misspelt one, and says so", async () => {
    const ran = await run(["explain", "outside-quater"]);
    expect(ran).toMatchObject({ code: 0, out: (await run(["explain", "CX701"])).out });
    expect(ran.err).toContain("outside-quater");
    expect((await run(["explain", "nothing like it at all"])).code).toBe(2);
    expect((await run(["explain", "nothing like it at all"])).err).toContain("cx280 rules");
  });
});

describe("rules", () => {
  it("lists every rule once", async () => {
    const { code, out } = await run(["rules"]);
    expect(code).toBe(0);
    const ids = out
      .trimEnd()
      .split("\n")
      .map((line) => line.split(" ")[0]);
    expect(ids).toEqual(CATALOGUE.map(({ id }) => id));
  });

  it("lists them as JSON", async () => {
    const { out } = await run(["rules", "--json"]);
    const list = JSON.parse(out) as { id: string; name: string }[];
    expect(list.map(({ id, name }) => [id, name])).toEqual(
      CATALOGUE.map(({ id, name }) => [id, name]),
    );
  });
});

describe("due", () => {
  it("tells a quarter's days, its due date and the days left", async () => {
    const { code, out } = await run(["due", "FY2025Q1"], { now: Date.UTC(2025, 0, 21, 12) });
    expect(code).toBe(0);
    for (const word of ["FY2025Q1", "2024-10-01", "2024-12-31", "2025-01-31", "in 10 days"]) {
      expect(out).toContain(word);
    }
  });

  it.each([
    ["2025-01-30T12:00:00Z", "tomorrow"],
    ["2025-01-31T12:00:00Z", "today"],
    ["2025-02-01T12:00:00Z", "yesterday"],
    ["2025-02-03T12:00:00Z", "3 days ago"],
    // Still the evening of 31 January in Washington.
    ["2025-02-01T03:00:00Z", "today"],
  ])("counts the days by the calendar of Washington: %s", async (now, left) => {
    expect((await run(["due", "FY2025Q1", "--now", now])).out).toContain(`(${left})`);
  });

  it("without a quarter tells the one now due and the current one", async () => {
    const { out } = await run(["due"], { now: Date.UTC(2025, 3, 10) });
    expect(out.match(/FY\d{4}Q\d/g)).toEqual(["FY2025Q2", "FY2025Q3"]);
  });
});

describe("schema", () => {
  it("lists the schemas, and prints each as JSON that a validator takes", async () => {
    const names = (await run(["schema"])).out.trimEnd().split("\n");
    expect(names).toEqual(
      expect.arrayContaining(["survey-definition", "report", "manifest", "edition"]),
    );
    for (const name of names) {
      const { code, out } = await run(["schema", name]);
      expect(code).toBe(0);
      const schema = JSON.parse(out) as { $schema?: string };
      if (!schema.$schema?.includes("json-schema.org")) continue;
      new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    }
  });

  it("suggests the nearest name", async () => {
    const ran = await run(["schema", "reprot"]);
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(ran.err).toContain("report");
  });
});
