import { expect, test } from "vitest";
import { RapporteurError } from "@rapporteur/core/base";
import { parseGazetteer } from "./parse-gazetteer.ts";
import { recogniseEntities } from "../recognise-entities.ts";
import { untaggedSentences } from "../testing/untagged-sentences.ts";

function read(gazetteer: string, text: string) {
  return recogniseEntities(text, untaggedSentences(text), { gazetteer: parseGazetteer(gazetteer) });
}

test("a user's state, body and person are found by every way to write them", () => {
  const file = `
# invented
state | Ruritania | code: RUR | adjectives: Ruritanian | seats: Strelsau | nouns: kingdom
organization | Black Sea Board | code: BSB | kind: international | nouns: board
person | Flavia Elphberg | aliases: Princess Flavia | country: RUR | acts for: RUR | gender: female
`;
  const { entities } = read(
    file,
    "We met Princess Flavia near the Ruritanian border. Then Strelsau warned the BSB, and the Black Sea Board replied to Elphberg.",
  );
  const facts = Object.fromEntries(entities.map((entity) => [entity.id, [entity.country, entity.actsFor, entity.mentions.length]]));
  expect(facts["state:RUR"]).toEqual(["state:RUR", "state:RUR", 2]);
  expect(facts["org:BSB"]?.slice(0, 2)).toEqual([null, null]);
  expect(facts["person:flavia-elphberg"]?.slice(0, 2)).toEqual(["state:RUR", "state:RUR"]);
});

test("a user's meaning of a form holds over the built-in one", () => {
  const { entities } = read("person | Georgia | country: -", "Yesterday we saw Georgia again.");
  expect(entities.map((entity) => entity.id)).toEqual(["person:georgia"]);
});

test.each([
  ["stat | Ruritania | code: RUR", 1, "did you mean state?"],
  ["\nstate | Ruritania", 2, "add: | code: ABC"],
  ["person | Jane Doe | contry: FRA", 1, "did you mean “country: …”?"],
  ["person | Jane Doe | country: Gondor", 1, "use a code such as FRA or NATO, or the code of a line of the same file"],
  ["organization | Club | kind: secret", 1, "use one of: international, armed, state, private"],
  ["person |", 1, "write the name behind the type: person | Name"],
])("%j is refused with its line and the cure", (file, line, cure) => {
  try {
    parseGazetteer(file);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(RapporteurError);
    expect((error as RapporteurError).code).toBe("RAP_NLP_GAZETTEER");
    expect((error as RapporteurError).details["line"]).toBe(line);
    expect((error as RapporteurError).cure).toBe(cure);
  }
});
