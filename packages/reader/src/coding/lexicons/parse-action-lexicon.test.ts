import { describe, expect, it } from "vitest";
import { isRapporteurError } from "@rapporteur/core/base";
import { actions, signOf } from "@rapporteur/core/model";
import { builtInActions, parseActionLexicon } from "./parse-action-lexicon.ts";

function problemOf(text: string): string {
  try {
    parseActionLexicon(text);
    return "none";
  } catch (thrown) {
    return isRapporteurError(thrown) ? `${thrown.code} ${thrown.details["line"]}` : String(thrown);
  }
}

describe("parseActionLexicon", () => {
  it("reads every mark of the notation", () => {
    const { verbs, nouns } = parseActionLexicon("# mine\nAID 7.4: hand +over [arm/tank] >to/for,\n  meet <> >with, vow ~\nASSAULT -10: n:raid >on");
    expect(verbs.get("hand")).toEqual([
      {
        action: "AID",
        weight: 7.4,
        kind: "verb",
        lemma: "hand",
        particle: "over",
        objects: new Set(["arm", "tank"]),
        prepositions: new Set(["to", "for"]),
        complement: false,
        mutual: false,
      },
    ]);
    expect(verbs.get("meet")?.[0]).toMatchObject({ mutual: true, prepositions: new Set(["with"]) });
    expect(verbs.get("vow")?.[0]?.complement).toBe(true);
    expect(nouns.get("raid")?.[0]?.action).toBe("ASSAULT");
  });

  it("tries what asks for more first", () => {
    const found = parseActionLexicon("SUPPORT 3: back\nREJECT -4: back +down, back [down] >from").verbs.get("back");
    expect(found?.map((pattern) => pattern.action)).toEqual(["REJECT", "REJECT", "SUPPORT"]);
  });

  it("names the line it cannot read", () => {
    expect(problemOf("AID 7: help\nHELP 7: help")).toBe("RAP_CODING_LEXICON 2");
    expect(problemOf("AID 70: help")).toBe("RAP_CODING_LEXICON 1");
    expect(problemOf("\nAID 7: help >to >for [x")).toBe("RAP_CODING_LEXICON 2");
    expect(problemOf("help")).toBe("RAP_CODING_LEXICON 1");
  });
});

describe("the built-in lexicon", () => {
  const patterns = [...builtInActions().verbs.values(), ...builtInActions().nouns.values()].flat();

  it("knows words for every action", () => {
    expect(new Set(patterns.map((pattern) => pattern.action))).toEqual(new Set(actions));
  });

  it("weighs conflict below nothing and cooperation above", () => {
    for (const { action, weight, lemma } of patterns) expect([lemma, Math.sign(weight)]).toEqual([lemma, signOf(action)]);
  });

  it("has no pattern twice with different actions", () => {
    const keys = new Map<string, string>();
    for (const { action, ...shape } of patterns) {
      const key = JSON.stringify({ ...shape, weight: 0, objects: [...(shape.objects ?? [])], prepositions: [...(shape.prepositions ?? [])] });
      expect([key, keys.get(key) ?? action]).toEqual([key, action]);
      keys.set(key, action);
    }
  });
});
