import { describe, expect, it } from "vitest";
import { CATALOGUE } from "../../src/rules/catalogue.js";
import { testRuleProperty } from "./one-mutation.js";
import { valueProperties } from "./values.js";

const families = { "3xx values": valueProperties };

describe.each(Object.entries(families))("%s", (_, properties) => {
  for (const property of properties) testRuleProperty(property);
});

it("every rule has a property", () => {
  const tested = new Set(
    Object.values(families).flatMap((properties) => properties.map(({ rule }) => rule)),
  );
  expect(CATALOGUE.map(({ id }) => id).filter((id) => !tested.has(id))).toEqual([]);
});
