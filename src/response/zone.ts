import { tzOffset } from "@date-fns/tz";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** No zone's clock is, or has been since 1900, this far from UTC. */
const REACH = 16 * HOUR;

/** Days or hours remembered per zone, each a few dozen bytes: 179 years of days. */
const MOST_BUCKETS = 1 << 16;

let platformZones: ReadonlySet<string> | null = null;

/** Whether a name is an IANA zone that the platform knows, such as America/New_York. */
export function isZone(name: string): boolean {
  // Intl may also take "+05:00", which is no zone: it knows no daylight saving.
  if (!/^[A-Za-z]/.test(name)) return false;
  // Far quicker than the first formatter, and true of nearly all names; it lacks older ones and other case.
  platformZones ??= new Set(Intl.supportedValuesOf("timeZone"));
  if (platformZones.has(name)) return true;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Has the platform load what it knows of zones: the first question takes it longer than all others. */
export function loadZones(): void {
  tzOffset("UTC", new Date(0));
}

/**
 * Turns local times of one zone into instants. Where clocks go forward, a time that did not
 * exist moves forward with them; where they go back, the earlier of the two is meant.
 *
 * Offsets are remembered for days and, where the clocks change, for hours: asking Intl for each
 * time would cost more than reading the file. A day or hour with the same offset at both ends
 * has it throughout.
 */
export class Zone {
  readonly #days = new Map<number, number>();
  readonly #hours = new Map<number, number>();
  /** Offsets by day and by hour of UTC, for the way back. */
  readonly #utcDays = new Map<number, number>();
  readonly #utcHours = new Map<number, number>();
  #lastHour = Number.NaN;
  #lastOffset = 0;

  /** @param name one for which {@link isZone} holds; instants of others are NaN. */
  constructor(readonly name: string) {}

  /** @param local the time as if it were UTC, epoch milliseconds. */
  instant(local: number): number {
    let offset = this.#recall(this.#days, Math.floor(local / DAY), DAY, this.#localOffset);
    if (Number.isNaN(offset)) {
      offset = this.#recall(this.#hours, Math.floor(local / HOUR), HOUR, this.#localOffset);
    }
    return local - (Number.isNaN(offset) ? this.#localOffset(local) : offset);
  }

  /** Calendar day of an instant (epoch milliseconds) in the zone, in days since 1970. */
  dayOf(instant: number): number {
    const hour = Math.floor(instant / HOUR);
    // Responses come one after the other: most are of the same hour as the one before.
    if (hour !== this.#lastHour) {
      const ofDay = this.#utcOffset(this.#utcDays, Math.floor(instant / DAY), DAY);
      this.#lastHour = hour;
      this.#lastOffset = Number.isNaN(ofDay) ? this.#utcOffset(this.#utcHours, hour, HOUR) : ofDay;
    }
    const offset = this.#lastOffset;
    return Math.floor((instant + (Number.isNaN(offset) ? this.#offsetAt(instant) : offset)) / DAY);
  }

  #utcOffset(buckets: Map<number, number>, bucket: number, width: number): number {
    return this.#recall(buckets, bucket, width, this.#offsetAt);
  }

  /** The one offset of a day or an hour, or NaN where clocks change within it. */
  #recall(
    buckets: Map<number, number>,
    bucket: number,
    width: number,
    offsetAt: (at: number) => number,
  ): number {
    const known = buckets.get(bucket);
    if (known !== undefined) return known;
    const first = offsetAt(bucket * width);
    const offset = first === offsetAt((bucket + 1) * width - 1) ? first : Number.NaN;
    if (buckets.size >= MOST_BUCKETS) buckets.clear();
    buckets.set(bucket, offset);
    return offset;
  }

  readonly #localOffset = (local: number): number => {
    const before = this.#offsetAt(local - REACH);
    const after = this.#offsetAt(local + REACH);
    const showsBefore = this.#offsetAt(local - before) === before;
    const showsAfter = this.#offsetAt(local - after) === after;
    // Shown twice: the offset before the change gives the earlier instant. Never shown: it moves
    // the time forward.
    return showsBefore || !showsAfter ? before : after;
  };

  /** Milliseconds ahead of UTC at an instant. */
  readonly #offsetAt = (instant: number): number =>
    Math.round(tzOffset(this.name, new Date(instant)) * MINUTE);
}
