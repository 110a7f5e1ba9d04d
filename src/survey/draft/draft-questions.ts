import type { Branch, DriverKey } from "../../guidance/edition.js";
import { isTick } from "../../response/driver-reader.js";
import { normaliseLabel } from "../../response/normalise-label.js";
import type { ColumnIdentity } from "../../source/dialects/dialect.js";
import type { DraftInput } from "./draft.js";
import { type DraftValue, Noted, TODO, todo } from "./noted.js";
import type { OpenPoints } from "./open-points.js";
import { isCode, isDriverName, joinedOptions } from "./options.js";
import { referenceTo } from "./reference.js";
import {
  isTyped,
  oneLine,
  questionsOf,
  ROLES,
  type Role,
  type RoleName,
  rolesOf,
  type SampledQuestion,
  splitColumns,
} from "./roles.js";
import type { SampledColumn } from "./sample.js";
import { type DraftScale, draftScale } from "./scale.js";
import { guessDriver } from "./statements.js";

export interface DraftedQuestions {
  readonly questions: DraftValue;
  /** Whether no question of the guidance was found. */
  readonly isEmpty: boolean;
  readonly scale: DraftScale;
}

/** Drafts the questions in the order of the export; what it lacks stands in front. */
export function draftQuestions(input: DraftInput, points: OpenPoints): DraftedQuestions {
  return new QuestionDrafting(input, points).draft();
}

class QuestionDrafting {
  readonly #input: DraftInput;
  readonly #points: OpenPoints;
  readonly #columns: readonly ColumnIdentity[];

  constructor(input: DraftInput, points: OpenPoints) {
    this.#input = input;
    this.#points = points;
    this.#columns = input.sample.columns.map(({ column }) => column);
  }

