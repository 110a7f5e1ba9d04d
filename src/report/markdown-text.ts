import type { Palette } from "./text.js";
import { hanging } from "./wrap.js";

/**
 * The Markdown of our own pages as text for a terminal: headings, lists, tables, quotes and fenced
 * blocks. Nothing else occurs in them.
 * @param width columns of the terminal.
 */
export function markdownText(page: string, palette: Palette, width: number): string {
  const lines: string[] = [];
  let paragraph: string[] = [];
  let fenced = false;
  const flush = (): void => {
    if (paragraph.length > 0) lines.push(...block(paragraph.join(" "), palette, width));
    paragraph = [];
  };
  for (const line of page.replace(/<!--.*?-->\n?/g, "").split("\n")) {
    if (line.startsWith("```")) {
      flush();
      fenced = !fenced;
    } else if (fenced) {
      // Examples are to be copied: never wrapped.
      lines.push(palette.dim(`    ${line}`.trimEnd()));
    } else if (line.startsWith("#")) {
      flush();
      lines.push(palette.strong(line.replace(/^#+ /, "")));
    } else if (line.trim() === "") {
      flush();
      if (lines.at(-1) !== "") lines.push("");
    } else if (line.startsWith("|")) {
      flush();
      lines.push(...row(line, width));
    } else if (/^(?:[-*] |\d+\. |> )/.test(line)) {
      // A further line of a quote goes on with it.
      if (line.startsWith("> ") && paragraph[0]?.startsWith("> ")) paragraph.push(line.slice(2));
      else {
        flush();
        paragraph = [line];
      }
    } else paragraph.push(line.trim());
  }
  flush();
  return `${lines.join("\n").trim()}\n`;
}

function block(text: string, palette: Palette, width: number): string[] {
  const plain = inline(text);
  const [, mark = "", rest = plain] = /^([-*]|\d+\.|>) (.*)$/s.exec(plain) ?? [];
  if (mark === ">") {
    return hanging("    ", "", `“${rest}”`, width).map((line) => palette.info(line));
  }
  return mark === "" ? hanging("  ", "", plain, width) : hanging("  ", mark, rest, width);
}

/** A row of a table: its cells beside each other; the row of dashes below the head is left out. */
function row(line: string, width: number): string[] {
  const cells = line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => inline(cell.trim()));
  if (cells.every((cell) => /^:?-+:?$/.test(cell))) return [];
  const [first = "", ...others] = cells;
  return hanging("    ", first, others.join("  "), width);
}

/** Without the marks of code, emphasis and links. */
function inline(text: string): string {
  return text
    .replace(/\[([^\]]+)\]\([^)]+\)/g, "$1")
    .replace(/(\*\*|__)(.+?)\1/g, "$2")
    .replace(/(?<![\w*])\*([^*]+)\*(?![\w*])/g, "$1")
    .replace(/`([^`]+)`/g, "$1");
}
