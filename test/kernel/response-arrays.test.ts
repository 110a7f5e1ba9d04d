import { describe, expect, it } from "vitest";
import {
  copyArrays,
  copyKernelArrays,
  RESPONSE_ARRAYS,
  RESPONSE_BYTES,
  type ResponseArrays,
  responseArraysIn,
  showArrays,
  showKernelArrays,
} from "../../src/kernel/response-arrays.js";

const LENGTH = 3;
const NAMES = RESPONSE_ARRAYS.map(([name]) => name);
const APART = ["submittedAt", "interactionAt", "duration", "submittedDay", "row", "record", "line"];
const some = (value: number): ResponseArrays => {
  const arrays = responseArraysIn(new ArrayBuffer(LENGTH * RESPONSE_BYTES), 0, LENGTH);
  for (const name of NAMES) arrays[name].fill(value);
  return arrays;
};

describe("the arrays over responses", () => {
  it("lie behind each other, each with room for all", () => {
    const arrays = some(0);
    for (const [at, name] of NAMES.entries()) arrays[name].fill(at + 1);
    for (const [at, name] of NAMES.entries()) {
      expect([...arrays[name]]).toEqual([at + 1, at + 1, at + 1]);
    }
  });

  it("are shown all, or those that the kernel looks at", () => {
    const from = some(1);
    const all = { ...some(2) };
    showArrays(from, all);
    expect(NAMES.filter((name) => all[name] !== from[name])).toEqual([]);
    const kernels = { ...some(2) };
    showKernelArrays(from, kernels);
    expect(NAMES.filter((name) => kernels[name] !== from[name])).toEqual(APART);
  });

  it("are copied as far as there are responses", () => {
    const to = some(2);
    copyArrays(some(1), to, 2);
    for (const name of NAMES) expect([...to[name]]).toEqual([1, 1, 2]);
    const kernels = some(2);
    copyKernelArrays(some(1), kernels, 2);
    expect(NAMES.filter((name) => kernels[name][0] === 2)).toEqual(APART);
  });
});
