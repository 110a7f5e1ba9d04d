import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const PAGES = join(import.meta.dirname, "../../docs/rules");

/** What every page of a rule has, in this order. */
export const HEADINGS = [
  "## What it means",
  "## Why it matters",
  "## How to fix it",
  "### In a spreadsheet",
  "### In the survey platform",
  "### In the definition",
  "## Example that fires",
  "## Example that does not",
  "## Guidance",
];

/** An example of a page: files to write, and a command to run where they are. */
export interface PageExample {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Without the program's name. */
  readonly command: readonly string[];
}

export function pagesThere(): string[] {
  if (!existsSync(PAGES)) return [];
  return readdirSync(PAGES).filter((name) => /^CX\d{3}\.md$/.test(name));
}

export function readPage(id: string): string {
  return readFileSync(join(PAGES, `${id}.md`), "utf8");
}

export function headingsOf(page: string): string[] {
  const outside = page.replace(/^```[\s\S]*?^```$/gm, "");
  return [...outside.matchAll(/^#{2,3} .*$/gm)].map(([heading]) => heading);
}

/** The text below a heading of the second level. */
export function sectionOf(page: string, heading: string): string {
  const [, after = ""] = page.split(`\n${heading}\n`);
  return after.split(/^## /m)[0] ?? "";
}

export function exampleIn(section: string): PageExample {
  const files = new Map<string, Uint8Array>();
  const commands: string[] = [];
  for (const [, info = "", content = ""] of section.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)) {
    const [language, name, ...flags] = info.trim().split(/\s+/);
    if (language === "console") commands.push(content.trim());
    else if (name !== undefined) files.set(name, bytesOf(content, flags));
  }
  const [command = ""] = commands;
  const match = /^\$ cx280 ([^\n]+)$/.exec(command);
  if (commands.length !== 1 || match === null) throw new Error(`no single command: ${command}`);
  return { files, command: argumentsOf(match[1]!) };
}

/** Arguments of a command line without a shell's other signs. */
function argumentsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}

/** The bytes of a file as a page shows it; what the flags mean is said in CONTRIBUTING.md. */
function bytesOf(content: string, flags: readonly string[]): Uint8Array {
  const repeat = flags.find((flag) => flag.startsWith("repeat="))?.slice("repeat=".length);
  let text = repeat === undefined ? content : repeated(content, Number(repeat));
  if (flags.includes("no-newline")) text = text.replace(/\n$/, "");
  if (flags.includes("crlf")) text = text.replaceAll("\n", "\r\n");
  return flags.includes("escapes") ? unescaped(text) : new TextEncoder().encode(text);
}

/** Lines that hold {n} are written so many times; neighbours among them as a group. */
function repeated(content: string, times: number): string {
  return content.replace(/(?:^.*\{n\}.*\n)+/gm, (group) =>
    Array.from({ length: times }, (_, at) => group.replaceAll("{n}", String(at + 1))).join(""),
  );
}

function unescaped(text: string): Uint8Array {
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  for (const [whole, hex, sign] of text.matchAll(/\\x([0-9A-Fa-f]{2})|\\([0rnt\\])|[^\\]/gu)) {
    if (hex !== undefined) bytes.push(Number.parseInt(hex, 16));
    else if (sign !== undefined) bytes.push({ "0": 0, r: 13, n: 10, t: 9 }[sign] ?? 92);
    else bytes.push(...encoder.encode(whole));
  }
  return Uint8Array.from(bytes);
}
