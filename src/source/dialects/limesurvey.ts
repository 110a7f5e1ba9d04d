import type { Exclusion } from "../../survey/definition.js";
import { columnsByParts, folded, hasAll, isBlank, type QuestionParts } from "./columns.js";
import type { Dialect, Records } from "./dialect.js";
import { PERSONAL_COLUMNS } from "./personal-columns.js";

/*
 * LimeSurvey: raw-exports §7. One header record, of codes ("submitdate"), texts ("Date submitted")
 * or both ("submitdate. Date submitted"), as the person chose who exported.
 */

/** The platform's own columns: code and text. */
const OWN: Readonly<Record<string, string>> = {
  id: "Response ID",
  submitdate: "Date submitted",
  lastpage: "Last page",
  startlanguage: "Start language",
  seed: "Seed",
  token: "Access code",
  startdate: "Date started",
  datestamp: "Date last action",
  ipaddr: "IP address",
  refurl: "Referrer URL",
  interviewtime: "Total time",
};

/** What anonymised surveys have in place of the time. */
const NO_TIME = "1980-01-01 00:00:00";

const ALCHEMERS = ["Time Started", "Status"];

export const limesurvey: Dialect = {
  name: "limesurvey",
  title: "LimeSurvey export",
  source: "raw-exports#7",
  headerRecords: 1,
  recognises: (records) => {
    const header = records[0] ?? [];
    // Alchemer has two of the three texts, and a question may be the third.
    if (hasAll(header, ALCHEMERS)) return false;
    const own = ["id", "submitdate", "lastpage"].every((code) => nameOf(header, code) !== null);
    return own || header.some((name) => /\[SQ\d{3}\]$/i.test(name.trim()));
  },
  inFile: (records) => {
    const header = records[0] ?? [];
    const named = (code: string): string[] => {
      const name = nameOf(header, code);
      return name === null ? [] : [name];
    };
    return {
      ...limesurvey,
      known: {
        externalId: named("id"),
        submittedAt: isAnonymised(records) ? [] : named("submitdate"),
        duration: named("interviewtime"),
        language: named("startlanguage"),
      },
      exclusions: named("submitdate").map(unfinishedWithout),
    };
  },
  columns: columnsByParts(partsOf),
  known: {
    externalId: ["id", "Response ID"],
    submittedAt: ["submitdate", "Date submitted"],
    duration: ["interviewtime", "Total time"],
    language: ["startlanguage", "Start language"],
  },
  exclusions: ["submitdate", "Date submitted"].map(unfinishedWithout),
  zone: () => null,
  // The question was not shown.
  missing: ["N/A"],
  thumbs: null,
  personalColumns: [
    ...PERSONAL_COLUMNS,
    /^(?:token|ipaddr|refurl)\. /i,
    /^(?:access code|referrer url|ip address)$/i,
    /^attribute_\d+/i,
  ],
  isQuestion: ({ name }) =>
    !Object.keys(OWN).some((code) => isNamed(name, code)) && !/Time$/.test(name.trim()),
};

function unfinishedWithout(column: string): Exclusion {
  return { column, empty: true, reason: "unfinished" };
}

function nameOf(header: readonly string[], code: string): string | null {
  return header.find((name) => isNamed(name, code)) ?? null;
}

function isNamed(name: string, code: string): boolean {
  const own = folded(name);
  return own === code || own === folded(OWN[code] ?? "") || own.startsWith(`${code}. `);
}

function isAnonymised(records: Records): boolean {
  const header = records[0] ?? [];
  const time = header.findIndex((name) => isNamed(name, "submitdate"));
  const times = records.slice(1).map((cells) => cells[time]?.trim() ?? "");
  const filled = times.filter((cell) => !isBlank(cell));
  return filled.length > 0 && filled.every((cell) => cell === NO_TIME);
}

/** "G1Q1[SQ001]", "Text [Statement]", "G1Q1[SQ001]. Text [Statement]"; a statement may have brackets. */
function partsOf(name: string): QuestionParts | null {
  const trimmed = name.trim();
  if (!trimmed.endsWith("]")) return null;
  let depth = 0;
  for (let at = trimmed.length - 1; at > 0; at--) {
    if (trimmed[at] === "]") depth++;
    else if (trimmed[at] === "[" && --depth === 0) {
      const question = trimmed.slice(0, at).trimEnd();
      const choice = trimmed.slice(at + 1, -1);
      return question === "" || choice === "" ? null : { question, choice };
    }
  }
  return null;
}
