import { markdownText } from "../../report/markdown-text.js";
import { findRule } from "../../rules/catalogue.js";
import type { Ending } from "../exit-code.js";
import { type Io, put, widthOf } from "../io.js";
import { paletteFor } from "../reporting.js";
import { rulePage } from "../rule-page.js";
import { unknownRule } from "../unknown-rule.js";

export interface ExplainOptions {
  readonly color: boolean;
}

/** Prints a rule's page. */
export async function explain(
  idOrName: string,
  { color }: ExplainOptions,
  io: Io,
): Promise<Ending> {
  const rule = findRule(idOrName);
  if (rule === null) throw unknownRule(idOrName);
  const palette = paletteFor(io.stdout, color, io);
  await put(io.stdout, markdownText(await rulePage(rule.id), palette, widthOf(io.stdout)));
  return { kind: "done" };
}
