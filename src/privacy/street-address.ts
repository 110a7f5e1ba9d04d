import { isCapital, isDigit, isLetter } from "./characters.js";
import type { Found } from "./kinds.js";
import type { NumberGroups } from "./number-groups.js";
import { labelOf } from "./words.js";

/** What a street's name ends with, long and short. */
const STREET = words(`
  ave avenue blvd boulevard circle cir court ct crescent drive dr expressway expy freeway hwy highway
  lane ln loop parkway pkwy place pl plaza plz road rd square sq st street terrace ter trail trl turnpike
  way`);

/** Those of them that mean nothing else: "12 maple road", whatever its case. */
const STREET_ONLY = words("ave avenue blvd boulevard ln lane pkwy parkway rd road st street");

/** Words that no street's name begins with or holds, but that stand between a number and such a word. */
const NOT_OF_NAME = words(`
  a about ago all am an and apart are as at bad been before block blocks but by can car cars clerk clerks
  day days different doctor doctors down drove each every feet foot for from had has have hour hours hrs
  i if in into is it its just kids lane later less long mi mile miles min mins minute minutes month months
  more most my no not of off on one only open or other our out over page pages people percent person
  persons phone pm same separate so some star stars step steps still than that the their them then there
  these they this those time times to too tries two until up visit visits wait was way ways we week weeks
  went were when where which while who with year years yards you your`);

/** Words before a number that make it a date, a year, a form: "On May 5 Federal Court was closed". */
const NOT_A_HOUSE = words(`
  answer april article august chapter december exit february figure form fy highway i interstate item
  january july june level line march may november october op page part question room route rte section
  september since step version year`);

/** Words that make four digits behind them a year. */
const OF_YEAR = words("by during early in late mid of since until");

/** Words before a number after which even "maple drive" is an address. */
const LIVES = words("address at from lived lives live living moved reside resides residence");

const UNIT =
  /^[.,]?\s{0,2}(?:(?:apt|apartment|unit|suite|ste|rm|room|fl|floor|lot)\b[.#]? ?#? ?|#\s?)[a-z0-9-]{1,6}\b/i;
const DIRECTION = /^ (?:ne|nw|se|sw|n|s|e|w|north|south|east|west)\b\.?/i;
/** A city of one to three words, a state's two letters and a ZIP. */
const CITY =
  /^[.,]{0,2} ?(?:[A-Za-z.']{1,20} ){0,2}[A-Za-z.']{1,20},? [A-Z]{2},? \d{5}(?:-\d{4})?(?!\d)/;
const BOX = /(?:\bp\.? ?o\.? {0,2}|\bpost office )box(?: {0,2}#| {1,2})$/i;

const SPACE = 0x20;
const HASH = 0x23;

const MOST_WORDS = 6;
const MOST_BYTES = 60;

/** A house number, a name and a word like Street, with unit, city and ZIP behind; or a P.O. box. */
export function findStreetAddress(groups: NumberGroups): Found | null {
  const start = groups.start(0);
  if (groups.length(0) > 6) return null;
  const box = boxStart(groups);
  if (box >= 0) return { kind: "street address", start: box, end: tailEnd(groups, groups.end(0)) };
  const name = houseEnd(groups);
  if (name < 0 || groups.isTail(start) || groups.value(0) === 0 || isYear(groups)) return null;
  const end = streetEnd(groups, name);
  return end < 0 ? null : { kind: "street address", start, end: tailEnd(groups, end) };
}

/** Where "PO Box " starts that stands before the number; -1 if it does not. */
function boxStart(groups: NumberGroups): number {
  const start = groups.start(0);
  const last = groups.before(start);
  if (last !== SPACE && last !== HASH) return -1;
  if (!isLetter(groups.before(start - 1)) && groups.before(start - 1) !== SPACE) return -1;
  const from = Math.max(groups.from, start - 28);
  const match = BOX.exec(text(groups.bytes, from, start));
  return match === null ? -1 : from + match.index;
}

/** "In 2024 …": house numbers can be such, too, but not behind these words. */
function isYear(groups: NumberGroups): boolean {
  const value = groups.value(0);
  return value >= 1900 && value <= 2099 && OF_YEAR.has(groups.words[0] ?? "");
}

/** Behind the house number, which may be 221B, 15-20 or 12 1/2; -1 if no name follows. */
function houseEnd(groups: NumberGroups): number {
  let end = groups.end(0);
  if (groups.count > 1 && groups.at(end) === 0x2d && groups.length(1) <= 4) end = groups.end(1);
  else if (isCapital(groups.at(end)) && groups.at(end + 1) === 0x20) end++;
  return groups.at(end) === 0x20 ? end + 1 : -1;
}

/** The end of the street's name that begins here; -1 if it is none. */
function streetEnd(groups: NumberGroups, from: number): number {
  const most = Math.min(groups.to, from + MOST_BYTES);
  let at = from;
  let isName = false;
  let isProper = false;
  let end = -1;
  for (let count = 0; count < MOST_WORDS && at < most; count++) {
    let last = at;
    while (last < most && isOfName(groups, last)) last++;
    if (last === at) break;
    const word = text(groups.bytes, at, last).toLowerCase().replace(/['.]/g, "");
    const isStreet = STREET.has(word);
    const isInitial = word.length === 1 && isCapital(groups.bytes[at]);
    if (isStreet && isName && (isProper || STREET_ONLY.has(word) || isLivedIn(groups))) {
      end = groups.bytes[last] === 0x2e && isStreetShort(word) ? last + 1 : last;
    } else if (end >= 0 || (NOT_OF_NAME.has(word) && !isInitial)) break;
    if (count === 0 && !isDigit(groups.bytes[at]) && NOT_A_HOUSE.has(labelOf(groups.words))) break;
    isName ||= !isStreet || count > 0;
    isProper ||= isCapital(groups.bytes[at]) || isDigit(groups.bytes[at]);
    // A point stands behind N., St. and Dr. only.
    if (groups.bytes[last] === 0x2e && last - at <= 3) last++;
    if (groups.bytes[last] !== 0x20) break;
    at = last + 1;
  }
  return end;
}

function isLivedIn(groups: NumberGroups): boolean {
  return groups.words.slice(0, 2).some((word) => LIVES.has(word));
}

function isStreetShort(word: string): boolean {
  return word.length <= 4;
}

/** Behind direction, unit, city, state and ZIP. */
function tailEnd(groups: NumberGroups, end: number): number {
  let last = end;
  for (const part of [DIRECTION, UNIT, CITY]) {
    const match = part.exec(text(groups.bytes, last, Math.min(groups.to, last + MOST_BYTES)));
    if (match !== null) last += match[0].length;
  }
  return last;
}

/** Letters, digits, hyphens, and apostrophes within a word. */
function isOfName(groups: NumberGroups, at: number): boolean {
  const byte = groups.bytes[at]!;
  if (byte === 0x27) return isLetter(groups.at(at + 1));
  return isLetter(byte) || isDigit(byte) || byte >= 0x80 || byte === 0x2d;
}

/** Bytes as characters one to one, so that lengths agree. */
function text(bytes: Uint8Array, start: number, end: number): string {
  let all = "";
  for (let at = start; at < end; at++) all += String.fromCharCode(bytes[at]!);
  return all;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
