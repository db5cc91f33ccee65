import { type MarkedPerson, markedPerson } from "../people/author-mark.ts";
import { organizationNouns, roleNouns } from "../people/genre-words.ts";
import { isStateWord } from "../people/state-words.ts";

const word = "\\p{Lu}\\p{L}{1,20}(?:[’'-]\\p{L}{1,20})?";
/** "Zaza, engineer, 52", "“Baba Nina”, 89, from Bakhmut", "Tamuna, student 20". */
const aged = new RegExp(
  `^["“]?(${word}(?: ${word}){0,2})["”]?,\\s(?:(\\p{L}[^,.!?:“”"]{2,40}?),?\\s)?(?:aged\\s)?(1[5-9]|[2-9]\\d)(?:,\\s[^.!?:“”"]{2,60})?$`,
  "u",
);
const family = "\\p{Lu}{2,30}(?:[’'-]\\p{Lu}{1,30}){0,2}";
/** "LUND-REY, Ada (Workers' Party)": as lists of candidates and of speakers have it. */
const inverted = new RegExp(
  `^(${family}(?: ${family}){0,2}), (${word}(?: (?:${word}|\\p{Lu}\\.)){0,2})(?:\\s\\([^()]{2,80}\\)|,\\s[^.!?“”"]{2,80})?$`,
  "u",
);

/** Somebody whom a line names by one word or more, with an age: voices of the street have no posts. */
export function agedPerson(line: string): MarkedPerson | null {
  const [, name = "", work] = aged.exec(line) ?? [];
  const words = name.toLowerCase().split(" ");
  if (name === "" || isStateWord(name) || words.some((one) => organizationNouns.has(one) || roleNouns.has(one))) return null;
  const start = line.indexOf(name);
  const person = markedPerson({ name, start, end: start + name.length }, null);
  if (work === undefined) return person;
  const at = line.indexOf(work, start + name.length);
  return {
    ...person,
    roles: [{ text: work, start: at, end: at + work.length, isFormer: /^(?:former|ex-|retired)/i.test(work), isOffice: false, organizations: [] }],
  };
}

/** Somebody whose surname in capitals stands before the first name, the name in the usual order. */
export function invertedPerson(line: string): MarkedPerson | null {
  const [, surname = "", given = ""] = inverted.exec(line) ?? [];
  if (surname === "" || organizationNouns.has(surname.toLowerCase()) || isStateWord(given)) return null;
  const tidied = surname.replace(/\p{Lu}+/gu, (part) => part.charAt(0) + part.slice(1).toLowerCase());
  return markedPerson({ name: `${given} ${tidied}`, start: 0, end: surname.length + 2 + given.length }, null);
}
