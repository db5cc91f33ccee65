import { describe, expect, it } from "vitest";
import { codePassage } from "../../../../../test/support/code-passage.ts";

function relationsOf(text: string): string[] {
  return codePassage(text)
    .statements.filter((statement) => statement.type === "relation")
    .map(({ source, action, target }) => `${source} ${action} ${target}`);
}

describe("actors named by role", () => {
  it("lets a group without a name act on a named actor", () => {
    expect(relationsOf("The rebels attacked the Malian army near Gao on Sunday.")).toEqual(["group:rebels ASSAULT state:MLI"]);
    expect(relationsOf("Saudi Arabia cut its exports. The crown prince warned Russia in December.")).toContain(
      "group:crown-prince THREATEN state:RUS",
    );
  });

  it("gives such an actor as an entity, with the country that the phrase tells", () => {
    const { entities } = codePassage("China threatened Taiwanese firms with sanctions after the vote.");
    expect(entities.find(({ id }) => id === "group:taiwanese-firms")).toMatchObject({
      type: "group",
      name: "Taiwanese firms",
      country: "state:TWN",
      actsFor: null,
      mentions: [{ start: 17, end: 32 }],
    });
  });

  it("drafts nothing between two actors without a name, nor from one of many", () => {
    expect(relationsOf("The insurgents attacked the army in the capital on Sunday.")).toEqual([]);
    expect(relationsOf("A minister denounced Russia in a speech on Sunday.")).toEqual([]);
  });

  it("keeps no entity that no statement speaks of", () => {
    const { entities } = codePassage("The rebels rested on Sunday while Russia and China watched the border.");
    expect(entities.filter(({ type }) => type === "group")).toEqual([]);
  });
});

describe("deeds in nouns without an owner", () => {
  it("takes the subject of the clause for the party to talks", () => {
    expect(relationsOf("After two days of talks with Iran, France announced a new plan.")).toContain("state:FRA CONSULT state:IRN");
  });

  it("does not make whoever welcomes sanctions the one who imposed them", () => {
    expect(relationsOf("Poland welcomed the sanctions on Russia.").filter((relation) => relation.includes("SANCTION"))).toEqual([]);
  });

  it("turns what is suffered from another around", () => {
    expect(relationsOf("Serbia faces sanctions from the European Union over its vote.")).toContain("org:EU SANCTION state:SRB");
  });
});

describe("demands and claims", () => {
  it("reads what is insisted on as asked for only where it is", () => {
    const asked = (text: string): string[] => relationsOf(text).filter((relation) => relation.includes("REQUEST"));
    expect(asked("Poland insists that Germany can protect itself in the north.")).toEqual([]);
  });
});
