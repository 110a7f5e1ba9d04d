import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnOf, DRIVERS, driverBit, driversIn } from "../../src/guidance/drivers.js";
import { DEFAULT_EDITION } from "../../src/guidance/editions.js";

describe("drivers", () => {
  it("have the bits 0 to 6 in the edition's order", () => {
    expect(DEFAULT_EDITION.drivers.map(({ key }) => driverBit(key))).toEqual([
      1, 2, 4, 8, 16, 32, 64,
    ]);
  });

  it("are found again from their bits", () => {
    fc.assert(
      fc.property(fc.subarray([...DRIVERS]), (drivers) => {
        const mask = drivers.reduce((bits, driver) => bits | driverBit(driver), 0);
        expect(driversIn(mask)).toEqual(drivers);
      }),
    );
  });

  it("name the columns of the submission file", () => {
    const columns = (["positive", "negative"] as const).flatMap((branch) =>
      DRIVERS.map((driver) => columnOf(branch, driver)),
    );
    expect(["external_id", "question_1", ...columns, "question_4"]).toEqual(
      DEFAULT_EDITION.columns.map((column) => column.key),
    );
  });
});
