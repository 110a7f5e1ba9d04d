import type { Outcome } from "../../src/engine/outcome.js";
import { driversIn } from "../../src/guidance/drivers.js";
import { DEFAULT_EDITION } from "../../src/guidance/editions.js";
import { type JudgedStep, type JudgeInput, judgeSource } from "../../src/judging/judge-source.js";
import { planReading } from "../../src/judging/plan-reading.js";
import { DEFAULT_THRESHOLDS } from "../../src/rules/thresholds.js";
import { openSource } from "../../src/source/open.js";
import { type SurveyDefinition, surveyDefinition } from "../../src/survey/definition.js";
import { chunksOf } from "./read-source.js";

/** A response as plain data, for comparing. */
export interface PlainResponse {
  id: string;
  rating: number;
  positive: string[];
  negative: string[];
  comment: string;
  at: string | null;
}

export interface JudgedText {
  outcome: Outcome;
  responses: PlainResponse[];
}

/** Judges a text as if it were a file. */
export async function judgeText(
  text: string | Uint8Array,
  input: Partial<JudgeInput> = {},
  chunkSize = 1 << 16,
): Promise<JudgedText> {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const full: JudgeInput = {
    source: await openSource({ name: "test.csv", stream: chunksOf(bytes, chunkSize) }),
    definition: null,
    edition: DEFAULT_EDITION,
    surveyType: null,
    rules: [],
    thresholds: DEFAULT_THRESHOLDS,
    now: Date.UTC(2025, 6, 1),
    maxFindings: 100,
    showValues: false,
    ...input,
  };
  const responses: PlainResponse[] = [];
  const outcome = await judgeSource(full, planReading(full), async (step) => {
    responses.push(...plainResponses(step));
  });
  return { outcome, responses };
}

function plainResponses({ mapped }: JudgedStep): PlainResponse[] {
  const batch = mapped.responses;
  return Array.from({ length: batch.length }, (_, i) => {
    const at = batch.submittedAt[i]!;
    return {
      id: batch.externalId(i),
      rating: batch.rating[i]!,
      positive: driversIn(batch.positive[i]!),
      negative: driversIn(batch.negative[i]!),
      comment: batch.comment(i),
      at: Number.isNaN(at) ? null : new Date(at).toISOString(),
    };
  });
}

/** A definition of a thumbs survey, with parts of it replaced. */
export function definitionOf(
  parts: Partial<Record<keyof SurveyDefinition, unknown>>,
): SurveyDefinition {
  return surveyDefinition.parse({
    version: 1,
    edition: "a11-280-2024",
    service: { provider: "Example Agency", name: "Benefits" },
    survey: {
      title: "Benefits survey",
      type: "thumbs_up_down",
      transactionPoint: "post_interaction",
      channel: "website",
    },
    ...parts,
  });
}
