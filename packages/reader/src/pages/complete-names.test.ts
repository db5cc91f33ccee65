import { expect, it } from "vitest";
import { completeNames } from "./complete-names.ts";
import { pageFrom } from "./page-for-tests.ts";
import { toPageUnits } from "./page-unit.ts";
import { unplaced } from "./people/author-mark.ts";
import { openSection } from "./section.ts";

/** What a signer's name becomes on a page. */
function completed(name: string, markup: string, authors: readonly string[] = []): string | undefined {
  const document = pageFrom(markup);
  const section = openSection(0);
  section.people.push(unplaced(name));
  completeNames({ sections: [section], units: toPageUnits(document), text: document.text, authors });
  return section.people[0]?.name;
}

it.each([
  ["Lund", "Ada Lund"],
  ["Ms. Lund", "Ada Lund"],
  ["A. Lund", "Ada Lund"],
  ["Ní Fhlatharta", "Siobhán Ní Fhlatharta"],
  ["S.-A. Holm", "Sylvie-Anne Holm"],
  ["Ruth B. Rey", "Ruth Bente Rey"],
])("writes %j out as the page does", (part, whole) => {
  const page = `${whole}, a pilot at Harbour College, says that the port is closed.\n\nThe ships came back in the night and nobody counted them.`;
  expect(completed(part, page)).toBe(whole);
});

it("leaves a surname that two people of the page bear", () => {
  expect(completed("Lund", "Ada Lund, a pilot, and Karl Lund, a diver, saw the port close.")).toBe("Lund");
  expect(completed("A. Lund", "Ada Lund, a pilot, and Anton Lund, a diver, saw the port close.")).toBe("A. Lund");
});

it("leaves a name that the page has nowhere in full", () => {
  expect(completed("Lund", "Karl Holm, a pilot, saw the port close.")).toBe("Lund");
  expect(completed("K. Lund", "Ada Lund, a pilot, saw the port close.")).toBe("K. Lund");
  expect(completed("Ada", "Ada Lund, a pilot, saw the port close.")).toBe("Ada");
});

it("takes off an ordinary word before a name that stands elsewhere without it", () => {
  expect(completed("Singer Ada Lund", "The singer came late.\n\nAda Lund, who sang, says that the port is closed.")).toBe("Ada Lund");
});

it.each(["Minister for Ports Ada Lund", "Ada Lund Insight"])("takes a post before a name off, and an ordinary word behind it: %s", (written) => {
  expect(completed(written, "An insight into ports.\n\nAda Lund, who sang, says that the port is closed.")).toBe("Ada Lund");
});

it("takes no word off where the page has the name with it alone, or the word is none that pages have in lower case", () => {
  expect(completed("Singer Ada Lund", "The singer came late.\n\nSinger Ada Lund says that the port is closed.")).toBe("Singer Ada Lund");
  expect(completed("Maria Ada Lund", "Ada Lund, who sang, says that the port is closed.")).toBe("Maria Ada Lund");
});
