import { TZDate } from "@date-fns/tz";

const DAY = 86_400_000;

/** The ways in which platforms write times, to the minute. */
export const TIME_FORMS = [
  "2025-04-30 16:05:00",
  "2025-04-30T16:05:00-04:00",
  "2025-04-30 20:05:00 UTC",
  "4/30/2025 4:05 PM",
  "4/30/2025 16:05",
  "30.04.2025 16:05:00",
  "45777.67",
  "1746043500",
  "1746043500000",
] as const;
export type TimeForm = (typeof TIME_FORMS)[number];

/** Forms that say in which zone they are meant. */
export const ZONED_FORMS = TIME_FORMS.filter((form) => /-04:00$|UTC$|^1746/.test(form));
/** Forms whose dates can be meant in two ways. */
export const ORDERED_FORMS = TIME_FORMS.filter((form) => /^(?:4\/30|30\.04)/.test(form));

/** An instant (epoch milliseconds) as an export has it that is written in a zone. */
export function writtenTime(instant: number, form: TimeForm, zone: string): string {
  const at = new TZDate(instant, zone);
  const [year, month, day] = [at.getFullYear(), at.getMonth() + 1, at.getDate()];
  const [hour, minute] = [at.getHours(), two(at.getMinutes())];
  const date = `${year}-${two(month)}-${two(day)}`;
  switch (form) {
    case "2025-04-30 16:05:00":
      return `${date} ${two(hour)}:${minute}:00`;
    case "2025-04-30T16:05:00-04:00":
      return `${date}T${two(hour)}:${minute}:00${offset(-at.getTimezoneOffset())}`;
    case "2025-04-30 20:05:00 UTC":
      return `${new Date(instant).toISOString().slice(0, 19).replace("T", " ")} UTC`;
    case "4/30/2025 4:05 PM":
      return `${month}/${day}/${year} ${hour % 12 || 12}:${minute} ${hour < 12 ? "AM" : "PM"}`;
    case "4/30/2025 16:05":
      return `${month}/${day}/${year} ${hour}:${minute}`;
    case "30.04.2025 16:05:00":
      return `${two(day)}.${two(month)}.${year} ${two(hour)}:${minute}:00`;
    case "45777.67": {
      const local = Date.UTC(year, month - 1, day, hour, at.getMinutes());
      return ((local - Date.UTC(1899, 11, 30)) / DAY).toFixed(8);
    }
    case "1746043500":
      return String(instant / 1000);
    case "1746043500000":
      return String(instant);
  }
}

/** Minutes east of UTC as "-04:00". */
function offset(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
