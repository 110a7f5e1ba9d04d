/**
 * A label as it is compared: survey platforms and spreadsheets change case, blanks, quotes and
 * dashes, and some leave HTML in it. See raw-exports §10.
 */
export function normaliseLabel(text: string): string {
  return (
    text
      .normalize("NFKC")
      // Tags only: "under < 5 minutes, over > 5" is text.
      .replace(/<\/?[a-z][^<>]{0,200}>/gi, " ")
      .replace(/[\u2018\u2019\u201A\u2032`\u00B4]/g, "'")
      .replace(/[\u201C\u201D\u201E\u2033]/g, '"')
      .replace(/[\u2010-\u2015\u2212]/g, "-")
      .replace(/\u200B|\u200C|\u200D|\u2060|\uFE0F|\uFEFF/g, "")
      .replace(/\s+/g, " ")
      .trim()
      .toLowerCase()
  );
}

/** "5 - Strongly agree" as 5 and "strongly agree"; null where no number leads the label. */
export function leadingNumber(normalised: string): { number: number; label: string } | null {
  const match = /^(-?\d{1,3}) ?[-.):=]+ ?(\S.*)$/.exec(normalised);
  return match === null ? null : { number: Number(match[1]), label: match[2]! };
}
