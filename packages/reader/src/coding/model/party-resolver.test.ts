import type { Contribution, Entity, Span } from "@rapporteur/core/model";
import { describe, expect, test } from "vitest";
import type { Filler } from "../../language/heads/index.ts";
import { analyse } from "../../language/index.ts";
import { languageModel } from "../../reading/language-model.ts";
import type { CodingInput } from "../coding-input.ts";
import { PartyResolver } from "./party-resolver.ts";

function person(name: string, actsFor: string | null = null): Entity {
  const id = `person:${name.toLowerCase().replaceAll(" ", "-")}`;
  return { id, type: "person", name, iso3: null, country: actsFor, actsFor, aliases: [], mentions: [] };
}

/** A text of one section, its author, and what in it an interviewer says. */
function resolverOf(text: string, author: Entity | null = null, asides: readonly Span[] = []) {
  const section: Contribution = {
    heading: null,
    start: 0,
    end: text.length,
    body: [0, text.length],
    bio: null,
    author: author?.id ?? null,
    affiliation: null,
    roles: [],
  };
  const input: CodingInput = {
    text,
    analysis: analyse(text, { model: languageModel() }),
    contributions: [section],
    asides,
    authors: author === null ? [] : [author],
    title: null,
    documentDate: null,
    coder: "test",
  };
  const resolver = new PartyResolver(input);
  const spanOf = (words: string): Span => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const filler = (words: string, antecedents: readonly (string | null)[] = []): Filler => ({
    span: spanOf(words),
    anchor: null,
    chance: 0.9,
    antecedents: antecedents.map((other) => ({ span: other === null ? null : spanOf(other), chance: 0.9 })),
  });
  const resolve = (words: string, antecedents: readonly (string | null)[] = []): string[] =>
    resolver.resolve(filler(words, antecedents), text.indexOf(words)).map(({ entity }) => entity);
  const resolveAt = (span: Span): string[] =>
    resolver.resolve({ span, anchor: null, chance: 0.9, antecedents: [] }, span.start).map(({ entity }) => entity);
  const beside = (words: string): string[] => resolver.beside(filler(words), text.indexOf(words)).map(({ entity }) => entity);
  const entityOf = (id: string): Entity | undefined => resolver.entities(new Set([id])).find((entity) => entity.id === id);
  return { resolve, resolveAt, beside, entityOf };
}

describe("words that name somebody", () => {
  test("a state in capitals is no pronoun", () => {
    const { resolve } = resolverOf("The US froze the assets of Togo, and the WHO protested.", person("Ada Brandt"));
    expect(resolve("US")).toEqual(["state:USA"]);
    expect(resolve("the WHO")).toEqual(["org:WHO"]);
  });

  test("people and bodies that serve a state are parties of their own, who act for it", () => {
    const { resolve, entityOf } = resolverOf("On Monday Moldovan prosecutors asked for the money, and Turkish drones hit the depot.");
    const [id = ""] = resolve("Moldovan prosecutors");
    expect(entityOf(id)).toMatchObject({ name: "Moldovan prosecutors", type: "group", actsFor: "state:MDA" });
    expect(resolve("Turkish drones")).toEqual(["state:TUR"]);
  });

  test("a body or a place is neither he nor she", () => {
    const { resolve } = resolverOf("The capital and the harbour pilot were silent. She predicted a strike.");
    expect(resolve("She", ["The capital"])).toEqual([]);
    expect(resolve("She", ["the harbour pilot"])).toHaveLength(1);
  });

  test("a described party keeps the words that tell it from others, without what it did", () => {
    const { resolve, entityOf } = resolverOf("The separatists in Tiraspol levied a fee. Later the separatists, who had guns, left.");
    const [id = ""] = resolve("The separatists in Tiraspol");
    expect(entityOf(id)?.name).toBe("separatists in Tiraspol");
    expect(resolve("the separatists")).toEqual([id]);
  });

  test("a name that nobody knows is a person without the state before it, also by the surname alone", () => {
    const { resolve, entityOf } = resolverOf(
      "Bank President and chair of talks, Norland’s Orlo Vastin, admitted the failure. The guilds welcomed Vastin's words.",
    );
    const [id = ""] = resolve("Norland’s Orlo Vastin");
    expect(entityOf(id)).toMatchObject({ name: "Orlo Vastin", type: "person" });
    expect(resolve("Vastin's")).toEqual([id]);
  });

  test("a bare plural is not the one who was described before", () => {
    const { resolve } = resolverOf("The separatist leader of Ica signed. Later the leader left, and the leaders met.");
    const [id = ""] = resolve("The separatist leader of Ica");
    expect(resolve("the leaders")).not.toEqual([id]);
    expect(resolve("the leader")).toEqual([id]);
  });

  test("a bare number is no party", () => {
    const { resolve } = resolverOf("The army let the others go, and five stayed.");
    expect(resolve("five")).toEqual([]);
  });

  test("two who are not named are whom the words before name, else nobody", () => {
    const text = "Togo and Benin sent ships. Both navies fired. The two sides met. Both ministers left.";
    const { resolve } = resolverOf(text);
    expect(resolve("Both navies", ["Togo", "Benin"])).toEqual(["state:TGO", "state:BEN"]);
    expect(resolve("Both navies", ["Togo"])).toEqual([]);
    expect(resolve("Both ministers")).toEqual([]);
  });

  test("people are a party of their own, no matter who was named before", () => {
    const text = "Lomé spoke first. The growers of Ica left.";
    const { resolve } = resolverOf(text);
    expect(resolve("The growers of Ica", ["Lomé"])).toEqual(["group:growers-of-ica"]);
  });

  test("a name of two parts joined by a hyphen stays whole and is a person's", () => {
    const { resolve, entityOf } = resolverOf("In Kiel the analyst Ulrike Jahnke-Pohl attacked the address.");
    const [id = ""] = resolve("Ulrike Jahnke-Pohl");
    expect(id).toBe("person:ulrike-jahnke-pohl");
    expect(entityOf(id)?.name ?? "Ulrike Jahnke-Pohl").toBe("Ulrike Jahnke-Pohl");
  });

  test("the surname of the section's author is the author", () => {
    const author = person("Piet Aldous");
    const { resolve } = resolverOf("Aldous thinks that the truce holds. He expects talks.", author);
    expect(resolve("Aldous")).toEqual([author.id]);
    expect(resolve("He")).toEqual([author.id]);
  });
});

