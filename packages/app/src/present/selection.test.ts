import { expect, it } from "vitest";
import { quoted } from "./selection.ts";

it.each([
  ["The truce holds.", "“The truce holds.”"],
  ["“The truce holds.”", "“The truce holds.”"],
  ['"The truce holds."', '"The truce holds."'],
  // A sentence of a longer quotation has one mark of two.
  ["“The truce holds.", "“The truce holds.”"],
  ["It will not last.”", "“It will not last.”"],
  ['"The truce holds.', "“The truce holds.”"],
  ['It will not last."', "“It will not last.”"],
  // Marks that are paired stay, wherever they stand.
  ["“Never”, she said, “again”", "““Never”, she said, “again””"],
  ['He called it "dead"', '“He called it "dead"”'],
  ["The “red line” moved.", "“The “red line” moved.”"],
  // A lone mark within says where a quotation begins that the passage does not end.
  ["He said “never", "“He said “never”"],
])("quotes %s", (text, shown) => {
  expect(quoted(text, 200)).toBe(shown);
});

it("cuts a long passage before it looks for lone marks", () => {
  expect(quoted(`“${"words ".repeat(20)}end”`, 40)).toMatch(/^“words [^“”]*…”$/);
});
