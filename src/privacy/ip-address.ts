import { isDigit, isHexDigit, isWordByte } from "./characters.js";
import type { Found, PersonalSpan } from "./kinds.js";
import type { NumberGroups } from "./number-groups.js";
import { POINT } from "./number-groups.js";
import { isLabelledOtherwise, saysOneOf } from "./words.js";

const COLON = 0x3a;
/** "2001:0db8:85a3:0000:0000:8a2e:0370:7334". */
const LONGEST_V6 = 39;
const GROUPS_V6 = 8;

const IP_WORDS = new Set(["ip", "ipv4", "address", "login", "logged", "server", "host"]);

/** Software whose versions have four parts. */
const SOFTWARE = new Set(["android", "chrome", "edge", "firefox", "ios", "macos", "safari"]);

/** 192.0.2.1, unless the words before speak of a version, section and the like. */
export function findIpv4(groups: NumberGroups): Found | null {
  if (groups.count < 4 || ![1, 2, 3].every((group) => groups.joinedBy(group, POINT))) return null;
  const start = groups.start(0);
  const octets = [0, 1, 2, 3].map((group) => groups.value(group));
  if (octets.some((octet, group) => octet > 255 || hasLeadingZero(groups, group))) return null;
  const end = groups.end(3);
  if (groups.isTail(start) || groups.goesOn(end)) return null;
  const { words } = groups;
  if (isLabelledOtherwise(words) || SOFTWARE.has(words[0] ?? "")) return null;
  // This computer, no computer, a mask.
  if (octets[0] === 127 || octets[0] === 0 || octets[0] === 255) return null;
  const isSmall = octets.every((octet) => octet < 10);
  if (isSmall && !saysOneOf(words, IP_WORDS)) return null;
  return { kind: "IP address", start, end };
}

function hasLeadingZero(groups: NumberGroups, group: number): boolean {
  return groups.length(group) > 1 && groups.bytes[groups.start(group)] === 0x30;
}

/** 2001:db8::1; times (12:30:15) and hardware addresses (00:1A:2B:3C:4D:5E) are none. */
export function findIpv6(bytes: Uint8Array, start: number, end: number): PersonalSpan[] {
  const spans: PersonalSpan[] = [];
  let at = start;
  while (at < end) {
    let last = at;
    let colons = 0;
    while (last < end && (bytes[last] === COLON || isHexDigit(bytes[last]))) {
      if (bytes[last] === COLON) colons++;
      last++;
    }
    const isWhole = at === start || !isWordByte(bytes[at - 1]);
    const found = colons > 1 && isWhole ? ipv6End(bytes, at, last, end) : -1;
    if (found >= 0) spans.push({ kind: "IP address", start: at, end: found });
    at = found >= 0 ? found : last + 1;
  }
  return spans;
}

/** The end of the longest address that begins here and ends with the text or before a colon; or -1. */
function ipv6End(bytes: Uint8Array, start: number, last: number, end: number): number {
  const isCut = last < end && isWordByte(bytes[last]);
  if (!isCut && isIpv6(bytes, start, last)) return last;
  for (let at = Math.min(last - 1, start + LONGEST_V6); at > start; at--) {
    if (bytes[at] === COLON && isIpv6(bytes, start, at)) return at;
  }
  return -1;
}

function isIpv6(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > LONGEST_V6) return false;
  let groups = 0;
  let gaps = 0;
  let digits = 0;
  let length = 0;
  for (let at = start; at < end; at++) {
    if (bytes[at] !== COLON) {
      if (isDigit(bytes[at])) digits++;
      if (length++ === 0) groups++;
      if (length > 4) return false;
      continue;
    }
    if (length === 0 && (at === start || ++gaps > 1)) return false;
    length = 0;
  }
  if (digits === 0 || length === 0) return false;
  // Shorter ones are too close to times and ratios: 12::1.
  return gaps === 0 ? groups === GROUPS_V6 : groups > 2 && groups < GROUPS_V6;
}
