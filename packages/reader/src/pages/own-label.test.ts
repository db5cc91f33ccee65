import { expect, it } from "vitest";
import { leaveOutLabel } from "./own-label.ts";
import { addBody, openSection } from "./section.ts";

function bodyOf(text: string, author = "Ada Lund"): string {
  const section = openSection(0);
  addBody(section, { start: 0, end: text.length });
  section.people.push({ name: author, nameSpan: { start: 0, end: 0 }, roles: [], organizations: [] });
  leaveOutLabel(section, text);
  return text.slice(section.bodyStart, section.bodyEnd);
}

it.each([
  "Ada Lund, chief pilot at the U.S. office of Orvik Shipping, says: ",
  "Ada Lund (Corvid Institute): ",
  "Dr Ada Lund writes from Tarrow: ",
  "**Ada Lund:** ",
  "ADA LUND, CHIEF PILOT, ORVIK\n",
])("begins behind the label that names the author: %s", (label) => {
  expect(bodyOf(`${label}“The channel moves every winter.”`)).toBe("“The channel moves every winter.”");
});

it.each([
  "Ada Lund has one wish: a dredger.",
  "Ada Lund said that the channel moves: it always has.",
  "Bram Costa, a pilot, says: “It moves.”",
  "Ada Lund, a pilot, has seen it. She says: “It moves.”",
])("leaves what tells of somebody as it stands: %s", (text) => {
  expect(bodyOf(text)).toBe(text);
});

it("takes no time over a row of initials", () => {
  const text = `Ada Lund, ${"A.".repeat(120)}`;
  expect(bodyOf(text)).toBe(text);
});
