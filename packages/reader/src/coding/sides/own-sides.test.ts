import type { Block, Contribution, Entity } from "@rapporteur/core/model";
import { describe, expect, test } from "vitest";
import { analyse } from "../../language/index.ts";
import { languageModel } from "../../reading/language-model.ts";
import { OwnSides } from "./own-sides.ts";

interface Page {
  /** Lines before the text: kind and words. */
  readonly head: readonly (readonly [Block["kind"], string])[];
  readonly says?: string;
  readonly affiliation?: string;
  readonly post?: string;
  readonly facts?: Partial<Entity>;
}

/** Sides on a page of one author. */
function sidesOn({ head, says = "We paid the fee.", affiliation, post, facts = {} }: Page): OwnSides {
  let text = "";
  const blocks: Block[] = [];
  for (const [kind, words] of [...head, ["paragraph", says] as const]) {
    blocks.push({ kind, level: 0, start: text.length, end: text.length + words.length });
    text += `${words}\n\n`;
  }
  const body = blocks.at(-1) as Block;
  const blank = { iso3: null, country: null, actsFor: null, aliases: [], mentions: [] };
  const person: Entity = { ...blank, id: "person:author", type: "person", name: "Ada Quist", ...facts };
  const guest: Entity = { ...blank, id: "person:guest", type: "person", name: "Piet Aldous" };
  const org: Entity[] = affiliation === undefined ? [] : [{ ...blank, id: "org:body", type: "organization", name: affiliation }];
  const section: Contribution = {
    heading: null,
    start: body.start,
    end: body.end,
    body: [body.start, body.end],
    bio: null,
    author: person.id,
    affiliation: org[0]?.id ?? null,
    roles: post === undefined ? [] : [{ text: post, org: null, former: false }],
  };
  return new OwnSides({
    text,
    analysis: analyse(text, { model: languageModel(), blocks }),
    contributions: [section],
    authors: [person, guest, ...org],
    blocks,
    title: null,
    documentDate: null,
    coder: "test",
  });
}

function sideOn(page: Page): string | null {
  return sidesOn(page).of("person:author");
}

describe("whom an author means by we", () => {
  test.each([
    ["whom they act for", { head: [], facts: { actsFor: "state:GHA", country: "state:GHA" } }, "state:GHA"],
    ["the state that their words call theirs", { head: [["other", "Quist (Harbour School, Oslo)"]], says: "We Danes pay the fee." }, "state:DNK"],
    ["where they say they are", { head: [], says: "We in Kenya paid twice." }, "state:KEN"],
    ["a body whose members act together", { head: [["other", "Ada Quist, Growers' Union, Accra"]], affiliation: "Growers' Union" }, "org:body"],
    ["not a school or a journal", { head: [["other", "Ada Quist (Volta Institute, Accra)"]], affiliation: "Volta Institute" }, "state:GHA"],
    ["a post they held", { head: [["bio", "Ada Quist served in the Peruvian navy and farms near Leeds."]] }, "state:PER"],
    ["a town that is no capital", { head: [["other", "Ada Quist, grain trader, Lviv:"]] }, "state:UKR"],
    ["where they were born", { head: [["bio", "Ada Quist, a Lima-born lawyer, practises in Bern."]] }, "state:PER"],
    ["the town of the dateline", { head: [["other", "Sofia, 3 May 1999"]] }, "state:BGR"],
  ] as const)("%s", (_, page, side) => expect(sideOn(page as Page)).toBe(side));
});

describe("an author's we stays open", () => {
  test.each([
    ["where the page tells nothing", { head: [["byline", "By Ada Quist"]] }],
    ["where they deal with a state", { head: [["bio", "Ada Quist is a correspondent in Kenya and writes on Peru."]] }],
    ["where they are posted", { head: [["byline", "From: Ada Quist, Counsellor, Seoul"]] }],
    ["where several states stand beside the name", { head: [["other", "Ada Quist, for the four (Benin, Chad, Mali, Togo)"]] }],
    ["in what is dated from abroad", { head: [["other", "LIMA, Peru, May 1991"]] }],
    ["in a seat of organizations", { head: [["other", "Geneva, 3 May 1999"]] }],
    ["where the language is a people's name", { head: [["other", "Translated from the Danish, 3 May 1999"]] }],
    ["where the words are of another people", { head: [], says: "They wrote to us, the Danish envoy being away." }],
  ] as const)("%s", (_, page) => expect(sideOn(page as Page)).toBeNull());
});

test("of a line that lists several people each has the own part", () => {
  const head = [["paragraph", "At the table: Ada Quist (of a Lusaka weekly) and Piet Aldous (banker, Oslo)."]] as const;
  expect(sideOn({ head })).toBe("state:ZMB");
});

test("a state that the text does not name is supplied where it is used", () => {
  const sides = sidesOn({ head: [["other", "Ada Quist, grain trader, Lviv:"]] });
  const side = sides.of("person:author") ?? "";
  expect(sides.unnamed(new Set([side]))).toMatchObject([{ id: "state:UKR", name: "Ukraine", type: "state" }]);
  expect(sides.unnamed(new Set())).toEqual([]);
});

test("a spokesperson speaks for the state of the dateline, and a scholar for none", () => {
  const head = [["other", "Sofia, 3 May 1999"]] as const;
  expect([...sidesOn({ head, post: "Spokesperson" }).spokespeople()]).toEqual([["person:author", "state:BGR"]]);
  expect([...sidesOn({ head, post: "Professor of law" }).spokespeople()]).toEqual([]);
});
