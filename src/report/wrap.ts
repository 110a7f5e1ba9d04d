/**
 * A lead and a text behind it, cut into lines of at most `width` columns; below a lead, further
 * lines stand two columns deeper. A word longer than a line stays whole, so that it can be copied.
 */
export function hanging(indent: string, lead: string, text: string, width: number): string[] {
  const room = Math.max(30, width - indent.length);
  const words = text.split(" ");
  const deeper = lead === "" ? "" : "  ";
  const lines: string[] = [];
  let line = lead === "" ? (words.shift() ?? "") : lead;
  for (const word of words) {
    if (columns(line) + 1 + columns(word) > room && line.trim() !== "") {
      lines.push(line);
      line = deeper + word;
    } else line += ` ${word}`;
  }
  return [...lines, line].map((each) => indent + each);
}

/** Characters, not code units: an emoji is one. */
function columns(text: string): number {
  return [...text].length;
}
