import fc from "fast-check";
import { type Pick, pickOne } from "./one-mutation.js";

/*
 * Made-up values: telephone numbers with 555-01, domains and addresses kept for documentation, card
 * numbers published for tests, social security numbers that are never given out.
 */

/** What people type into comments, by what it is. */
export const PERSONAL_TEXTS: Readonly<Record<string, (pick: Pick) => string>> = {
  "an e-mail address": (pick) =>
    `${pick(fc.stringMatching, /^[a-z][a-z0-9]{1,8}$/)}@${pickOne(pick, DOMAINS)}`,
  "a phone number": (pick) =>
    `${pickOne(pick, ["202-555-01", "(202) 555-01", "+1 202 555 01"])}${two(pick)}`,
  "a social security number": (pick) =>
    pickOne(pick, [
      `987-65-43${two(pick)}`,
      `my SSN, 9876543${two(pick)}`,
      `000-12-34${two(pick)}`,
    ]),
  "an ITIN": (pick) => `900-7${pick(fc.nat, { max: 9 })}-12${two(pick)}`,
  "a payment card number": (pick) =>
    pickOne(pick, ["4111 1111 1111 1111", "5555-5555-5555-4444", "378282246310005"]),
  "a street address": (pick) =>
    `${pick(fc.integer, { min: 1, max: 999 })} ${pickOne(pick, ["Maple Street", "N. Oak Ave."])}`,
  "a date of birth": (pick) =>
    `born on ${pick(fc.integer, { min: 1, max: 12 })}/${pick(fc.integer, { min: 1, max: 28 })}/1960`,
  "an A-number": (pick) => `A0123456${two(pick)}`,
  "a passport number": (pick) => `my passport, 5123456${two(pick)}`,
  "a VA file number": (pick) => `VA file C123456${two(pick)}`,
  "an IP address": (pick) =>
    pickOne(pick, [
      `192.0.2.${pick(fc.integer, { min: 1, max: 255 })}`,
      `2001:db8::1:${two(pick)}`,
    ]),
};

const DOMAINS = ["example.com", "mail.example.org", "agency.example"];

/** Texts that look as if they held some of it, and do not. */
export const TEMPTING_TEXTS = [
  "I called 1-800-555-0199 twice",
  "me@home is where I work",
  "case number 123456789",
  "form SS-5, section 1320.3.1.4",
  "paid $1,234.56 on 1/2/2025",
  "open 9-5 in room 12, on street level",
  "4111 1111 1111 1112 is what the page said",
  "version 192.0.2.256",
  "waited from 12:30:15 to 13:05:59",
  "ZIP 20500-0001",
];

/** Two digits. */
export function two(pick: Pick): string {
  return String(pick(fc.nat, { max: 99 })).padStart(2, "0");
}
