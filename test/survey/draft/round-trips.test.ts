import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_EDITION } from "../../../src/guidance/editions.js";
import { sampleExport } from "../../../src/judging/sample-export.js";
import { openSource } from "../../../src/source/open.js";
import { draftDefinition } from "../../../src/survey/draft/draft.js";
import { EXPORTS } from "../../support/exports/index.js";
import { judgeText } from "../../support/judge.js";
import { chunksOf } from "../../support/read-source.js";
import { completed, isAsJoined } from "./completed.js";

const RUNS = Number(process.env.CX280_ROUND_TRIPS ?? 40);
/** Those that nothing in the file tells: a person names them. */
const NAMED = ["medallia", "verint", "generic"] as const;

const FACTS = {
  provider: "Example Agency",
  service: "Benefits",
  title: "Example survey",
  channel: "website",
  transactionPoint: "post_interaction",
  controlNumber: "1234-5678",
  burdenMinutes: 2,
  likertReview: "In the PRA approval",
};

/** A submission file needs no definition. */
const DRAFTED = EXPORTS.filter(({ name }) => name !== "submission");

describe.each(DRAFTED)("a definition drafted from an export of $name", ({ name, arbitrary }) => {
  it("gives back exactly what was answered, once what is open has been decided", async () => {
    await fc.assert(
      fc.asyncProperty(arbitrary.filter(isAsJoined), async (given) => {
        const { bytes, definition, quarter, responses } = given;
        const source = await openSource({ name: "x.csv", stream: chunksOf(bytes, 1 << 16) });
        const sampled = await sampleExport(source, NAMED.find((each) => each === name) ?? null);
        const facts = { ...FACTS, timeZone: definition.export.timeZone };
        const input = { ...sampled, edition: DEFAULT_EDITION, name: "x.csv", facts };
        const drafted = draftDefinition(input);
        const survey = completed(drafted.text, given);
        const judged = await judgeText(bytes, { definition: survey, quarter });
        expect(judged.responses).toEqual(responses);
        expect(judged.outcome.reconciliation.excluded).toEqual(given.excluded);
      }),
      { numRuns: RUNS },
    );
  });
});
