import { expect, it } from "vitest";
import type { Entity } from "@rapporteur/core/model";
import { mergeAuthors } from "./merge-authors.ts";

const entity = (id: string, more: Partial<Entity> = {}): Entity => ({
  id,
  type: "person",
  name: id,
  iso3: null,
  country: null,
  actsFor: null,
  aliases: [],
  mentions: [],
  ...more,
});

it("lets the bio decide whom an author acts for, and adds mentions up", () => {
  const found = [
    entity("person:ann", { name: "Ann", country: "state:NLD", actsFor: "state:NLD", aliases: ["Ann Lee"], mentions: [{ start: 5, end: 8 }] }),
    entity("person:xi"),
  ];
  const author = entity("person:ann", {
    name: "Ann Lee",
    country: "state:NLD",
    mentions: [
      { start: 0, end: 3 },
      { start: 5, end: 12 },
    ],
  });
  expect(mergeAuthors(found, [author, entity("person:new")])).toEqual([
    entity("person:ann", {
      name: "Ann Lee",
      country: "state:NLD",
      mentions: [
        { start: 0, end: 3 },
        { start: 5, end: 12 },
      ],
    }),
    entity("person:xi"),
    entity("person:new"),
  ]);
});

it("leaves what the text knows of a body", () => {
  const body = entity("org:NATO", { type: "organization", name: "NATO", actsFor: null, country: null });
  expect(mergeAuthors([body], [entity("org:NATO", { type: "organization", name: "Nato", country: "state:BEL" })])).toEqual([body]);
});
