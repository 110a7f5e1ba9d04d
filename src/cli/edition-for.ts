import type { Edition } from "../guidance/edition.js";
import { DEFAULT_EDITION, EDITION_IDS, editionById } from "../guidance/editions.js";
import type { DefinitionFile } from "./definition-file.js";
import { UsageError } from "./exit-code.js";

/** The edition that the option names, or the definition, or the newest. */
export function editionFor(named: string | undefined, survey: DefinitionFile | null): Edition {
  const id = named ?? survey?.definition.edition;
  if (id === undefined) return DEFAULT_EDITION;
  const edition = editionById(id);
  if (edition === null) {
    throw new UsageError(`There is no edition ${id}; there are ${EDITION_IDS.join(", ")}.`);
  }
  return edition;
}
