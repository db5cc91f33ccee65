import { expect, test } from "vitest";
import { isSignature } from "../../sources/articles/article.ts";
import { endsInSpeaking, withoutSpeakingVerb, withoutWritingVerb } from "../signed/speaking-verb.ts";
import { pageFrom } from "../page-for-tests.ts";
import { toPageUnits } from "../page-unit.ts";
import { readGenre } from "../read-genre.ts";
import { namedPeople } from "../voices/name-mentions.ts";
import { readRoles } from "./bio-roles.ts";
import { readJoinedPredicates } from "./bio-sentences.ts";
import { findOrganizations, isPlaceOrState } from "./organization-names.ts";
import { readPosts } from "./read-bio.ts";
import { nameForms, personOf } from "./name-forms.ts";
import { isOffice, personByRole, personOfState } from "./role-person.ts";

/* Runs of one sign took these functions a time that grew with the square of their length: seconds to minutes for what is here. */
const spaces = `${" ".repeat(60_000)}x`;
const work: Readonly<Record<string, () => unknown>> = {
  "roles in spaces": () => readRoles(spaces, 0, false),
  "roles in brackets": () => readRoles(`${")".repeat(60_000)}x`, 0, false),
  "roles in names": () => readRoles("Ada Lund, ".repeat(20_000), 0, false),
  "roles in full stops": () => readRoles(`${". ".repeat(30_000)}x`, 0, false),
  "predicates in spaces": () => readJoinedPredicates(spaces, 0),
  "bodies in names": () => findOrganizations("Ada\n".repeat(15_000)),
  "places in spaces": () => isPlaceOrState(spaces),
  "posts in lines": () => readPosts(`${"\n".repeat(60_000)}x`, 0),
  "offices in spaces": () => [isOffice(spaces), personByRole(spaces, 0), personOfState(spaces, 0)],
  "offices in brackets": () => personOfState("(".repeat(60_000), 0),
  "a person in spaces": () => personOf(spaces, [nameForms({ name: "Ada Lund", nameSpan: { start: 0, end: 8 }, roles: [], organizations: [] })]),
  "verbs of speaking in spaces": () => [endsInSpeaking(spaces), withoutSpeakingVerb(spaces), withoutWritingVerb(spaces)],
  "a signature in spaces": () => isSignature(spaces),
  "people in capitals": () => namedPeople(toPageUnits(pageFrom("A".repeat(100_000))), []),
};

test.each(Object.entries(work))("%s", (_, run) => {
  const began = performance.now();
  run();
  expect(performance.now() - began).toBeLessThan(2000);
});

test.each(["A.", "A", "Ada-"])("no name is made of a page's worth of “%s”: a pattern of it would be too large", (unit) => {
  const long = unit.repeat(Math.ceil(40_000 / unit.length));
  const page = pageFrom(
    `# Interview\n\nAda Lind ${long}: The pact will hold.\n\nQ: Will it?\n\nAda Lind: It will ${long}.\n\nQ: And then?\n\nAda Lind: No.`,
  );
  expect(readGenre(page).entities.every(({ name }) => name.length <= 200)).toBe(true);
});
