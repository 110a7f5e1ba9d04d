import type { Driver, Edition } from "../../guidance/edition.js";
import type { SurveyDefinition } from "../../survey/definition.js";
import { numberOf, questionsOf } from "./questions-of.js";

export interface LackingDriver {
  readonly driver: Driver;
  readonly question: "2a" | "2b";
  /** Whether notOffered gives a reason. */
  readonly explained: boolean;
  readonly path: readonly (string | number)[];
}

/** Drivers of a status that have no statement in question 2a or 2b. */
export function lackingDrivers(
  definition: SurveyDefinition,
  edition: Edition,
  status: Driver["status"],
): LackingDriver[] {
  const drivers = edition.drivers.filter((driver) => driver.status === status);
  return (["positive_drivers", "negative_drivers"] as const).flatMap((asks) => {
    const [placed] = questionsOf(definition, asks);
    return drivers
      .filter(({ key }) => !placed?.question.statements.some((each) => each.driver === key))
      .map((driver) => ({
        driver,
        question: numberOf(asks),
        explained: placed?.question.notOffered.some((each) => each.driver === driver.key) ?? false,
        path: placed?.path ?? ["questions"],
      }));
  });
}
