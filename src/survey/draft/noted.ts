import { Document, isMap, isPair, isScalar, isSeq, type Node } from "yaml";

/** A value of a draft with what a person should read beside or above it. */
export class Noted {
  constructor(
    readonly value: DraftValue,
    /** At the end of the line. */
    readonly beside: string | null,
    /** On lines of its own. */
    readonly above: string | null = null,
  ) {}
}

export type DraftValue =
  | string
  | number
  | boolean
  | null
  | Noted
  | readonly DraftValue[]
  | { readonly [key: string]: DraftValue };

/** What stands where a person has to decide; a definition that holds it is refused. */
export const TODO = "TODO";

export function todo(says: string): Noted {
  return new Noted(TODO, says);
}

/** A draft as YAML text. */
export function draftText(draft: DraftValue, top: string): string {
  const document = new Document(plain(draft));
  annotate(document.contents, draft);
  document.commentBefore = top;
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

function plain(value: DraftValue): unknown {
  if (value instanceof Noted) return plain(value.value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}

function annotate(node: unknown, value: DraftValue): void {
  if (value instanceof Noted) {
    annotate(node, value.value);
    return;
  }
  if (isSeq(node) && Array.isArray(value)) {
    value.forEach((each, at) => {
      const item = node.items[at] as Node;
      annotate(item, each);
      if (each instanceof Noted) note(item, item, each);
    });
  } else if (isMap(node) && typeof value === "object" && value !== null) {
    for (const pair of node.items) {
      if (!isPair(pair) || !isScalar(pair.key)) continue;
      const each = (value as Record<string, DraftValue>)[String(pair.key.value)];
      if (each === undefined) continue;
      annotate(pair.value, each);
      if (each instanceof Noted) note(pair.key as Node, pair.value as Node, each);
    }
  }
}

function note(key: Node, value: Node, { beside, above }: Noted): void {
  if (above !== null) key.commentBefore = lines(above);
  if (beside !== null) value.comment = ` ${beside.replace(/\s+/g, " ")}`;
}

function lines(text: string): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? "" : ` ${line}`))
    .join("\n");
}
