import fc from "fast-check";
import { expect, it } from "vitest";

/** Something that can be judged by the whole catalogue. */
export interface Judgeable {
  /** Ids of the rules that fire, whatever their severity. */
  judge(): Promise<ReadonlySet<string>>;
}

/** Chooses within a mutation: `pick(fc.constantFrom, "x", "y")`. */
export type Pick = fc.GeneratorValue;

/** One of several values, with their type: `fc.constantFrom` loses it within `pick`. */
export function pickOne<const T>(pick: Pick, values: readonly T[]): T {
  return pick(() => fc.constantFrom(...values));
}

/** A valid input passes all rules; one mutation fires exactly one of them. */
export interface RuleProperty<V extends Judgeable = Judgeable> {
  readonly rule: `CX${number}`;
  /** What the mutation does, such as "a rating that the scale lacks". */
  readonly story: string;
  readonly valid: fc.Arbitrary<V>;
  mutate(valid: V, pick: Pick): Judgeable;
  /** A change that comes as near as possible and does not fire the rule: one response fewer, say. */
  nearMiss?(valid: V, pick: Pick): Judgeable;
  /**
   * Rules that the mutation and the near miss may fire as well, where it cannot be otherwise: a
   * comment beside each says why.
   */
  readonly along?: readonly `CX${number}`[];
  /** Generated inputs; fewer where each is large. */
  readonly runs?: number;
}

/** For a list with different kinds of input in it. */
export function ruleProperty<V extends Judgeable>(property: RuleProperty<V>): RuleProperty {
  return property as unknown as RuleProperty;
}

export function testRuleProperty(property: RuleProperty): void {
  const { rule, story, valid, along = [], runs = 12 } = property;
  it(`${rule}: ${story}`, async () => {
    await fc.assert(
      fc.asyncProperty(valid, fc.gen(), async (input, pick) => {
        expect([...(await input.judge())], "the valid input passes every rule").toEqual([]);
        const fired = await property.mutate(input, pick).judge();
        expect([...fired], "the mutation fires the rule").toContain(rule);
        const others = (ids: ReadonlySet<string>): string[] =>
          [...ids].filter((id) => id !== rule && !along.some((each) => each === id));
        expect(others(fired), "the mutation fires nothing else").toEqual([]);
        if (property.nearMiss === undefined) return;
        const missed = await property.nearMiss(input, pick).judge();
        expect([...missed], "the near miss does not fire the rule").not.toContain(rule);
        expect(others(missed), "the near miss fires nothing else").toEqual([]);
      }),
      // To make a large input smaller step by step takes minutes.
      { numRuns: runs, endOnFailure: runs <= 3 },
    );
  });
}
