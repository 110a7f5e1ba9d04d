/**
 * A lead and a text behind it, cut into lines of at most `width` columns; further lines stand two
 * columns deeper. A word longer than a line stays whole, so that paths can be copied.
 */
export function hanging(indent: string, lead: string, text: string, width: number): string[] {
  const room = Math.max(30, width - indent.length);
  const words = text.split(" ").filter((word) => word !== "");
  const lines: string[] = [];
  let line = lead === "" ? (words.shift() ?? "") : lead;
  for (const word of words) {
    if (columns(line) + 1 + columns(word) > room && line.trim() !== "") {
      lines.push(line);
      line = `  ${word}`;
    } else line += ` ${word}`;
  }
  return [...lines, line].map((each) => indent + each);
}

/** Characters, not code units: an emoji is one. */
function columns(text: string): number {
  return [...text].length;
}
