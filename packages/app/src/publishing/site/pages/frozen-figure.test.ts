import { expect, test } from "vitest";
import { exampleSettings as settings } from "../../../../../../test/fixtures/site-page.ts";
import type { FigureRecord } from "../../../records/figure-record.ts";
import { sampleFigure } from "../../../store/testing/sample-records.ts";
import type { Site } from "../site-data.ts";
import { erasedFigurePage, frozenFigurePage } from "./frozen-figure.ts";

const site: Site = { settings, pages: [], experts: [], version: "1" };
const picture = { svg: '<svg viewBox="0 0 1 1"></svg>', dark: [] };
const table: NonNullable<FigureRecord["table"]> = {
  columns: [
    { title: "Actor", align: "left" },
    { title: "Ties", align: "right" },
  ],
  rows: [
    ["Ruritania\nGraustark", -1234],
    [null, 0.12345],
  ],
  rowCount: 2,
};
const figure = sampleFigure("g1", {
  title: "Who $& with <whom>",
  says: "",
  picture: null,
  statements: [],
  revision: 7,
  createdAt: "2031-07-01T12:00:00.000Z",
});
const quote: FigureRecord["quotes"][number] = {
  id: "s1",
  documentId: "d1",
  type: "relation",
  quote: "They talk.",
  speaker: "Ada",
  title: "The tide",
  url: "https://example.com/tide",
  day: "2031-06-30",
  review: "accepted",
  isReviewed: true,
};
const pageOf = (given: Partial<FigureRecord>): string => frozenFigurePage(site, "key", { ...figure, ...given });

test("a figure says how much it rests on, and how much of that no person reviewed", () => {
  const basis = (statements: number, reviewedCount: number, documentCount = 1): string => {
    const ids = Array.from({ length: statements }, (_, at) => `s${at}`);
    return /<p>([^<]* from [^<]*)<\/p>/.exec(pageOf({ statements: ids, reviewedCount, documentCount }))?.[1] ?? "";
  };
  expect(basis(1, 1)).toBe("1 statement from 1 document; a person reviewed every one. As of 2031-07-01.");
  expect(basis(3, 1, 2)).toBe("3 statements from 2 documents; 67 % of them no person has reviewed. As of 2031-07-01.");
  expect(basis(0, 0)).toContain("0 statements from 1 document; a person reviewed every one");
});

test("what a figure does not have leaves nothing on its page", () => {
  const bare = pageOf({});
  expect(bare).not.toMatch(/standfirst|<figure|<table|<dl|words-behind|class="hint"/);
  const full = pageOf({ note: "Seen", says: "Two talk.", scope: "All of June", settings: [{ label: "Ties", value: "congruence" }], picture, table });
  expect(full).toContain('<p class="standfirst" dir="auto">Seen</p>');
  for (const words of ["Two talk.", "All of June", "<dt>Ties</dt>", "congruence"]) expect(full).toContain(words);
});

test("its numbers stand behind the picture, and in its place where there is none", () => {
  const [before, behind] = [pageOf({ table }), pageOf({ table, picture })];
  expect(before.indexOf("<table")).toBeLessThan(before.indexOf("What it rests on"));
  expect(behind.indexOf("<table")).toBeGreaterThan(behind.indexOf("What it rests on"));
  expect(pageOf({ table, screen: "answers" })).toContain("Who answers what");
});

test("numbers are written for people, cells keep their lines, and rows that are not shown are counted", () => {
  const page = pageOf({ table });
  expect(page).toContain("Ruritania<br>Graustark");
  expect(page).toContain(">−1,234</td>");
  expect(page).toContain(">0.123</td>");
  expect(page).toContain('<th scope="col">Actor</th><th scope="col" class="figure">Ties</th>');
  expect(page).not.toContain("rows.</p>");
  expect(pageOf({ table: { ...table, rowCount: 9 } })).toContain("The first 2 of 9 rows.");
});

test("a picture is named by the title, letter for letter, and a narrow one stands beside it", () => {
  const named = 'aria-label="Who $&amp; with &lt;whom&gt;"';
  expect(pageOf({ picture }).split(named)).toHaveLength(2);
  const small = pageOf({ picture: { ...picture, small: picture } });
  expect(small.split(named)).toHaveLength(3);
  expect(small).toContain("frozen-small");
});

test("colours for the dark theme are asked for only where a picture has some", () => {
  const paint = { paint: "fill", color: "#fff" } as const;
  expect(pageOf({})).not.toContain("figures/key.css");
  expect(pageOf({ picture })).not.toContain("figures/key.css");
  expect(pageOf({ picture: { ...picture, dark: [paint] } })).toContain("key.css");
  expect(pageOf({ picture: { ...picture, small: { ...picture, dark: [paint] } } })).toContain("key.css");
});

test("statements of the same words by the same speaker share one passage, and say what each is", () => {
  const quotes = [
    quote,
    { ...quote, id: "s2" },
    { ...quote, id: "s3", review: "draft" as const, isReviewed: false },
    { ...quote, id: "s4", speaker: null, day: null, url: "javascript:alert(1)", isReviewed: false },
  ];
  const page = pageOf({ quotes, statements: quotes.map(({ id }) => id) });
  expect(page.split("<blockquote")).toHaveLength(3);
  expect(page).toContain("2 × relation, accepted; relation, machine draft, not reviewed");
  for (const { id } of quotes) expect(page).toContain(`id="s-${id}"`);
  expect(page).toContain("nobody named");
  expect(page).toContain("undated");
  expect(page).toContain("relation, accepted by no person");
  expect(page).not.toContain("javascript:");
});

test("words of documents that are not public are left out and counted", () => {
  const hidden = { ...quote, quote: null, title: "", url: null };
  expect(pageOf({ quotes: [hidden], statements: ["s1"] })).toContain("The words of one statement are left out");
  const page = pageOf({ quotes: [hidden, { ...hidden, id: "s2" }, { ...quote, id: "s3" }], statements: ["s1", "s2", "s3", "s4"] });
  expect(page).toContain("The words of 2 statements are left out");
  expect(page).toContain("The first 3 of 4 statements");
  expect(page.split("<blockquote")).toHaveLength(2);
});

test("a figure that an erasure emptied says so, and when", () => {
  expect(erasedFigurePage(site, "key", { ...figure, erasedAt: "2031-08-02T00:00:00.000Z" })).toContain("on 2 August 2031");
  const page = erasedFigurePage(site, "key", figure);
  expect(page).toContain("data were erased. Nothing of it is left.");
  expect(page).not.toMatch(/Who|whom/);
});
