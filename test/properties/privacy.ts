import { ofBothTables } from "./both-kinds.js";
import { type Pick, pickOne, ruleProperty } from "./one-mutation.js";
import { PERSONAL_TEXTS, TEMPTING_TEXTS, two } from "./personal-values.js";
import { type RawInput, rawInput } from "./raw-input.js";
import { pickRow, type TableInput } from "./table-input.js";

/** There is one property for each kind of personal data. */
const runs = 6;

export const privacyProperties = [
  ...Object.entries(PERSONAL_TEXTS).flatMap(([kind, textOf]) =>
    ofBothTables({
      rule: "CX801",
      story: `${kind} in a comment`,
      runs,
      mutate: (file, pick) => {
        const before = pickOne(pick, ["As I said: ", "Señora, ", "“Thanks”\n"]);
        return withComment(file, pick, `${before}${textOf(pick)}, thank you`);
      },
      nearMiss: (file, pick) => withComment(file, pick, pickOne(pick, TEMPTING_TEXTS)),
    }),
  ),
  ...ofBothTables({
    rule: "CX802",
    story: "an id that is somebody’s e-mail, phone, IP or social security number",
    mutate: (file, pick) => {
      const digits = two(pick);
      return withId(
        file,
        pick,
        pickOne(pick, [
          `jane.doe${digits}@example.com`,
          `202-555-01${digits}`,
          `987-65-43${digits}`,
          `192.0.2.1${digits}`,
          `2001:db8::7:${digits}`,
        ]),
      );
    },
    nearMiss: (file, pick) => {
      const digits = two(pick);
      return withId(
        file,
        pick,
        pickOne(pick, [
          `20255501${digits}`,
          `9876543${digits}`,
          `2025-01-31 ${digits}`,
          `R_2aB3${digits}`,
          `0b1c3f2e-${digits}aa-4d53-9b8e-0242ac120002`,
          `1.2.3.${digits}.5`,
        ]),
      );
    },
  }),
  ruleProperty({
    rule: "CX802",
    story: "ids from a column with names, or with what people are reached by",
    valid: rawInput({ form: { platform: "generic" } }),
    mutate: (file, pick) =>
      withIdColumn(
        file,
        pickOne(pick, [
          "E-mail",
          "Full name",
          "Customer Name",
          "SSN",
          "Phone number",
          "IP address",
        ]),
      ),
    nearMiss: (file, pick) =>
      withIdColumn(file, pickOne(pick, ["Form name", "E-mail id", "Ticket", "Phone menu"])),
  }),
  ...ofBothTables({
    rule: "CX803",
    story: "a comment that begins like a formula",
    mutate: (file, pick) => withComment(file, pick, pickOne(pick, FORMULAS)),
    nearMiss: (file, pick) => withComment(file, pick, pickOne(pick, NO_FORMULAS)),
  }),
  ...ofBothTables({
    rule: "CX803",
    story: "an id that begins like a formula",
    mutate: (file, pick) =>
      withId(file, pick, `${pickOne(pick, ["=A1", "@x", "+cmd", "-b"])}${two(pick)}`),
    nearMiss: (file, pick) =>
      withId(file, pick, `${pickOne(pick, ["-4", "+7", "x="])}${two(pick)}`),
  }),
  ...ofBothTables({
    rule: "CX804",
    story: "HTML in a comment",
    mutate: (file, pick) => withComment(file, pick, `It was slow${pickOne(pick, MARKUP)} to me`),
    nearMiss: (file, pick) =>
      withComment(file, pick, `It was slow${pickOne(pick, NO_MARKUP)} to me`),
  }),
  ruleProperty({
    rule: "CX805",
    story: "a column that identifies or locates people",
    valid: rawInput({ form: { platform: "generic" } }),
    mutate: (file, pick) =>
      withColumnNamed(
        file,
        pickOne(pick, ["Email Address", "IP Address", "First Name", "City", "Phone", "User Agent"]),
      ),
    nearMiss: (file, pick) =>
      withColumnNamed(file, pickOne(pick, ["Which city did you visit?", "Office", "Agent asked"])),
  }),
  ruleProperty({
    rule: "CX805",
    story: "Qualtrics’ own columns that identify or locate people",
    valid: rawInput({ form: { platform: "qualtrics" } }),
    mutate: (file, pick) => {
      const [name, label, importId] = pickOne(pick, [
        ["IPAddress", "IP Address", "ipAddress"],
        ["RecipientEmail", "Correo del destinatario", "recipientEmail"],
        ["LocationLatitude", "Breitengrad", "locationLatitude"],
        ["Q9_2", "Browser Meta Info - Version", "QID9_VERSION"],
      ]);
      return withColumnNamed(file, name, [label, JSON.stringify({ ImportId: importId })]);
    },
    nearMiss: (file) =>
      withColumnNamed(file, "Q9", ["Which city?", JSON.stringify({ ImportId: "QID9_TEXT" })]),
  }),
];

const FORMULAS = [
  '=HYPERLINK("https://example.com","Win")',
  "=1+1",
  "+SUM(A1:A9)",
  "-was slow\n-was rude",
  "-2+3",
  "@agency thanks",
  "\tthanks",
  "\rthanks",
];
const NO_FORMULAS = ["-5", "+1,000", "-3.5%", "- $20", "=)", "--", " =1+1", "1+1=2", "'=1+1"];

const MARKUP = [
  "<br>",
  "</p>",
  "<BR/>",
  '<a href="https://example.com">',
  "&nbsp;",
  "&#39;",
  "&#x27;",
];
const NO_MARKUP = [" <none>", " < b > c", " <3", " R&D", " &copy", " AT&T;", " <b", " <broken>"];

function withComment(file: TableInput, pick: Pick, comment: string): TableInput {
  return file.withCell(pickRow(file, pick), file.columns.comment, comment);
}

function withId(file: TableInput, pick: Pick, id: string): TableInput {
  return file.withCell(pickRow(file, pick), file.columns.id, id);
}

/** The column with the ids has another name, in the definition as well. */
function withIdColumn(file: RawInput, name: string): RawInput {
  const { export: places } = file.definition as { export: object };
  return file.with({
    header: file.header.with(file.column(file.columns.id), name),
    definition: { export: { ...places, externalId: name } },
  });
}

/** One more column, with what stands below its name in further header records. */
function withColumnNamed(file: RawInput, name: string, labels: readonly string[] = []): RawInput {
  return file.with({
    header: [...file.header, name],
    labels: file.labels.map((cells, at) => [...cells, labels[at] ?? ""]),
    rows: file.rows.map((cells, row) => [...cells, `value ${row}`]),
  });
}
