import type { Branch, DriverKey, Edition, SurveyType } from "../../guidance/edition.js";
import type { ColumnIdentity, Dialect } from "../../source/dialects/dialect.js";
import { type DraftValue, draftText, Noted, TODO, todo } from "./noted.js";
import { isDriverName, joinedOptions } from "./options.js";
import { findRoles, isTyped, questionsOf, type Role, type SampledQuestion } from "./roles.js";
import type { ExportSample, SampledColumn } from "./sample.js";
import { guessScale } from "./scale.js";
import { guessDriver } from "./statements.js";

/** What no export tells; whatever is left out is marked TODO. */
export interface SurveyFacts {
  readonly provider?: string | undefined;
  readonly service?: string | undefined;
  readonly title?: string | undefined;
  readonly type?: SurveyType | undefined;
  readonly transactionPoint?: string | undefined;
  readonly channel?: string | undefined;
  readonly controlNumber?: string | undefined;
  readonly burdenMinutes?: number | undefined;
  readonly timeZone?: string | undefined;
  readonly likertReview?: string | undefined;
}

export interface DraftInput {
  readonly sample: ExportSample;
  readonly dialect: Dialect;
  readonly headerRecords: number;
  /** The zone that the export itself names. */
  readonly zone: string | null;
  readonly facts: SurveyFacts;
  readonly edition: Edition;
  /** The export's name, for the comment on top. */
  readonly name: string;
}

export interface Draft {
  /** The definition as commented YAML. */
  readonly text: string;
  /** What a person has to decide, in the order of the file. */
  readonly open: readonly string[];
}

/** Drafts a survey definition from the beginning of an export. */
export function draftDefinition(input: DraftInput): Draft {
  return new Drafting(input).draft();
}

class Drafting {
  readonly #input: DraftInput;
  readonly #open: string[] = [];
  readonly #columns: readonly ColumnIdentity[];

  constructor(input: DraftInput) {
    this.#input = input;
    this.#columns = input.sample.columns.map(({ column }) => column);
  }

