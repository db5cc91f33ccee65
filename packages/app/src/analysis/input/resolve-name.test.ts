import { expect, test } from "vitest";
import type { Entity } from "@rapporteur/core/model";
import { resolveName } from "./resolve-name.ts";

const entity = (id: string, name: string, given: Partial<Entity> = {}): Entity => ({
  id,
  type: "organization",
  name,
  iso3: null,
  country: null,
  actsFor: null,
  aliases: [],
  mentions: [],
  ...given,
});
const entities = [
  entity("state:RUR", "Ruritania", { iso3: "RUR", aliases: ["the Kingdom"] }),
  entity("org:river-union", "River Union", { aliases: ["Union"] }),
  entity("org:union", "Dockers’ Union", { aliases: ["Union"] }),
  entity("person:ada-lind", "Ada Lind"),
];
const known = [...entities.map(({ id }) => id), "concept:sea-tolls"];
const resolved = (word: string): string => resolveName(word, known, entities);

test("an entity is meant by its id, its name, an alias or a code, in any case and without marks", () => {
  for (const word of ["state:RUR", "Ruritania", " ruritánia ", "RUR", "rur", "THE KINGDOM"]) expect(resolved(word), word).toBe("state:RUR");
  expect(resolved("ada-lind")).toBe("person:ada-lind");
  // What has no record is known by its id alone.
  for (const word of ["concept:sea-tolls", "sea-tolls", "Sea Tolls"]) expect(resolved(word), word).toBe("concept:sea-tolls");
});

test("a whole name is meant before an alias of another", () => {
  const named = [...entities, entity("org:u", "Union")];
  expect(resolveName("Union", [...known, "org:u"], named)).toBe("org:u");
});

test("where two are meant, or none, the error says what there is", () => {
  const cureOf = (word: string, among: readonly string[] = known): unknown => {
    try {
      return resolveName(word, among, entities);
    } catch (thrown) {
      return (thrown as { details: { cure: string } }).details.cure;
    }
  };
  expect(cureOf("Union")).toBe("say which: org:river-union, org:union");
  expect(cureOf("Ruritanja")).toBe("did you mean Ruritania?");
  expect(cureOf("zzz")).toBe("there are: Ruritania, River Union, Dockers’ Union, Ada Lind, concept:sea-tolls");
  const many = Array.from({ length: 9 }, (_, at) => `concept:${at}`);
  expect(cureOf("zzz", many)).toBe(`there are: ${many.slice(0, 8).join(", ")} …`);
});
