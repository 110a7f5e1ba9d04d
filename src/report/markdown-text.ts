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
  let table: string[] = [];
  let fenced = false;
  const flush = (): void => {
    if (paragraph.length > 0) lines.push(...block(paragraph.join(" "), palette, width));
    paragraph = [];
    if (table.length > 0) lines.push(...tableText(table, palette, width));
    table = [];
  };
  for (const line of page.replace(/<!--.*?-->\n?/g, "").split("\n")) {
    if (line.startsWith("```")) {
      flush();
      fenced = !fenced;
      const name = fenced ? line.slice(3).trim().split(/\s+/)[1] : undefined;
      if (name !== undefined) lines.push(`  ${name}`);
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
      if (paragraph.length > 0) flush();
      table.push(line);
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

/** A table in columns where it fits, and otherwise as a list: the first cell, then the others. */
function tableText(rows: readonly string[], palette: Palette, width: number): string[] {
  const cells = rows.map((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => inline(cell.trim().replaceAll("\\|", "|"))),
  );
  const [head = [], rule = [], ...body] = cells;
  const hasRule = rule.every((cell) => /^:?-+:?$/.test(cell));
  const all = hasRule ? [head, ...body] : cells;
  const widths = head.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0)));
  const fits = widths.reduce((sum, each) => sum + each + 2, 2) <= width;
  if (!fits) {
    return all.flatMap(([first = "", ...others]) =>
      hanging("  ", `${first}:`, others.filter((each) => each !== "").join("; "), width),
    );
  }
  return all.map((row, at) => {
    const line = `  ${row.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join("  ")}`.trimEnd();
    return at === 0 && hasRule ? palette.strong(line) : line;
  });
}

/** Without the marks of code, emphasis and links. */
function inline(text: string): string {
  return text
    .replace(/\[([^\]]+)\]\([^)]+\)/g, "$1")
    .replace(/(\*\*|__)(.+?)\1/g, "$2")
    .replace(/(?<![\w*])\*([^*]+)\*(?![\w*])/g, "$1")
    .replace(/`([^`]+)`/g, "$1");
}