  draft(): DraftedQuestions {
    const asked = questionsOf(this.#questionColumns());
    const roles = this.#roles(asked);
    const trust = roles.get("trust");
    const scale = draftScale(trust?.question.columns ?? [], this.#input.dialect, this.#points);
    const drafted = asked.map((question) => {
      const role = [...roles.values()].find((each) => each.question === question);
      return role === undefined ? this.#additional(question) : this.#inRole(role, scale);
    });
    const lacking = ROLES.filter((name) => !roles.has(name)).map(lackingQuestion);
    return { questions: [...lacking, ...drafted], isEmpty: roles.size === 0, scale };
  }

  /** The columns that hold answers; metadata of the platform and of people are left alone. */
  #questionColumns(): SampledColumn[] {
    const { dialect, sample } = this.#input;
    return sample.columns.filter(
      ({ column }) => dialect.isQuestion?.(column) ?? looksAsked(column),
    );
  }

  /** Where two questions are as likely, or none is likely, a person says which it is. */
  #roles(asked: readonly SampledQuestion[]): ReadonlyMap<RoleName, Role> {
    return rolesOf(asked, this.#input.edition, (name, likely, all) => {
      const questions = likely.length > 0 ? likely.slice(0, MOST_CANDIDATES) : all;
      const choices = questions.map(({ text }) => oneLine(text));
      const shown = choices.map((each) => `“${each.slice(0, 60)}”`).join(" or ");
      const says = likely.length > 0 ? `which question it is: ${shown}` : missing(name);
      const decided = this.#points.decided(name, says, choices);
      return decided === null ? says : (questions[choices.indexOf(decided)] ?? says);
    });
  }

  #inRole(role: Role, scale: DraftScale): DraftValue {
    switch (role.name) {
      case "trust":
        return this.#trust(role, scale);
      case "comment":
        return this.#comment(role);
      case "positive_drivers":
        return this.#drivers(role, "positive");
      case "negative_drivers":
        return this.#drivers(role, "negative");
    }
  }

  #trust(role: Role, { labels }: DraftScale): DraftValue {
    const references = role.question.columns.map(({ column }) => this.#reference(column));
    return {
      asks: "trust",
      text: this.#text(role),
      column: references.length > 1 ? references : references[0]!,
      ...(labels === null ? {} : { labels }),
    };
  }

  #drivers(role: Role, branch: Branch): DraftValue {
    const { columns } = role.question;
    const asks = `${branch}_drivers`;
    const text = this.#text(role);
    const split = splitColumns(role.question);
    const typed = columns.filter(isTyped);
    if (split.length > 1) {
      const statements = split.map((each) => this.#splitStatement(asks, each, typed));
      return { asks, text, statements };
    }
    return { asks, text, ...this.#joined(asks, columns[0]!, typed) };
  }

  #splitStatement(asks: string, each: SampledColumn, typed: readonly SampledColumn[]): DraftValue {
    const statement = each.choice ?? each.column.name;
    return {
      ...this.#statement(asks, statement),
      column: this.#reference(each.column),
      ...(holdsTypedText(each) ? { typedText: true } : {}),
      ...this.#textColumn(statement, typed),
    };
  }

  /** The column with what was typed beside a statement is named after it. */
  #textColumn(statement: string, typed: readonly SampledColumn[]): Record<string, DraftValue> {
    const found = typed.find(({ choice }) => (choice ?? "").startsWith(statement));
    return found === undefined ? {} : { textColumn: this.#reference(found.column) };
  }

  #joined(
    asks: string,
    column: SampledColumn,
    typed: readonly SampledColumn[],
  ): Record<string, DraftValue> {
    const { edition, dialect } = this.#input;
    const found = column.manyValues
      ? null
      : joinedOptions(column.values, edition, {
          preferred: dialect.joinedBy ?? null,
          typedElsewhere: typed.length > 0,
        });
    const reference = this.#reference(column.column);
    if (found === null || found.options.length === 0) {
      const says = "no statements could be found in its cells; write them as { driver, text }";
      return { column: reference, statements: this.#points.value(asks, says) };
    }
    const { options, separator } = found;
    const keys = options.map((option) => guessDriver(option, edition).driver);
    const canType = found.typed > 0;
    const statements: DraftValue[] = options.map((option, at) => ({
      ...this.#statement(asks, option, keys.indexOf(keys[at]!) < at),
      ...(canType && keys[at] === "other" ? { typedText: true } : {}),
      ...this.#textColumn(option, typed),
    }));
    if (canType && !keys.includes("other")) statements.push(this.#typedOver(asks));
    const above =
      "Statements that nobody has selected so far cannot be seen in the export: add them.";
    return {
      column: reference,
      ...(separator === (dialect.joinedBy ?? ",") ? {} : { separator }),
      statements: new Noted(statements, null, above),
    };
  }

  /** Where somebody has typed, and nobody has left the statement as it is. */
  #typedOver(asks: string): Noted {
    const text = this.#points.text(asks, "the statement at which respondents can type");
    const above = "Respondents typed texts of their own: the statement at which they can.";
    return new Noted({ driver: "other", text, typedText: true }, null, above);
  }

  /** @param isSecond whether another statement, selected more often, is about the same driver. */
  #statement(asks: string, option: string, isSecond = false): Record<string, DraftValue> {
    const { edition } = this.#input;
    // A code says nothing of what respondents read.
    const isValue = isCode(option) || isDriverName(option, edition);
    return {
      driver: this.#driver(asks, option, isSecond),
      text: isValue
        ? this.#points.text(asks, `the statement behind “${option}” as respondents read it`)
        : option,
      ...(isValue ? { value: option } : {}),
    };
  }

  #driver(asks: string, option: string, isSecond: boolean): DraftValue {
    const { edition } = this.#input;
    const { driver, confidence, candidates } = guessDriver(option, edition);
    if (driver !== null && confidence === "certain") return driver;
    if (driver !== null && confidence === "likely" && !isSecond) return new Noted(driver, "likely");
    const all = edition.drivers.map(({ key }) => key);
    const shown = candidates.length > 1 ? candidates.join(" or ") : `one of ${all.join(", ")}`;
    const others = all.filter((key) => !candidates.includes(key));
    return this.#points.value(asks, `the driver of “${option}”: ${shown}`, [
      ...candidates,
      ...others,
    ] satisfies DriverKey[]);
  }

  #comment(role: Role): DraftValue {
    return {
      asks: "comment",
      text: this.#text(role),
      column: this.#reference(role.question.columns[0]!.column),
    };
  }

  #additional({ text, columns }: SampledQuestion): DraftValue {
    return { asks: "additional", text: oneLine(text), column: this.#reference(columns[0]!.column) };
  }

  /** The question as the header has it, marked where it is not certain that it is this one. */
  #text({ name, question, confidence, says }: Role): DraftValue {
    const text = oneLine(question.text);
    if (says !== null) return new Noted(TODO, says);
    const isName = !text.includes(" ");
    if (isName) {
      const called = `the question as respondents read it; the export calls it ${text}`;
      return this.#points.text(name, called);
    }
    return confidence === "certain" ? text : new Noted(text, `likely ${CALLED[name]}`);
  }

  #reference(column: ColumnIdentity): DraftValue {
    return referenceTo(column, this.#columns);
  }
}

function missing(name: RoleName): string {
  return `no column looks like ${CALLED[name]}; name it, or delete this question if the survey lacks it`;
}

function lackingQuestion(name: RoleName): DraftValue {
  const hasStatements = name.endsWith("drivers");
  return {
    asks: name,
    text: TODO,
    column: todo(missing(name)),
    ...(hasStatements ? { statements: [{ driver: TODO, text: TODO }] } : {}),
  };
}

/** Whether respondents' own words stand in a statement's column, in place of a mark or the statement. */
function holdsTypedText({ values, choice }: SampledColumn): boolean {
  const statement = normaliseLabel(choice ?? "");
  return [...values.keys()].some(
    (cell) => !isTick(cell) && !/^\d+$/.test(cell) && normaliseLabel(cell) !== statement,
  );
}

/** As many are offered where it is not certain which question is meant. */
const MOST_CANDIDATES = 4;

const CALLED: Readonly<Record<RoleName, string>> = {
  trust: "question 1 (trust)",
  positive_drivers: "question 2a",
  negative_drivers: "question 2b",
  comment: "question 3 (free text)",
};

/** Where no dialect knows better: a question has words, metadata have a name. */
function looksAsked({ name, label }: ColumnIdentity): boolean {
  const text = label === "" ? name : label;
  return /\?\s*$/.test(text) || text.trim().split(/\s+/).length > 3 || /^q\d/i.test(name);
}
