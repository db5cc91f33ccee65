import { expect, test } from "vitest";
import { openAuthorBook } from "./author-entities.ts";
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
