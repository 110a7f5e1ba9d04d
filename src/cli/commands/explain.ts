import { markdownText } from "../../report/markdown-text.js";
import { visible } from "../../report/message.js";
import { findRule } from "../../rules/catalogue.js";
import type { Ending } from "../exit-code.js";
import { type Io, put, widthOf } from "../io.js";
import { paletteFor } from "../reporting.js";
import { rulePage } from "../rule-page.js";
import { nearestRule, unknownRule } from "../unknown-rule.js";

export interface ExplainOptions {
  readonly color: boolean;
}

/** Prints a rule's page. */
export async function explain(
  idOrName: string,
  { color }: ExplainOptions,
  io: Io,
): Promise<Ending> {
  const named = findRule(idOrName);
  const rule = named ?? nearestRule(idOrName);
  if (rule === null) throw unknownRule(idOrName);
  if (named === null) {
    await put(io.stderr, `There is no rule "${visible(idOrName)}". This is the nearest:\n`);
  }
  const palette = await paletteFor(io.stdout, color, io);
  await put(io.stdout, markdownText(await rulePage(rule.id), palette, widthOf(io.stdout)));
  return { kind: "done" };
}
