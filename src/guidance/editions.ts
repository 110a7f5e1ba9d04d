import data2024 from "../../schemas/editions/a11-280-2024.json" with { type: "json" };
import { type Edition, parseEdition } from "./edition.js";

const EDITIONS: ReadonlyMap<string, Edition> = new Map(
  [data2024].map((data) => {
    const parsed = parseEdition(data);
    return [parsed.id, parsed];
  }),
);

/** Ids of the editions this version knows, oldest first. */
export const EDITION_IDS: readonly string[] = [...EDITIONS.keys()];

/** The edition in force where nobody names one: the newest. */
export const DEFAULT_EDITION: Edition = parseEdition(data2024);

export function editionById(id: string): Edition | null {
  return EDITIONS.get(id) ?? null;
}
