import { expect, it, test } from "vitest";
import { pageFrom } from "../../page-for-tests.ts";
import type { MarkedPerson } from "../author-mark.ts";
import { readRoles } from "../bio-roles.ts";
import { houseOf, withHouse } from "./house.ts";

const house = (words: string): string | null => houseOf(pageFrom(words))?.body.name ?? null;

test.each([
  ["A text.\n\n© 2031 Corvid House. All rights reserved.", "Corvid House"],
  ["A text.\n\n© Corvid & Pym 2031", "Corvid & Pym"],
  ["A text.\n\nThe Corvid Center does not take institutional positions.", "Corvid Center"],
  ["Five Corvid Center scholars answer.\n\n© 2031 Somebody Else", "Corvid Center"],
  ["A text.\n\nLind Privatbank AG, Tarrow. Past performance is no guide.", "Lind Privatbank"],
  ["Corvid House | Research | Events\n\nA text.", "Corvid House"],
  ["Lind Lines (LL) Q1 2031 Call Transcript\n\nA text.", "Lind Lines"],
  ["LIND LETTERS · No. 212\n\nA text.", "LIND LETTERS"],
  ["[Lind College](https://lind.example) / [News](https://lind.example/n)\n\nA text.", "Lind College"],
  ["CORVID RISK — client use only\n\nA text.", "CORVID RISK"],
  ["A text.\n\nLind State was founded in 1911 and has nine rooms.\n\nWrite to Lind State University.", "Lind State University"],
  ["A text.\n\nOn Monday five Corvid House staff met.", "Corvid House"],
])("reads whose page it is in %j", (words, name) => expect(house(words)).toBe(name));

test.each([
  "A text.\n\n© Ada Stone 2031",
  "A text.\n\nPhoto © Norway",
  "A day at the office | Weather\n\nA text.",
  "DAILY PRESS BRIEFING\n\nA text.",
  "Climate Summit — what comes next\n\nA text.",
])("reads nobody's in %j", (words) => expect(house(words)).toBeNull());

function body(post: string, page: string, isTalk = false): string | undefined {
  const person: MarkedPerson = { name: "Ada Stone", nameSpan: { start: 0, end: 9 }, roles: readRoles(post, 0, false), organizations: [] };
  return withHouse(person, houseOf(pageFrom(page)), isTalk).organizations[0]?.name;
}

it("gives a post of no body to the house", () => {
  const page = "A text.\n\n© 2031 Corvid House.";
  expect(body("Associate Fellow", page)).toBe("Corvid House");
  expect(body("Director, Energy Programme", page)).toBe("Corvid House");
  expect(body("Director, Global Economy", page)).toBe("Corvid House");
});

it("gives chairs and candidates to the school", () => {
  const page = "A text.\n\n© 2031 Corvid University.";
  expect(body("Stone Chair in Energy Law", page)).toBe("Corvid University");
  expect(body("doctoral candidate", page)).toBe("Corvid University");
  expect(body("Chair", "A text.\n\n© 2031 Corvid House.")).toBe("Corvid House");
});

test.each([
  ["Senior Associate, Corvid Initiative", "CORVID INITIATIVE | Events\n\nA text.", false],
  ["Fellow, Lind Institute", "A text.\n\n© 2031 Corvid House.", false],
  ["former ambassador to Norway", "A text.\n\n© 2031 Corvid House.", false],
  ["president of Norway", "A text.\n\n© 2031 Corvid House.", false],
  ["professor of law", "A text.\n\n© 2031 Corvid House.", false],
  ["economist", "A text.\n\n© 2031 Corvid Times.", false],
  ["economist", "A text.\n\n© 2031 Corvid House.", true],
])("leaves %j as it is", (post, page, isTalk) => expect(body(post, page, isTalk)).toBeUndefined());
