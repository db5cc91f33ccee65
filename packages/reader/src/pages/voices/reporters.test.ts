import { expect, it } from "vitest";
import { readText } from "../../sources/plain/read-text.ts";
import { toPageUnits } from "../page-unit.ts";
import { namedPeople } from "./name-mentions.ts";
import { reportersOf } from "./reporters.ts";

const quoted = "“The channel moves whatever the ministry says,” said Ada Lund, a pilot at the Harbour Guild.";

it("knows reporters by the byline and by the page's metadata, and nobody who is quoted", () => {
  const units = toPageUnits(readText(`Who will pay for the dredgers?\n\nBy Ines Okoro and Jonas Pereira\n\n${quoted}`).document);
  const people = namedPeople(units, ["Bram Costa"]);
  const reporters = reportersOf({ people, units });
  expect(people.names.filter((_, index) => reporters.has(index + 1)).toSorted()).toEqual(["Bram Costa", "Ines Okoro", "Jonas Pereira"]);
});

it("leaves out names in lines of their own between the texts", () => {
  const units = toPageUnits(readText(`Who will pay for the dredgers?\n\nBy Ines Okoro\n\n${quoted}\n\nBy Per Holm\n\n${quoted}`).document);
  const people = namedPeople(units, []);
  const reporters = reportersOf({ people, units });
  expect(people.names.filter((_, index) => reporters.has(index + 1))).toEqual(["Ines Okoro"]);
});
