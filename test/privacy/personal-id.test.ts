import { describe, expect, it } from "vitest";
import { personalColumn, personalId } from "../../src/privacy/personal-id.js";

function kind(id: string): string | null {
  const bytes = Buffer.from(`1${id}1`);
  return personalId(bytes, 1, bytes.length - 1);
}

describe("an id that tells who answered", () => {
  it.each([
    ["jane@example.com", "e-mail"],
    ["  jane@example.com ", "e-mail"],
    ["000-12-3456", "social security number"],
    ["900-70-0001", "ITIN"],
    ["202-555-0143", "phone number"],
    ["(202) 555-0143", "phone number"],
    ["+12025550143", "phone number"],
    ["203.0.113.7", "IP address"],
    ["2001:db8::1:2", "IP address"],
    ["2001:db8::1", "IP address"],
  ])("is %j", (id, found) => {
    expect(kind(id)).toBe(found);
  });

  it.each([
    "",
    "1000000",
    "000123456",
    "2025550143",
    "4111111111111111",
    "R_3nPqMsa9",
    "0b5f8f0e-1000-4000-8000-000000001000",
    "00:1A:2B:3C:4D:5E",
    "2025-01-31 10:00:00",
    "jane@example.com-2",
    "202-555-0143-2",
    "800-555-0143",
    "1.2.3.4",
    "127.0.0.1",
    "5 CFR 1320",
    "12 Main Street",
    "-5",
    "+17",
  ])("is not %j", (id) => {
    expect(kind(id)).toBeNull();
  });
});

describe("a column with what tells who answered", () => {
  it.each([
    "Email",
    "E-mail Address",
    "email_address",
    "RecipientEmail",
    "Name",
    "First Name",
    "last_name",
    "FullName",
    "RecipientLastName",
    "Username",
    "User Name",
    "Phone",
    "Phone Number",
    "SSN",
    " Social Security Number ",
    "IP Address",
    "IPAddress",
    "ip",
  ])("is %j", (name) => {
    expect(personalColumn(name)).not.toBeNull();
  });

  it.each([
    "ID",
    "ResponseId",
    "external_id",
    "UUID",
    "Respondent ID",
    "Key",
    "Session ID",
    "Name of the office",
    "Service name",
    "Email sent",
    "zip",
    "ship",
    "",
  ])("is not %j", (name) => {
    expect(personalColumn(name)).toBeNull();
  });
});
