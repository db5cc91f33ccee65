import { expect, test } from "vitest";
import { isMastheadLine, isNavigationLine, isRubricLine } from "./navigation-lines.ts";

test.each(["Home | Analysis | Regions | Experts | About us", "Home › Commentary › Climate", "Issues · Regions · Experts · Events · Podcasts"])(
  "%s is the way through a site",
  (line) => expect(isNavigationLine(line)).toBe(true),
);

test.each([
  "Moldova votes: Can the coalition hold?",
  "Maria Ceban | Dniester Institute | Chisinau",
  "War, peace and grain — what the Black Sea deal means",
  "The deal is dead. | The war goes on. | Nobody cares. | Not even we.",
])("%s is not", (line) => expect(isNavigationLine(line)).toBe(false));

test("a rubric with a date is no byline, a name with a date is", () => {
  expect(isRubricLine("Experts react | 18 June 2032")).toBe(true);
  expect(isRubricLine("Analysis · March 3, 2032 · 5 min read")).toBe(true);
  expect(isRubricLine("By the editors | August 21, 2031")).toBe(false);
  expect(isRubricLine("Maria Ceban | 4 May 2033")).toBe(false);
  expect(isRubricLine("18 June 2032")).toBe(false);
});

test("an outlet with a date is a masthead, a person with a date is none", () => {
  expect(isMastheadLine("Red Sea Forum | 21 March 2035")).toBe(true);
  expect(isMastheadLine("20 August 2030 | 8 comments")).toBe(true);
  expect(isMastheadLine("Maria Ceban, fellow | 4 May 2033")).toBe(false);
  expect(isMastheadLine("By the editors | August 21, 2031")).toBe(false);
  expect(isMastheadLine("The two sides met again on the river in the north. | 4 May 2033")).toBe(false);
});
