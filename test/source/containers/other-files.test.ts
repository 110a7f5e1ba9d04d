import { describe, expect, it } from "vitest";
import { KIND_BYTES, kindOf } from "../../../src/source/containers/kind.js";
import { readFile, readPiped, refusal } from "./read.js";

const bytes = (text: string): number[] => [...new TextEncoder().encode(text)];

describe("what is no table", () => {
  it.each([
    ["an old workbook", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], ".xls"],
    ["an SPSS file", bytes("$FL2@(#) SPSS DATA FILE"), ".sav"],
    ["a packed SPSS file", bytes("$FL3@(#) SPSS DATA FILE"), ".sav"],
    ["a Stata file", bytes("<stata_dta><header>"), ".dta"],
    ["a PDF", bytes("%PDF-1.7"), "PDF"],
    ["a 7-Zip archive", [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], "does not read"],
    ["a RAR archive", [...bytes("Rar!"), 0x1a, 0x07, 0x01], "does not read"],
    ["a web page", bytes("\uFEFF\r\n<!DOCTYPE html><html>"), "sign-in"],
    ["a table of a web page, named .xls", bytes("<table><tr>"), "CSV UTF-8"],
    ["a workbook of 2003 in XML", bytes('<?xml version="1.0"?><Workbook>'), "CSV UTF-8"],
  ])("%s is refused with what to do, from a file and a pipe", async (_, begin, says) => {
    const file = Uint8Array.from([...begin, ...bytes("a,b\n1,2\n")]);
    expect(await refusal(readFile("x.csv", file))).toContain(says);
    expect(await refusal(readPiped(file, 3))).toContain(says);
  });

  it.each([
    ["a,b\n1,2\n"],
    ["P,K\n1,2\n"],
    ["BZh,x\n1,2\n"],
    ["<b>Name</b>,b\n1,2\n"],
    ["<tablets>,b\n1,2\n"],
    [""],
  ])("text that only looks like it is read: %j", async (text) => {
    expect(kindOf(Uint8Array.from(bytes(text)))).toBe("plain");
    const { facts } = await readPiped(Uint8Array.from(bytes(text)), 2);
    expect(facts).toMatchObject({ bytes: text.length });
    expect(facts.packed).toBeUndefined();
  });

  it("is told from its first bytes alone", () => {
    const long = new Uint8Array(KIND_BYTES * 2).fill(0x61);
    expect(kindOf(long)).toBe("plain");
  });

  it("has no parts to choose from", async () => {
    const text = Uint8Array.from(bytes("a,b\n"));
    expect(await refusal(readFile("x.csv", text, { sheet: "A" }))).toContain("--sheet A");
    expect(await refusal(readPiped(text, 2, { entry: "A" }))).toContain("--entry A");
  });
});
