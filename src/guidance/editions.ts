import data2024 from "../../schemas/editions/a11-280-2024.json" with { type: "json" };
import type { Edition } from "./edition.js";

/** The data is what its schema says (edition-schema.ts): the tests check it. */
const NEWEST = data2024 as unknown as Edition;

const EDITIONS: ReadonlyMap<string, Edition> = new Map([[NEWEST.id, NEWEST]]);

/** Ids of the editions this version knows, oldest first. */
export const EDITION_IDS: readonly string[] = [...EDITIONS.keys()];

/** The edition in force where nobody names one: the newest. */
export const DEFAULT_EDITION: Edition = NEWEST;

export function editionById(id: string): Edition | null {
  return EDITIONS.get(id) ?? null;
}
