import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { described, descriptionOf } from "../../src/yaml/described.js";

describe("a described type", () => {
  it("is the type, and its schema says so", () => {
    const type = z.string();
    expect(described(type, "A name.")).toBe(type);
    expect(descriptionOf(type)).toBe("A name.");
    expect(z.toJSONSchema(z.strictObject({ name: type }))).toMatchObject({
      properties: { name: { type: "string", description: "A name." } },
    });
  });

  it("is described once: the second time would change what the first said", () => {
    const type = described(z.int(), "Rows.");
    expect(() => described(type, "Columns.")).toThrow("Columns.");
    expect(descriptionOf(type)).toBe("Rows.");
  });

  it("may be left undescribed", () => {
    expect(descriptionOf(z.boolean())).toBe("");
  });
});
