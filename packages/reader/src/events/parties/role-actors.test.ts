import { describe, expect, it } from "vitest";
import type { Entity } from "@rapporteur/core/model";
import { analyse } from "../../language/analyse.ts";
import { languageModel } from "../../reading/language-model.ts";
import { ActorFinder } from "./actors.ts";
import { RoleActors } from "./role-actors.ts";

/** Whom the noun phrase at a word of the first sentence names, and the entity where its name is unknown. */
function named(text: string, word: string): { ids: string[]; entities: Entity[] } {
  const analysis = analyse(text, { model: languageModel() });
  const roles = new RoleActors();
  const at = analysis.sentences[0]?.tokens.findIndex(({ form }) => form === word) ?? -1;
  const ids = new ActorFinder(analysis, { roles }).at(0, at).map(({ entity }) => entity);
  return { ids, entities: roles.entities(new Set(ids)) };
}

describe("parties named by role", () => {
  it("are a group without a name, an office, or the state that they act for", () => {
    expect(named("The rebels attacked the Malian army near Gao on Sunday.", "rebels").ids).toEqual(["group:rebels"]);
    expect(named("The crown prince warned Russia in December.", "prince").ids).toEqual(["group:crown-prince"]);
    expect(named("The rebels attacked the Malian army near Gao on Sunday.", "army").ids).toEqual(["state:MLI"]);
  });

  it("are entities with the country that the phrase tells", () => {
    expect(named("China threatened Taiwanese firms with sanctions after the vote.", "firms").entities).toMatchObject([
      {
        id: "group:taiwanese-firms",
        type: "group",
        name: "Taiwanese firms",
        country: "state:TWN",
        actsFor: null,
        mentions: [{ start: 17, end: 32 }],
      },
    ]);
  });

  it("are nobody where the words tell one of many", () => {
    expect(named("A minister denounced Russia in a speech on Sunday.", "minister").ids).toEqual([]);
  });
});
