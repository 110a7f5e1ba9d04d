import { describe, expect, it } from "vitest";
import { CATALOGUE } from "../../src/rules/catalogue.js";
import { branchingProperties } from "./branching.js";
import { datasetProperties } from "./dataset.js";
import { fileProperties } from "./file.js";
import { headerProperties } from "./header.js";
import { testRuleProperty } from "./one-mutation.js";
import { packageProperties } from "./package.js";
import { privacyProperties } from "./privacy.js";
import { surveyProperties } from "./survey.js";
import { timeProperties } from "./time.js";
import { valueProperties } from "./values.js";

const families = {
  "1xx file": fileProperties,
  "2xx header": headerProperties,
  "3xx values": valueProperties,
  "4xx branching": branchingProperties,
  "5xx survey": surveyProperties,
  "6xx dataset": datasetProperties,
  "7xx time": timeProperties,
  "8xx privacy": privacyProperties,
  "9xx package": packageProperties,
};

describe.each(Object.entries(families))("%s", (_, properties) => {
  for (const property of properties) testRuleProperty(property);
});

it("every rule has a property", () => {
  const tested = new Set(
    Object.values(families).flatMap((properties) => properties.map(({ rule }) => rule)),
  );
  expect(CATALOGUE.map(({ id }) => id).filter((id) => !tested.has(id))).toEqual([]);
});
