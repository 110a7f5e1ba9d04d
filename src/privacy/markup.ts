import { asciiText, isDigit, isLetter } from "./characters.js";

const LESS = 0x3c;
const GREATER = 0x3e;
const AMPERSAND = 0x26;
const SEMICOLON = 0x3b;
const SLASH = 0x2f;
const HASH = 0x23;

/** Elements that mail programs, editors and survey platforms leave in text; "<none>" is no element. */
const ELEMENTS = new Set(
  `a abbr article aside audio b base big blockquote body br button canvas center cite code col dd del
  div dl dt em embed fieldset font footer form frame h1 h2 h3 h4 h5 h6 head header hr html i iframe img
  input ins kbd label li link main mark math meta nav object ol option p param picture pre q s script
  section select small source span strike strong style sub sup svg table tbody td template textarea
  tfoot th thead title tr tt u ul var video`.split(/\s+/),
);

const ENTITIES = new Set(
  `amp apos bull copy gt hellip ldquo lsquo lt mdash nbsp ndash quot rdquo reg rsquo trade`.split(
    /\s+/,
  ),
);

/** The longest name of an element or entity. */
const LONGEST = 12;

/** The first HTML tag or entity of a text, without what may stand in it: "<br>", "&nbsp;". */
export function markupIn(bytes: Uint8Array, start: number, end: number): string | null {
  for (let at = start; at < end; at++) {
    const byte = bytes[at];
    if (byte !== LESS && byte !== AMPERSAND) continue;
    const found = byte === LESS ? tagAt(bytes, at, end) : entityAt(bytes, at, end);
    if (found !== null) return found;
  }
  return null;
}

function tagAt(bytes: Uint8Array, at: number, end: number): string | null {
  const isClosing = bytes[at + 1] === SLASH;
  const from = isClosing ? at + 2 : at + 1;
  const name = nameAt(bytes, from, end);
  if (!ELEMENTS.has(name) || !closes(bytes, from + name.length, end)) return null;
  return isClosing ? `</${name}>` : `<${name}>`;
}

/** Whether the tag's name ends here, and a > comes before the next < does. */
function closes(bytes: Uint8Array, from: number, end: number): boolean {
  const first = bytes[from];
  if (first !== GREATER && first !== SLASH && first !== 0x20 && first !== 0x0a) return false;
  for (let at = from; at < end && bytes[at] !== LESS; at++) {
    if (bytes[at] === GREATER) return true;
  }
  return false;
}

function entityAt(bytes: Uint8Array, at: number, end: number): string | null {
  if (bytes[at + 1] === HASH) {
    let last = at + 2;
    while (last < end && last - at < LONGEST && bytes[last] !== SEMICOLON) last++;
    const isNumber = isDigit(bytes[at + 2]) || (bytes[at + 2]! | 0x20) === 0x78;
    return isNumber && last < end && bytes[last] === SEMICOLON ? "&#…;" : null;
  }
  const name = nameAt(bytes, at + 1, end);
  const closing = at + 1 + name.length;
  return ENTITIES.has(name) && closing < end && bytes[closing] === SEMICOLON ? `&${name};` : null;
}

/** The letters and digits that begin here, in lower case; "" where it is no name. */
function nameAt(bytes: Uint8Array, from: number, end: number): string {
  if (from >= end || !isLetter(bytes[from])) return "";
  let last = from;
  while (last < end && last - from < LONGEST && (isLetter(bytes[last]) || isDigit(bytes[last])))
    last++;
  return asciiText(bytes, from, last).toLowerCase();
}
