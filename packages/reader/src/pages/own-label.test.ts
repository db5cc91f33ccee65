import { expect, it } from "vitest";
import { leaveOutLabel, leaveOutLabels, leaveOutTail } from "./own-label.ts";
import { addBody, openSection } from "./section.ts";

function bodyOf(text: string, author = "Ada Lund"): string {
  const section = openSection(0);
  addBody(section, { start: 0, end: text.length });
  section.people.push({ name: author, nameSpan: { start: 0, end: 0 }, roles: [], organizations: [] });
  leaveOutLabel(section, text);
  leaveOutTail(section, text);
  return text.slice(section.bodyStart, section.bodyEnd);
}

it.each([
  "Ada Lund, chief pilot at the U.S. office of Orvik Shipping, says: ",
  "Ada Lund (Corvid Institute): ",
  "Dr Ada Lund writes from Tarrow: ",
  "Prof. Ada Lund: ",
  "**Ada Lund:** ",
  "ADA LUND, CHIEF PILOT, ORVIK\n",
  "ADA LUND, CHIEF PILOT, ORVIK ",
  "The Corvid Institute's Ada Lund: ",
  "Also at the harbour, pilot Ada Lund, who lost a ship there, writes: ",
  "1216 GMT [ORVIK SHIPPING] ADA LUND – ",
  "12:16 ADA LUND – ",
  "[Ada Lund is a pilot at Orvik.] ",
  "'''Ada Lund''', chief pilot of Orvik, in a telegram: ",
  "Ada Lund, chief pilot at Orvik:",
])("begins behind the label that names the author: %s", (label) => {
  expect(bodyOf(`${label}“The channel moves every winter.”`)).toBe("“The channel moves every winter.”");
});

it("begins behind a name with its body in brackets", () => {
  expect(bodyOf("Ada Lund (Corvid Institute) The channel moves.")).toBe("The channel moves.");
});

it.each([
  "Ada Lund has one wish: a dredger.",
  "Ada Lund said that the channel moves: it always has.",
  "Bram Costa, a pilot, says: “It moves.”",
  "Ada Lund, a pilot, has seen it. She says: “It moves.”",
  "The channel moves, and nobody told me. I am Ada Lund, a pilot: I ought to know.",
  "Ada Lund – nobody else – has seen it.",
  "Ada Lund, on deck at 12:30 when the channel moved, has seen it.",
  "Ada Lund, see https://tarrow.example, has seen it.",
  "[The channel moves] as Ada Lund knows.",
])("leaves what tells of somebody as it stands: %s", (text) => {
  expect(bodyOf(text)).toBe(text);
});

const reactions = ["Ada Lund, a pilot, said: “The channel moves.”", "Per Holm, a diver, said: “It does.”", "Tove Brandt, a clerk, said: “Not so.”"];

function reportOf(paragraphs: readonly string[]): string[] {
  const text = paragraphs.join("\n\n");
  const sections = paragraphs.map((words) => {
    const section = openSection(text.indexOf(words));
    addBody(section, { start: section.start, end: section.start + words.length });
    section.people.push({ name: words.split(",")[0] ?? "", nameSpan: { start: 0, end: 0 }, roles: [], organizations: [] });
    return section;
  });
  leaveOutLabels(sections, text);
  return sections.map(({ bodyStart, bodyEnd }) => text.slice(bodyStart, bodyEnd));
}

it("takes the labels off a report that is nothing but what several say", () => {
  expect(reportOf(reactions)).toEqual(["“The channel moves.”", "“It does.”", "“Not so.”"]);
});

it("leaves a report's sentences whole where it tells more", () => {
  const told = [...reactions.slice(0, 2), "Tove Brandt, a clerk, said that she saw nothing.", "Bram Costa, a smith, laughed."];
  expect(reportOf(told)).toEqual(told);
});

it.each([
  " says Dr. Ada Lund, chief pilot at Orvik.",
  ", said Ada Lund.",
  " -- the harbour's spokeswoman Ada Lund.",
  " - Ada Lund (Corvid Institute)",
])("ends with the quotation where nothing follows but who says it: %s", (tail) => {
  expect(bodyOf(`“The channel moves every winter.”${tail}`)).toBe("“The channel moves every winter.”");
});

it.each([
  "“The channel moves,” said Ada Lund, who went home. She never came back.",
  "“The channel moves,” said Bram Costa.",
  "“The channel” is what Ada Lund wrote about.",
  "The port's “silt and sand,” says Ada Lund.",
])("leaves the end of a telling as it stands: %s", (text) => {
  expect(bodyOf(text)).toBe(text);
});

it("takes no time over a row of initials", () => {
  const text = `Ada Lund, ${"A.".repeat(120)}`;
  expect(bodyOf(text)).toBe(text);
});