describe("parties in a list", () => {
  test("each is a party", () => {
    const { beside } = resolverOf("France, Togo and the European Union back the plan. Neither Lima nor Quito signed it.");
    expect(beside("Togo").toSorted()).toEqual(["org:EU", "state:FRA"]);
    expect(beside("Quito")).toEqual(["state:PER"]);
  });

  test("not what is set against another, nor what is no party", () => {
    const { beside } = resolverOf("Moscow, not Minsk, shut the line. Ghana and the weather delayed the fleet.");
    expect(beside("Moscow")).toEqual([]);
    expect(beside("Ghana")).toEqual([]);
  });
});

describe("pronouns", () => {
  test("we is whom the author acts for, and I the author", () => {
    const author = person("Ama Owusu", "state:GHA");
    const { resolve } = resolverOf("We've asked Lomé for the list, and I regret the delay.", author);
    expect(resolve("We've")).toEqual(["state:GHA"]);
    expect(resolve("I")).toEqual([author.id]);
  });

  test("the we of somebody who acts for nobody stays open", () => {
    const { resolve } = resolverOf("We have asked Ankara for its plans.", { ...person("Ada Quist"), country: "state:DNK" });
    expect(resolve("We")).toEqual([]);
  });

  test("an author whose surname begins another word of the text still says I", () => {
    const author = person("Mei Li");
    const { resolve } = resolverOf("Libya votes: my view is that this helps.", author);
    expect(resolve("my")).toEqual([author.id]);
  });

  test("he is nobody's state", () => {
    const { resolve } = resolverOf("Zambia has a new president. Last month he opened the line again.", person("Omer Bulcke"));
    expect(resolve("he", ["Zambia"])).toEqual([]);
  });

  test("he is the office-holder whom the words before describe, also where they would stand for the state", () => {
    const { resolve, entityOf } = resolverOf("The king of Jordan spoke first. Later he sent an envoy to Togo.", person("Omer Bulcke"));
    const [id = ""] = resolve("he", ["The king of Jordan"]);
    expect(entityOf(id)).toMatchObject({ name: "king of Jordan", actsFor: "state:JOR" });
  });

  test("an author who writes is not the he of the text", () => {
    const { resolve } = resolverOf("The colonel kept the bridge. Then he left.", person("Ada Brandt"));
    expect(resolve("he")).not.toEqual(["person:ada-brandt"]);
  });
});

describe("an interviewer's turn", () => {
  const text = "The mill pays. You called it theft. I regret that.";
  const author = person("Ada Brandt");
  const aside = { start: text.indexOf("You"), end: text.indexOf("I regret") };
  const { resolve } = resolverOf(text, author, [aside]);

  test("'you' is the guest", () => expect(resolve("You")).toEqual([author.id]));

  test("the guest's own turns are the guest's", () => expect(resolve("I")).toEqual([author.id]));

  test("nobody who speaks there is the guest", () => {
    const asked = "I met the envoy. I hear that I am wrong. I know.";
    const from = asked.indexOf("I hear");
    const interview = resolverOf(asked, author, [{ start: from, end: asked.indexOf("I know") }]);
    expect(interview.resolve("I hear".slice(0, 1))).toEqual([author.id]);
    expect(interview.resolveAt({ start: from, end: from + 1 })).toEqual([]);
  });
});
