import { describe, expect, test } from "vitest";
import type { CauseStatement } from "../../packages/core/src/model/statement.ts";
import { codePassage } from "../support/code-passage.ts";

function causes(text: string): CauseStatement[] {
  return codePassage(text).statements.filter((statement) => statement.type === "cause");
}

describe("sides, sign and status", () => {
  test.each<[string, string, string, 1 | -1]>([
    ["Silence encouraged Moscow to test the alliance.", "Silence", "Moscow to test the alliance", 1],
    ["The sanctions deterred Beijing from selling weapons.", "The sanctions", "Beijing from selling weapons", -1],
    ["The summit makes peace less likely.", "The summit", "peace less likely", -1],
    ["Chinese restraint was driven by economic weakness.", "economic weakness", "Chinese restraint", 1],
    ["The army remains loyal because of higher pay.", "higher pay", "The army remains loyal", 1],
    ["The attack led to the collapse of the government.", "The attack", "the collapse of the government", 1],
    ["The more Riyadh pumps, the less its partners obey.", "Riyadh pumps", "its partners obey", -1],
    ["Lower oil prices reduce the risk of unrest.", "Lower oil prices", "the risk of unrest", 1],
    ["Rising bread prices cause unrest.", "Rising bread prices", "unrest", 1],
    ["The announcement closes a loophole.", "The announcement", "a loophole", -1],
    ["Closing the strait cut the flow of grain.", "Closing the strait", "the flow of grain", -1],
    ["Closing the strait cost the regime four billion dollars.", "Closing the strait", "the regime four billion dollars", -1],
    ["Patient diplomacy kept China at the table.", "Patient diplomacy", "China at the table", 1],
    ["Subsidies keep emissions high.", "Subsidies", "emissions high", 1],
    ["What bends the curve is cheap hardware.", "cheap hardware", "the curve", 1],
    ["Fear of unrest, not trust in diplomacy, drove Tehran to the table.", "Fear of unrest", "Tehran to the table", 1],
    ["Her reversal humiliates Poland, emboldens the Kremlin, and weakens Kyiv.", "Her reversal", "the Kremlin", 1],
    ["Because Washington was absent, the talks failed, and India felt no pressure.", "Washington was absent", "India felt no pressure", 1],
  ])("%s", (text, cause, effect, sign) => {
    const found = causes(text);
    expect(found.map((link) => [link.cause.text, link.effect.text, link.sign ?? 1])).toContainEqual([cause, effect, sign]);
  });

  test("a denied link is denied, a denied effect is not", () => {
    expect(causes("The sanctions have not weakened the army.")[0]?.status).toBe("denied");
    expect(causes("They will not pay because budgets are exhausted.")[0]?.status).toBe("actual");
  });

  test("a pronoun as a side has the concept that it stands for", () => {
    const [link] = causes("The tariff is high. It punishes consumers.");
    expect([link?.cause.text, link?.cause.concept]).toEqual(["It", "concept:tariffs"]);
  });

  test("therefore points back to the sentence before", () => {
    const [link] = causes("Russia needs the port fees. As a result, neither side wants to leave.");
    expect(link?.cause.text).toBe("Russia needs the port fees");
    expect(link?.effect.text).toBe("neither side wants to leave");
  });
});

describe("what is no cause", () => {
  test.each([
    "If the deal fails, prices will rise.",
    "Since 2022 the army has lost four generals.",
    "The leaders met to discuss trade.",
    "Germany cut its imports.",
    "Does the deal weaken the alliance?",
  ])("%s", (text) => {
    expect(causes(text).map((link) => link.quote)).toEqual([]);
  });
});

describe("concepts", () => {
  function effectConcept(text: string): string | null | undefined {
    return causes(text)[0]?.effect.concept;
  }

  test("the same thing in other words has one id", () => {
    const ids = [
      effectConcept("The treaty deepened trade with China because of new rules."),
      effectConcept("The attack fuelled the war in Ukraine."),
      effectConcept("The attack fuelled Ukraine's war."),
    ];
    expect(ids[1]).toBe(ids[2]);
  });

  test("words of change leave the label and turn the sign", () => {
    const [more] = causes("The attack caused more sanctions.");
    const [less] = causes("The attack caused a lack of sanctions.");
    expect(more?.effect.concept).toBe("concept:sanctions");
    expect(less?.effect.concept).toBe("concept:sanctions");
    expect([more?.sign, less?.sign]).toEqual([1, -1]);
  });
});
