import { describe, expect, it } from "vitest";
import { judgeDefinition } from "../../../src/engine/judge-definition.js";
import { DEFAULT_EDITION } from "../../../src/guidance/editions.js";
import { CATALOGUE } from "../../../src/rules/catalogue.js";
import { DEFAULT_THRESHOLDS } from "../../../src/rules/thresholds.js";
import { definitionOf } from "../../support/judge.js";

function judged(language: string | undefined, trust: string) {
  const statements = [{ driver: "ease", text: "Fue fácil" }];
  const { counts, skipped } = judgeDefinition({
    file: "survey.yaml",
    definition: definitionOf({
      survey: {
        title: "Encuesta",
        type: "thumbs_up_down",
        transactionPoint: "post_interaction",
        channel: "website",
        ...(language === undefined ? {} : { language }),
      },
      questions: [
        { asks: "trust", text: trust, column: "A" },
        { asks: "positive_drivers", text: "¿Qué marcó la diferencia?", column: "B", statements },
        { asks: "negative_drivers", text: "¿Qué pudo ser mejor?", column: "C", statements },
        { asks: "comment", text: "¿Algo más?", column: "D" },
      ],
    }),
    edition: DEFAULT_EDITION,
    rules: CATALOGUE,
    thresholds: DEFAULT_THRESHOLDS,
    now: 0,
    maxFindings: 10,
    showValues: false,
    locate: () => null,
  });
  const wordings = ["CX502", "CX504", "CX505", "CX507"];
  return {
    fired: wordings.filter((id) => (counts.byRule[id] ?? 0) > 0),
    skipped: skipped.map(({ rule }) => rule).filter((id) => wordings.includes(id)),
  };
}

describe("wordings in another language than the guidance's", () => {
  it("are not compared where the definition names the language, and the report says so", () => {
    expect(judged("es-PR", "Confío en la Agencia.")).toEqual({
      fired: [],
      skipped: ["CX504", "CX505"],
    });
    expect(judged("fr", "Je fais confiance à l’agence.")).toEqual({
      fired: [],
      skipped: ["CX502", "CX504", "CX505", "CX507"],
    });
  });

  it("are compared where it does not, and what is known of Spanish is", () => {
    expect(judged(undefined, "Confío en la Agencia.").fired).toEqual(["CX504", "CX505"]);
    expect(judged("es", "Estoy satisfecho con la Agencia.").fired).toEqual(["CX502"]);
  });
});
