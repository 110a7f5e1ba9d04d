import { cancel, intro, outro, select, text } from "@clack/prompts";
import { isZone } from "../response/zone.js";
import { type DraftInput, draftDefinition } from "../survey/draft/draft.js";
import type { SurveyFacts } from "../survey/draft/facts.js";
import { keyOf, type OpenPoint } from "../survey/draft/open-points.js";
import { Interruption } from "./exit-code.js";
import type { Io } from "./io.js";

/** A question to the person at the terminal; its answer is one of the facts. */
interface Question {
  readonly fact: keyof SurveyFacts;
  readonly message: string;
  /** What is taken for an answer; null: any text. */
  readonly choices: readonly string[] | null;
  /** What is offered as the answer. */
  readonly guess: string | null;
  /** A sentence on what is wrong with an answer, or null. */
  check(answer: string): string | null;
}

/**
 * Asks at a terminal for what no export tells, each with the guess as default, and then for what
 * the draft leaves open; an empty answer leaves it TODO. Off a terminal nothing is asked.
 * @returns the input with the answers
 * @throws Interruption where the person stops
 */
export async function askFacts(input: DraftInput, io: Io): Promise<DraftInput> {
  if (!isInteractive(io)) return input;
  intro(`A survey definition for ${input.name} (${input.dialect.title})`);
  const told: Record<string, string | number | undefined> = { ...input.facts };
  for (const question of questionsFor(input)) {
    if (told[question.fact] !== undefined) continue;
    const answer = await answerTo(question);
    if (answer !== "") told[question.fact] = answer;
  }
  const facts: SurveyFacts = told;
  const decisions = await decide({ ...input, facts });
  outro("The rest is drafted from the export.");
  return { ...input, facts, decisions };
}

/** One decision may raise another, so the draft is made anew after each. */
async function decide(input: DraftInput): Promise<ReadonlyMap<string, string>> {
  const decisions = new Map<string, string>();
  const asked = new Set<string>();
  for (;;) {
    const { open } = draftDefinition({ ...input, decisions });
    const point = open.find((each) => isAnswerable(each) && !asked.has(keyOf(each)));
    if (point === undefined) return decisions;
    const key = keyOf(point);
    asked.add(key);
    const guess = point.choices?.[0] ?? null;
    const answer = await answerTo({
      message: key,
      choices: point.choices,
      guess,
      check: () => null,
    });
    if (answer !== "") decisions.set(key, answer);
  }
}

/** The questions in front have asked for the rest, or it takes an editor: columns and lists. */
function isAnswerable({ where, choices, takesText }: OpenPoint): boolean {
  return where.includes(".") ? where === "export.dateOrder" : choices !== null || takesText;
}

async function answerTo(question: Omit<Question, "fact">): Promise<string> {
  const answer = await ask(question);
  if (typeof answer !== "symbol") return answer;
  cancel("Stopped. Nothing was written.");
  throw new Interruption("stopped at a prompt");
}

/** Prompts need a person at both ends: keys to read, and a terminal to draw on. */
function isInteractive({ stdin, stdout, env }: Io): boolean {
  const reads = "isTTY" in stdin && stdin.isTTY === true;
  return reads && stdout.isTTY === true && env.TERM !== "dumb" && env.CI === undefined;
}

function questionsFor(input: DraftInput): Question[] {
  const { edition, zone } = input;
  const any = { choices: null, guess: null, check: () => null };
  // What the draft itself could not tell decides what is worth asking.
  const { text: drafted } = draftDefinition(input);
  const type = /^ {2}type: (\w+)/m.exec(drafted)?.[1] ?? null;
  const controlNumber = new RegExp(edition.controlNumber);
  return [
    { ...any, fact: "provider", message: "High Impact Service Provider" },
    { ...any, fact: "service", message: "Designated service" },
    { ...any, fact: "title", message: "Public-facing title of the survey" },
    {
      ...any,
      fact: "type",
      message: "Scale of question 1",
      choices: Object.keys(edition.surveyTypes),
      guess: type,
    },
    {
      ...any,
      fact: "transactionPoint",
      message: "When it is asked",
      choices: edition.transactionPoints,
      guess: edition.transactionPoints[0] ?? null,
    },
    { ...any, fact: "channel", message: "Channel", choices: edition.channels },
    {
      ...any,
      fact: "controlNumber",
      message: "OMB control number (NNNN-NNNN)",
      check: (answer) => (controlNumber.test(answer) ? null : "It is written NNNN-NNNN."),
    },
    {
      ...any,
      fact: "timeZone",
      message: "Zone of the export’s times, such as America/New_York",
      guess: zone,
      check: (answer) => (isZone(answer) ? null : "There is no such zone."),
    },
  ];
}

async function ask({
  message,
  choices,
  guess,
  check,
}: Omit<Question, "fact">): Promise<string | symbol> {
  if (choices !== null) {
    const options = [...choices, LATER].map((value) => ({ value, label: value }));
    const answer = await select({ message, options, initialValue: guess ?? choices[0] });
    return answer === LATER ? "" : (answer ?? "");
  }
  const answer = await text({
    message,
    placeholder: guess ?? "leave it empty to decide later",
    ...(guess === null ? {} : { defaultValue: guess }),
    validate: (value) => (value ? (check(value) ?? undefined) : undefined),
  });
  return typeof answer === "symbol" ? answer : (answer ?? "").trim();
}

const LATER = "decide later";
