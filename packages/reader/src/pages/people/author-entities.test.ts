import { expect, test } from "vitest";
import { openAuthorBook } from "./author-entities.ts";
import { readBio } from "./read-bio.ts";
import { personByRole } from "./role-person.ts";

test.each([
  ["The representative of Kenya", "state:KEN"],
  ["Spokeswoman of Peru", "state:PER"],
  ["The representative of the growers of Kenya", null],
  ["Spokesperson", null],
])("%s acts for %s", (written, state) => {
  const person = personByRole(written, 0);
  const book = openAuthorBook(written, []);
  if (person === null) throw new Error(`${written} is no office`);
  book.person(person);
  expect(book.entities().map(({ actsFor }) => actsFor)).toEqual([state]);
});

test.each([
  ["Ada Stone is the author of The Salt Road.", ["the author of The Salt Road"]],
  ["Ada Stone is director of the locks and the author of The Salt Road.", ["director of the locks"]],
  ["Ada Stone is a graduate of Orvik University.", []],
])("%s", (bio, roles) => {
  const [person] = readBio(bio, true) ?? [];
  if (person === undefined) throw new Error(`${bio} is no bio`);
  expect(
    openAuthorBook(bio, [])
      .roles(person)
      .map(({ text }) => text),
  ).toEqual(roles);
});
