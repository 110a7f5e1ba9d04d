import { isDigit, isLetter } from "./characters.js";

/*
 * Words without which a number that stands alone is nobody's: those that the detectors look for before
 * it. A first look asks only whether there is a word that begins as one of them does, which costs no
 * string; the detectors look closely.
 */

/** English and Spanish words that come before a telephone number. */
export const PHONE_WORDS = setOf(
  `call callback called calling calls cell cellphone cellular celular contact dial dialed dialing fax
  landline llamar llame llmeme mobile movil mvil ph phone phoned phones reach ring sms tel telefono
  telephone telfono text texted texting voicemail whatsapp`,
);

/** English and Spanish words for a social security or taxpayer number; "soc sec", "ss no.". */
export const SOCIAL_WORDS = setOf("itin seguro soc social socials ss ssa ssn ssns taxpayer tin");

export const ALIEN_WORDS = setOf("afile alien anumber uscis");
export const PASSPORT_WORDS = setOf("passport passports pasaporte");
/** "claim 1234567", "C-file", "VA file number". */
export const FILE_WORDS = setOf("cfile claim file");
/** What stands right before a day of birth without marks. */
export const BIRTH_LABELS = setOf("dob birth birthdate");
/** "my number is". */
export const ONES_NUMBER = "number";

/** Letters and digits of a word that are looked at. */
const PREFIX = 3;
/** 1–26 are letters, 27–36 digits; 0 stands for none, so that shorter words have prefixes of their own. */
const CODES = 37;

/** Bytes of the text before a number that its words are looked for in, at the most. */
export const MOST_BYTES = 64;

/** A bit for every prefix that a word of those above has; the kernel is given it, too. */
export const KEY_PREFIXES = new Uint8Array((CODES ** PREFIX + 7) >> 3);
for (const word of [
  ...[PHONE_WORDS, SOCIAL_WORDS, ALIEN_WORDS, PASSPORT_WORDS, FILE_WORDS, BIRTH_LABELS].flatMap(
    (words) => [...words],
  ),
  ONES_NUMBER,
]) {
  let prefix = 0;
  for (const character of word.slice(0, PREFIX)) {
    prefix = prefix * CODES + codeOf(character.charCodeAt(0));
  }
  KEY_PREFIXES[prefix >> 3]! |= 1 << (prefix & 7);
}

const HASH = 0x23;
const POINT = 0x2e;
const HYPHEN = 0x2d;
const APOSTROPHE = 0x27;
const CLOSING = 0x5d;

/**
 * Whether one of the words right before a number may be a key word. Words are taken apart as
 * `wordsBefore` does; where more than that counts, the answer is yes.
 */
export function mayFollowKeyWord(bytes: Uint8Array, start: number, number: number): boolean {
  let prefix = 0;
  let length = 0;
  for (let at = Math.max(start, number - MOST_BYTES); at < number; at++) {
    const byte = bytes[at]!;
    const code = codeOf(byte);
    if (code > 0) {
      if (length++ < PREFIX) prefix = prefix * CODES + code;
      continue;
    }
    if (byte === HASH || byte === CLOSING) return true;
    if (joinsLetters(bytes, at)) continue;
    if (length > 0 && isKey(prefix)) return true;
    prefix = 0;
    length = 0;
  }
  return length > 0 && isKey(prefix);
}

/** What stands within a word: accents, apostrophes, and points and hyphens between letters. */
function joinsLetters(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at]!;
  if (byte >= 0x80) return byte !== 0xa0 || bytes[at - 1] !== 0xc2;
  if (byte === APOSTROPHE) return true;
  if (byte !== POINT && byte !== HYPHEN) return false;
  return isLetter(bytes[at - 1]) && isLetter(bytes[at + 1]);
}

function isKey(prefix: number): boolean {
  return (KEY_PREFIXES[prefix >> 3]! & (1 << (prefix & 7))) !== 0;
}

function codeOf(byte: number): number {
  if (isLetter(byte)) return (byte | 0x20) - 0x60;
  return isDigit(byte) ? byte - 0x30 + 27 : 0;
}

function setOf(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
