import * as z from "zod/mini";
import { configuration } from "./config/config.js";
import type { Edition } from "./guidance/edition.js";
import { DEFAULT_EDITION } from "./guidance/editions.js";
import { reportSchema } from "./report/report-document.js";
import { collectionDetail } from "./submission/collection-detail-schema.js";
import { manifest } from "./submission/manifest.js";
import { surveyDefinition } from "./survey/definition.js";

export interface PublishedSchema {
  readonly name: string;
  /** Its file in schemas/. */
  readonly file: string;
  readonly schema: object;
}

/** The schemas that others may rely on, made from the types that the program itself uses. */
export function publishedSchemas(): PublishedSchema[] {
  return [
    {
      name: "survey-definition",
      file: "survey-definition.schema.json",
      schema: jsonSchema("survey-definition", "cx280 survey definition", surveyDefinition),
    },
    {
      name: "config",
      file: "config.schema.json",
      schema: jsonSchema("config", "cx280 configuration", configuration),
    },
    { name: "report", file: "report.schema.json", schema: reportSchema() },
    {
      name: "manifest",
      file: "manifest.schema.json",
      schema: jsonSchema("manifest", "cx280 submission package manifest", manifest),
    },
    {
      name: "collection-detail",
      file: "collection-detail.schema.json",
      schema: jsonSchema("collection-detail", "cx280 collection detail", collectionDetail),
    },
    {
      name: "submission",
      file: "submission.table-schema.json",
      schema: submissionTable(DEFAULT_EDITION),
    },
  ];
}

function jsonSchema(name: string, title: string, type: z.ZodMiniType): object {
  return { $id: `urn:cx280:schema:${name}:1`, title, ...z.toJSONSchema(type, { io: "input" }) };
}

/** The 17 columns as a Frictionless Table Schema. */
function submissionTable(edition: Edition): object {
  const ratings = new Set(Object.values(edition.surveyTypes).flatMap(({ ratings: all }) => all));
  return {
    $schema: "https://datapackage.org/profiles/2.0/tableschema.json",
    name: "cx280-submission",
    title: `Submission file of ${edition.title}`,
    fieldsMatch: ["exact"],
    missingValues: [""],
    fields: edition.columns.map(({ key, holds, values }) => ({
      name: key,
      type: "string",
      constraints: {
        ...(holds === "id" ? { required: true, unique: true } : {}),
        ...(holds === "rating" ? { enum: [...ratings].sort().map(String) } : {}),
        ...(values === null ? {} : { required: true, enum: values }),
      },
    })),
  };
}
