import type { Contribution, Entity } from "@rapporteur/core/model";
import { expect, test } from "vitest";
import { analyse } from "../../language/index.ts";
import { languageModel } from "../../reading/language-model.ts";
import { Voices } from "./voices.ts";

const text = "Liu spoke. Ada spoke. Jordan spoke.";

const person = (name: string): Entity => ({
  id: `person:${name.toLowerCase()}`,
  type: "person",
  name,
  iso3: null,
  country: null,
  actsFor: null,
  aliases: [],
  mentions: [],
});

test("an author is called by a surname or a first name that no other author has, and that is no state's", () => {
  const authors = ["Liu Weizhong", "Ada Lund", "Ada Paul", "Paul Quist", "Mali Berg"].map(person);
  const contributions = authors.map(({ id }): Contribution => {
    return { heading: null, start: 0, end: text.length, body: [0, text.length], bio: null, author: id, affiliation: null, roles: [] };
  });
  const analysis = analyse(text, { model: languageModel() });
  const voices = new Voices({ text, analysis, contributions, authors, title: null, documentDate: null, coder: "test" });
  expect(voices.named("Liu")).toBe("person:liu weizhong");
  expect(voices.named("Lund’s")).toBe("person:ada lund");
  expect(voices.named("Ada")).toBeNull();
  expect(voices.named("Paul")).toBe("person:ada paul");
  expect(voices.named("Mali")).toBeNull();
});
