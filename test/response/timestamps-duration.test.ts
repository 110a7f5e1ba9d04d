import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDuration } from "../../src/response/timestamps.js";

describe("readDuration", () => {
  it.each([
    ["0", 0],
    ["123", 123],
    [" 123.4 ", 123.4],
    ["2:03", 123],
    ["75:10", 4510],
    ["00:02:03", 123],
    ["1:02:03.5", 3723.5],
  ])("reads %j as %d seconds", (text, seconds) => {
    expect(readDuration(text)).toBe(seconds);
  });

  it.each([
    "",
    "-5",
    "1,234",
    "1E5",
    "2:3",
    "2:60",
    "1:60:00",
    "1:2:03",
    ":03",
    "2:",
    "2 min",
    "NaN",
  ])("does not read %j", (text) => {
    expect(readDuration(text)).toBeNaN();
  });

  it("reads back hours, minutes and seconds", () => {
    const two = (value: number) => String(value).padStart(2, "0");
    fc.assert(
      fc.property(fc.nat(999), fc.nat(59), fc.nat(59), (hours, minutes, seconds) => {
        const total = hours * 3600 + minutes * 60 + seconds;
        expect(readDuration(`${two(hours)}:${two(minutes)}:${two(seconds)}`)).toBe(total);
        expect(readDuration(String(total))).toBe(total);
      }),
    );
  });
});
