import { describe, expect, it } from "vitest";
import { findPersonalData } from "../../src/privacy/find-personal-data.js";
import { found } from "./found.js";

/** The labelled comments measure what is found; here are the edges that decide it. */
describe.each<[kind: string, finds: [text: string, value: string][], passes: string[]]>([
  [
    "e-mail",
    [
      ["to a@b.co.", "a@b.co"],
      ["ü.ö@exämple.com", "ü.ö@exämple.com"],
      ["'x@example.com'", "x@example.com"],
      ["’x@example.com", "x@example.com"],
      ["a@b.c.example.com.5", "a@b.c.example.com"],
      ["a@@b@example.com", "b@example.com"],
      ["a@b.example.com2", "a@b.example.com"],
    ],
    [
      "a@b",
      "a@b.c",
      "@example.com",
      "a.@example.com",
      "a @example.com",
      "a@ example.com",
      "a@b.c1",
    ],
  ],
  [
    "social security number",
    [
      ["000-12-3456", "000-12-3456"],
      ["219-09-9999", "219-09-9999"],
      ["219 09 9999", "219 09 9999"],
      ["219.09.9999", "219.09.9999"],
      ["ssn 000 09 9999", "000 09 9999"],
      ["987-65-4321", "987-65-4321"],
    ],
    [
      "000-00-0000",
      "000 09 9999",
      "219 00 9999",
      "219 09 0000",
      "666.09.9999",
      "219-09 9999",
      "219-09-99991",
      "1219-09-9999",
      "219-09-9999-1",
      "7-219-09-9999",
      "219099999",
      "$219-09-9999",
    ],
  ],
  [
    "ITIN",
    [
      ["900-50-0000", "900-50-0000"],
      ["itin 900700000", "900700000"],
    ],
    ["900-49-0000", "899-50-0000", "900500000"],
  ],
  [
    "payment card number",
    [
      ["4111111111111111", "4111111111111111"],
      ["4222222222222", "4222222222222"],
      ["4111-1111-1111-1111", "4111-1111-1111-1111"],
      ["2720990000000007", "2720990000000007"],
      ["3782 822463 10005", "3782 822463 10005"],
    ],
    [
      "4111111111111112",
      "4111 1111 1111-1111",
      "4111 1111 11111111",
      "41111111111111111",
      "9111111111111111",
      "1 4111 1111 1111 1111",
      "a4111111111111111",
    ],
  ],
  [
    "date of birth",
    [
      ["born 12/31/99", "12/31/99"],
      ["born 31/12/1999", "31/12/1999"],
      ["dob 1999-12-31", "1999-12-31"],
      ["dob 19991231", "19991231"],
      ["dob 123199", "123199"],
      ["born May 1st, 1999", "May 1st, 1999"],
      ["born 1st of May 1999", "1st of May 1999"],
      ["12/31/1999, my birthday", "12/31/1999"],
    ],
    [
      "12/31/1999",
      "born 13/32/1999",
      "born 32/1/1999",
      "born 12/31/1899",
      "born 12/31-1999",
      "born 1999",
      "born may 1 1999",
      "born in May 1999",
      "dob 991399",
      "birth certificate 12/31/1999",
      "He was born. Applied on 12/31/1999",
    ],
  ],
  [
    "IP address",
    [
      ["192.0.2.255", "192.0.2.255"],
      ["192.0.2.1:80", "192.0.2.1"],
      ["192.0.2.1.", "192.0.2.1"],
      ["ip 1.2.3.4", "1.2.3.4"],
      ["1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"],
      ["(fe80::1:2)", "fe80::1:2"],
      ["2001:db8:1:2:3:4:5:6:443", "2001:db8:1:2:3:4:5:6"],
      ["2001:db8::1:2::", "2001:db8::1:2"],
    ],
    [
      "192.0.2.256",
      "192.0.02.1",
      "192.0.2",
      "192.0.2.1.5",
      "v192.0.2.1",
      "section 192.0.2.1",
      "1.2.3.4",
      "127.0.0.1",
      "1:2:3:4:5:6:7",
      "2001::db8::1",
      "12::30",
      "12345::1:2",
      "fe80::1:2g",
    ],
  ],
  [
    "A-number",
    [
      ["A012345678", "A012345678"],
      ["a-number 012345678", "012345678"],
      ["alien 12345678", "12345678"],
      ["A# 012-345-678", "012-345-678"],
      ["A#012-345-678", "A#012-345-678"],
    ],
    ["A01234567", "BA012345678", "A0123456789", "012345678", "order A012345678", "a012345678b"],
  ],
  [
    "passport number",
    [
      ["passport 123456789", "123456789"],
      ["Passport no. is C12345678", "C12345678"],
      ["passport card 123456789", "123456789"],
    ],
    ["passport 123456", "passport fee for 123456789", "C12345678", "a card 123456789"],
  ],
  [
    "VA file or claim number",
    [
      ["claim 1234567", "1234567"],
      ["claim no. 123 456 789", "123 456 789"],
      ["VA file no. 12345678", "12345678"],
    ],
    ["claim 123456", "claims 1234567", "file no. 12345678", "C12345678"],
  ],
  [
    "phone number",
    [
      ["202-555-0143", "202-555-0143"],
      ["(202) 555-0143", "(202) 555-0143"],
      ["+12025550143", "+12025550143"],
      ["call 2025550143", "2025550143"],
      ["cell: 555-0143", "555-0143"],
      ["202-555-0143, ext 12", "202-555-0143, ext 12"],
      ["202 555 0143", "202 555 0143"],
      ["+49 30 23125 0", "+49 30 23125 0"],
      ["fax 123-456-7890", "123-456-7890"],
      ["011 49 30 231250", "011 49 30 231250"],
    ],
    [
      "2025550143",
      "555-0143",
      "102-555-0143",
      "202-155-0143",
      "211-555-0143",
      "202-555-01433",
      "202-555-0143-5",
      "5-202-555-0143",
      "5 202 555 0143",
      "800-555-0143",
      "1 (888) 555-0143",
      "call 800-555-0143",
      "call (877) 555-0143",
      "202. 555. 0143",
      "+1234567",
      "+1234567890123456",
      "+02 555 0143",
      "5+2025550143",
      "order 202-555-0143",
      "call 123456",
    ],
  ],
  [
    "street address",
    [
      ["12 Main Street", "12 Main Street"],
      ["12 main street", "12 main street"],
      ["12 Main Dr.", "12 Main Dr."],
      ["live at 12 oak way", "12 oak way"],
      ["221B Baker Street", "221B Baker Street"],
      ["1 E 5th Ave NW #3", "1 E 5th Ave NW #3"],
      ["1 A St, Apt 2, New York, NY 10001-1234", "1 A St, Apt 2, New York, NY 10001-1234"],
      ["P.O. Box 12", "P.O. Box 12"],
      ["post office box #12", "post office box #12"],
    ],
    [
      "12 St",
      "12 oak way",
      "12 of Main Street",
      "0 Main Street",
      "1234567 Main Street",
      "In 1999 Main Street",
      "May 5 Main Street",
      "12, Main Street",
      "12 Main. Street",
      "box 12",
      "$12 Main Street",
    ],
  ],
])("%s", (kind, finds, passes) => {
  it.each(finds)("is found in %j", (text, value) => {
    expect(found(text)).toEqual([`${kind}: ${value}`]);
  });

  it.each(passes)("is not found in %j", (text) => {
    expect(found(text).filter((each) => each.startsWith(`${kind}:`))).toEqual([]);
  });
});

describe("what is found", () => {
  it("is in order and does not overlap", () => {
    expect(
      found("x@example.com 2001:db8::1:2 call 202-555-0143, 203.0.113.1 y@example.com"),
    ).toEqual([
      "e-mail: x@example.com",
      "IP address: 2001:db8::1:2",
      "phone number: 202-555-0143",
      "IP address: 203.0.113.1",
      "e-mail: y@example.com",
    ]);
    expect(found("202-555-0143@example.com")).toEqual(["e-mail: 202-555-0143@example.com"]);
  });

  it("lies within the part of the bytes that is asked about", () => {
    const bytes = Buffer.from("1202-555-01439@example.com");
    expect(findPersonalData(bytes, 1, 13)).toEqual([{ kind: "phone number", start: 1, end: 13 }]);
    expect(findPersonalData(bytes, 1, 12)).toEqual([]);
    expect(findPersonalData(bytes, 5, 5)).toEqual([]);
  });

  it("is read with the words before other values, too", () => {
    expect(found("call 2025550143 or 2025550199 or 3015550100")).toHaveLength(3);
    expect(found("2025550143 or 2025550199")).toEqual([]);
  });
});