  draft(): Draft {
    const { edition, facts } = this.#input;
    const asked = questionsOf(this.#questionColumns());
    const roles = findRoles(asked, edition);
    const scale = this.#scale(roles.trust);
    const draft = {
      version: 1,
      edition: edition.id,
      service: {
        provider:
          facts.provider ?? this.#todo("service.provider", "the High Impact Service Provider"),
        name: facts.service ?? this.#todo("service.name", "the designated service"),
      },
      survey: this.#survey(scale.type),
      questions: this.#questions(asked, roles, scale),
      export: this.#export(),
    };
    return { text: draftText(draft, this.#top()), open: this.#open };
  }

  #top(): string {
    const { name, sample, dialect } = this.#input;
    const seen = sample.whole ? "all" : "the first";
    const left = Object.entries(sample.excluded).map(([reason, count]) => `${count} ${reason}`);
    return [
      " yaml-language-server: $schema=https://unpkg.com/cx280/schemas/survey-definition.schema.json",
      "",
      ` Drafted by cx280 init from ${name}: a ${dialect.title}.`,
      ` It looked at ${seen} ${sample.responses} responses${left.length > 0 ? `; left out: ${left.join(", ")}` : ""}.`,
      " Read it from top to bottom against the survey as respondents see it. What is marked TODO is",
      " not decided: cx280 uses the definition once none is left. docs/survey-definition.md explains",
      " every key.",
    ].join("\n");
  }

  /** @param key where it stands, for the list of what is open. */
  #todo(key: string, says: string): Noted {
    this.#open.push(`${key}: ${says}`);
    return todo(says);
  }

  #survey(shown: SurveyType | null): DraftValue {
    const { facts, edition } = this.#input;
    const type = facts.type ?? shown;
    return {
      title: facts.title ?? this.#todo("survey.title", "the public-facing title of the survey"),
      type:
        type ?? this.#todo("survey.type", `one of ${Object.keys(edition.surveyTypes).join(", ")}`),
      transactionPoint:
        facts.transactionPoint ??
        new Noted(
          edition.transactionPoints[0] ?? TODO,
          "a guess: asked right after one interaction",
        ),
      channel:
        facts.channel ?? this.#todo("survey.channel", `one of ${edition.channels.join(", ")}`),
      controlNumber:
        facts.controlNumber ??
        this.#todo("survey.controlNumber", "the OMB control number of the PRA approval, NNNN-NNNN"),
      ...(facts.burdenMinutes === undefined ? {} : { burdenMinutes: facts.burdenMinutes }),
      ...(type === "likert_scale"
        ? {
            likertReview:
              facts.likertReview ??
              this.#todo(
                "survey.likertReview",
                "where its wording and scale were reviewed in the PRA approval",
              ),
          }
        : {}),
    };
  }

  /** The columns that hold answers; metadata of the platform and of people are left alone. */
  #questionColumns(): SampledColumn[] {
    const { dialect, sample } = this.#input;
    return sample.columns.filter(
      ({ column }) => dialect.isQuestion?.(column) ?? looksAsked(column),
    );
  }

  #scale(trust: Role | null): ReturnType<typeof guessScale> {
    const values = trust?.question.columns.flatMap((each) => [...each.values.keys()]) ?? [];
    return guessScale(values, this.#input.dialect.thumbs);
  }

  #questions(
    asked: readonly SampledQuestion[],
    roles: ReturnType<typeof findRoles>,
    scale: ReturnType<typeof guessScale>,
  ): DraftValue {
    const byQuestion = new Map<SampledQuestion, () => DraftValue>();
    const { trust, positive, negative, comment } = roles;
    if (trust !== null) byQuestion.set(trust.question, () => this.#trust(trust, scale));
    if (positive !== null) {
      byQuestion.set(positive.question, () => this.#drivers(positive, "positive"));
    }
    if (negative !== null) {
      byQuestion.set(negative.question, () => this.#drivers(negative, "negative"));
    }
    if (comment !== null) byQuestion.set(comment.question, () => this.#comment(comment));
    const drafted = asked.map(
      (question) => byQuestion.get(question)?.() ?? this.#additional(question),
    );
    const missing = [
      ...(trust === null ? [this.#missing("trust", "question 1 (trust)")] : []),
      ...(positive === null ? [this.#missing("positive_drivers", "question 2a")] : []),
      ...(negative === null ? [this.#missing("negative_drivers", "question 2b")] : []),
      ...(comment === null ? [this.#missing("comment", "question 3 (free text)")] : []),
    ];
    return [...missing, ...drafted];
  }

  #missing(asks: string, what: string): DraftValue {
    const says = `no column looks like ${what}; name it, or delete this question if the survey lacks it`;
    const column = this.#todo(asks, says);
    const hasStatements = asks.endsWith("drivers");
    return {
      asks,
      text: TODO,
      column,
      ...(hasStatements ? { statements: [{ driver: TODO, text: TODO }] } : {}),
    };
  }

  #trust(role: Role, { labels, open }: ReturnType<typeof guessScale>): DraftValue {
    const [first] = role.question.columns;
    const values = [...(first?.values.keys() ?? [])].slice(0, 8).join(", ");
    return {
      asks: "trust",
      text: this.#text("trust", role),
      column: this.#reference(first!.column),
      ...(open === null
        ? labels === null
          ? {}
          : { labels }
        : {
            labels: this.#todo(
              "trust",
              `${open}. It holds: ${values}. Write them as { cell: rating, … }`,
            ),
          }),
    };
  }

  #drivers(role: Role, branch: Branch): DraftValue {
    const { columns } = role.question;
    const asks = `${branch}_drivers`;
    const text = this.#text(asks, role);
    const split = columns.filter((each) => each.choice !== null && !isTyped(each));
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
      ...this.#statement(asks, statement, false),
      column: this.#reference(each.column),
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
      : joinedOptions(column.values, edition, dialect.joinedBy ?? null);
    const reference = this.#reference(column.column);
    if (found === null || found.options.length === 0) {
      const says = "no statements could be found in its cells; write them as { driver, text }";
      return { column: reference, statements: this.#todo(asks, says) };
    }
    const keys = found.options.map((option) => guessDriver(option, edition).driver);
    const canType = found.typed > 0;
    const statements: DraftValue[] = found.options.map((option) => ({
      ...this.#statement(asks, option, canType && guessDriver(option, edition).driver === "other"),
      ...this.#textColumn(option, typed),
    }));
    if (canType && !keys.includes("other")) {
      const above = "Respondents typed texts of their own: the statement at which they can.";
      statements.push(
        new Noted(
          {
            driver: "other",
            text: this.#todo(asks, "the statement at which respondents can type"),
            typedText: true,
          },
          null,
          above,
        ),
      );
    }
    const separated = found.separator === "," ? {} : { separator: found.separator };
    const above =
      "Statements that nobody has selected so far cannot be seen in the export: add them.";
    return { column: reference, ...separated, statements: new Noted(statements, null, above) };
  }

  #statement(asks: string, option: string, typedText: boolean): Record<string, DraftValue> {
    const { edition } = this.#input;
    const { driver, confidence, candidates } = guessDriver(option, edition);
    // A code says nothing of what respondents read.
    const isCode = /^\d{1,3}$/.test(option) || isDriverName(option, edition);
    const sure = confidence === "certain" || confidence === "likely";
    return {
      driver: sure
        ? new Noted(driver, confidence === "certain" ? null : "likely")
        : this.#todo(asks, `the driver of “${option}”: ${candidatesText(candidates, edition)}`),
      text: isCode
        ? this.#todo(asks, `the statement behind “${option}” as respondents read it`)
        : option,
      ...(isCode ? { value: option } : {}),
      ...(typedText ? { typedText: true } : {}),
    };
  }

  #comment(role: Role): DraftValue {
    return {
      asks: "comment",
      text: this.#text("comment", role),
      column: this.#reference(role.question.columns[0]!.column),
    };
  }

  #additional({ text, columns }: SampledQuestion): DraftValue {
    return { asks: "additional", text: oneLine(text), column: this.#reference(columns[0]!.column) };
  }

  /** The question as the header has it, marked where it was not plain which one it is. */
  #text(asks: string, { question, isSure, others }: Role): DraftValue {
    const text = oneLine(question.text);
    const isName = !text.includes(" ");
    if (isName)
      return this.#todo(asks, `the question as respondents read it; the export calls it ${text}`);
    if (isSure || others.length === 0) return text;
    const also = others.slice(0, 3).map((other) => oneLine(other.text).slice(0, 60));
    return new Noted(text, `is it this one? Also possible: ${also.join(" / ")}`);
  }

  #export(): DraftValue {
    const { dialect, headerRecords, zone, facts, sample } = this.#input;
    const { externalId, submittedAt } = dialect.known;
    const knows = (names: readonly string[]): boolean =>
      this.#columns.some(({ name, importId }) => names.includes(importId ?? name.trim()));
    return {
      dialect: dialect.name,
      ...(headerRecords === dialect.headerRecords ? {} : { headerRecords }),
      ...(knows(externalId) || dialect.withoutIds ? {} : { externalId: this.#idColumn(sample) }),
      ...(knows(submittedAt) ? {} : { submittedAt: this.#timeColumn(sample) }),
      ...(facts.timeZone === undefined
        ? zone === null
          ? {
              timeZone: this.#todo(
                "export.timeZone",
                "the zone of the export’s times, such as America/New_York",
              ),
            }
          : { timeZone: new Noted(zone, "as the export says; quarters begin by this clock") }
        : { timeZone: facts.timeZone }),
    };
  }

  /** A column that is filled everywhere and never twice the same. */
  #idColumn({ columns, responses }: ExportSample): DraftValue {
    const isUnique = ({ values, filled, manyValues }: SampledColumn): boolean =>
      filled === responses && (manyValues || values.size === responses);
    const named = columns.filter(({ column }) => /\b(?:id|uuid|key)\b|_id$/i.test(column.name));
    const found = named.find(isUnique);
    if (found !== undefined) return this.#reference(found.column);
    return this.#todo("export.externalId", "the column that identifies a response");
  }

  #timeColumn({ columns }: ExportSample): DraftValue {
    const isTime = ({ values, filled }: SampledColumn): boolean => {
      const cells = [...values.keys()].slice(0, 20);
      return (
        filled > 0 && cells.length > 0 && cells.every((cell) => LOOKS_LIKE_TIME.test(cell.trim()))
      );
    };
    const times = columns.filter(isTime);
    const preferred =
      times.find(({ column }) => /submi|complet|record|end|created|timestamp/i.test(column.name)) ??
      times[0];
    if (preferred !== undefined) return this.#reference(preferred.column);
    return this.#todo("export.submittedAt", "the column with the time of the response");
  }

  /** By what stays the same longest: the ImportId, or the name where it stands alone. */
  #reference(column: ColumnIdentity): DraftValue {
    if (column.importId !== null) return { importId: column.importId };
    const named = this.#columns.filter(({ name }) => name === column.name);
    if (column.name.trim() === "") return { position: column.index + 1 };
    if (named.length === 1) return column.name;
    const labelled = named.filter(({ label }) => label === column.label);
    if (column.label.trim() !== "" && labelled.length === 1) {
      return { name: column.name, label: column.label };
    }
    return { name: column.name, occurrence: named.indexOf(column) + 1 };
  }
}

/** A day with or without a time, in any of the usual orders. */
const LOOKS_LIKE_TIME = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ,].*)?$/;

/** Where no dialect knows better: a question has words, metadata have a name. */
function looksAsked({ name, label }: ColumnIdentity): boolean {
  const text = label === "" ? name : label;
  return /\?\s*$/.test(text) || text.trim().split(/\s+/).length > 3 || /^q\d/i.test(name);
}

function candidatesText(candidates: readonly DriverKey[], edition: Edition): string {
  const all = edition.drivers.map(({ key }) => key);
  return candidates.length > 1 ? candidates.join(" or ") : `one of ${all.join(", ")}`;
}

function oneLine(text: string): string {
  return text
    .replace(/<[^<>]{0,200}>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
