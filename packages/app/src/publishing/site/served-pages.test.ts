import { describe, expect, test } from "vitest";
import type { FigureRecord } from "../../records/figure-record.ts";
import { erasedFigurePage, frozenFigurePage } from "./pages/frozen-figure.ts";
import { homePage, searchPage } from "./pages/lists.ts";
import { noticePage, ownCommentPage, type OwnCommentView } from "./pages/own-comment.ts";
import { ownPartPage, type OwnPartView } from "./pages/own-part.ts";
import { roundupPage } from "./pages/roundup.ts";
import type { SitePage } from "./site-data.ts";
import { expectGolden } from "./testing/expect-golden.ts";
import { richPage, smallSite } from "./testing/small-site.ts";

/** What stands in the sheet of a page. */
const sheetOf = (page: string): string => /<main[^>]*>([^]*)<\/main>/.exec(page)?.[1] ?? "";
const headOf = (page: string): string => /<head>([^]*)<\/head>/.exec(page)?.[1] ?? "";

const part: OwnPartView = {
  key: "secret & key",
  revision: 7,
  author: "Ada <Example>",
  state: "draft",
  canWrite: true,
  expiresAt: "2031-08-01T00:00:00.000Z",
  note: "Shorter, please.",
  event: { title: "Will the truce hold?", standfirst: "Two answer.", questions: ["Until when?", "Who gains?"] },
  words: {
    role: "judge",
    bio: "She judges.",
    heading: "No",
    markdown: "It **will** not.\n\n- one",
    answers: [{ question: "Who gains?", markdown: "Nobody." }],
  },
  says: "The draft is kept.",
  isWrong: false,
};
const comment: OwnCommentView = {
  key: "secret & key",
  state: "held",
  slug: "tides",
  title: "Will the truce hold?",
  name: "Reader <One>",
  text: "A remark & more",
  createdAt: "2031-07-02T09:00:00.000Z",
  isEditable: true,
  isNew: true,
};
const words: Omit<FigureRecord["quotes"][number], "id"> = {
  documentId: "d1",
  type: "relation",
  quote: "Words",
  speaker: "Ada",
  title: "T",
  url: "https://example.org/t",
  day: "2031-01-01",
  review: "accepted",
  isReviewed: true,
};
const figure: FigureRecord = {
  id: "f1",
  screen: "networks",
  title: "Who <acts>",
  note: "A note",
  says: "Three act.",
  scope: "All of them",
  settings: [{ label: "From", value: "2031" }],
  picture: {
    svg: '<svg viewBox="0 0 9 9"><svg x="1"/></svg>',
    dark: [{ paint: "fill", color: "#aabbcc" }],
    small: { svg: '<svg viewBox="0 0 3 3"/>', dark: [] },
  },
  table: {
    columns: [
      { title: "", align: "left" },
      { title: "Count", align: "right" },
      { title: "Words", align: "left" },
    ],
    rows: [
      ["a", 1234.5, "x\ny"],
      ["b", -2, null],
      ["c", 0.012345, ""],
    ],
    rowCount: 4,
  },
  statements: ["s1", "s2", "s3", "s4", "s5"],
  quotes: [
    { ...words, id: "s1" },
    { ...words, id: "s2" },
    {
      id: "s3",
      documentId: "d1",
      type: "cause",
      quote: "Other",
      speaker: null,
      title: "T",
      url: "javascript:x",
      day: null,
      review: "draft",
      isReviewed: false,
    },
    { id: "s4", documentId: "d2", type: "cause", quote: null, speaker: null, title: "", url: null, day: null, review: "accepted", isReviewed: false },
  ],
  documentCount: 1,
  reviewedCount: 3,
  revision: 7,
  createdBy: "ann",
  createdAt: "2031-07-02T09:00:00.000Z",
  erasedAt: null,
};
const bare: FigureRecord = {
  ...figure,
  screen: "answers",
  note: "",
  says: "",
  scope: "",
  settings: [],
  picture: null,
  statements: ["s1"],
  quotes: [],
  documentCount: 1200,
  reviewedCount: 1,
};

const form = { action: "../comments", token: "signed & sealed", decoy: "website" };
const threadOf = (given: Partial<SitePage["comments"]>, readout = richPage.readout): string => {
  const page = { ...richPage, readout, comments: { ...richPage.comments, ...given } };
  return /<section aria-labelledby="comments">[^]*?<\/section>/.exec(roundupPage(smallSite, page, form))?.[0] ?? "";
};
const longWinded = richPage.comments.entries.map((one) => ({ ...one, text: `In\n many  words ${"that go on ".repeat(20)}` }));
const unforeseen = { ...richPage.readout, statements: richPage.readout.statements.filter(({ type }) => type !== "forecast") };

const pages: Readonly<Record<string, () => string>> = {
  "own part": () => sheetOf(ownPartPage(smallSite, part)),
  "own part, returned with a fault": () => sheetOf(ownPartPage(smallSite, { ...part, state: "returned", says: "It is too long.", isWrong: true })),
  "own part, sent in": () => sheetOf(ownPartPage(smallSite, { ...part, state: "submitted", canWrite: false, says: null })),
  "own part, empty": () => {
    const event = { ...part.event, standfirst: "", questions: [] };
    const words = { role: "", bio: "", heading: "", markdown: "", answers: [] };
    return sheetOf(ownPartPage(smallSite, { ...part, state: "accepted", canWrite: false, says: null, note: "", event, words }));
  },
  "own part, returned without a note": () => sheetOf(ownPartPage(smallSite, { ...part, state: "returned", note: "" })).slice(0, 400),
  "own part, head": () => headOf(ownPartPage(smallSite, part)),
  "own comment": () => sheetOf(ownCommentPage(smallSite, comment)),
  "own comment, later": () => sheetOf(ownCommentPage(smallSite, { ...comment, state: "approved", slug: null, isEditable: false, isNew: false })),
  "own comment, head": () => headOf(ownCommentPage(smallSite, comment)),
  notice: () => sheetOf(noticePage(smallSite, { title: "Sent", sentence: "It waits.", slug: "tides" })),
  "notice without a page": () => sheetOf(noticePage(smallSite, { title: "Wrong", sentence: "It is gone.", slug: null })),
  "notice, head": () => headOf(noticePage(smallSite, { title: "Sent", sentence: "It waits.", slug: "tides" })),
  "search, nothing asked": () => sheetOf(searchPage(smallSite, null, true)),
  "search, nothing found": () => sheetOf(searchPage(smallSite, { text: "a & b", results: [] }, true)),
  "search, found": () => sheetOf(searchPage(smallSite, { text: "truce", results: [{ page: richPage, snippet: "the <truce>" }] }, true)),
  "frozen figure": () => sheetOf(frozenFigurePage(smallSite, "key", figure)),
  "frozen figure, head": () => headOf(frozenFigurePage(smallSite, "key", figure)),
  "frozen figure, bare": () => sheetOf(frozenFigurePage(smallSite, "key", bare)),
  "frozen figure, bare, head": () => headOf(frozenFigurePage(smallSite, "key", bare)),
  "frozen figure without numbers": () =>
    sheetOf(
      frozenFigurePage(smallSite, "key", {
        ...figure,
        table: null,
        picture: { svg: "<svg/>", dark: [] },
        statements: [],
        quotes: [],
        reviewedCount: 0,
      }),
    ),
  "erased figure": () => sheetOf(erasedFigurePage(smallSite, "key", { ...figure, erasedAt: "2031-07-03T09:00:00.000Z" })),
  "own part with a heading": () =>
    sheetOf(
      ownPartPage(smallSite, {
        ...part,
        state: "submitted",
        canWrite: false,
        words: { ...part.words, markdown: "## A heading\n\nWords of *it*.\n\n> A quote" },
      }),
    ),
  comments: () => threadOf({}),
  "comments, long-winded": () => threadOf({ takesForecasts: false, entries: longWinded }),
  "comments, none yet": () => threadOf({ entries: [] }, { ...unforeseen, statements: [] }),
  "comments without forecasts": () => threadOf({}, unforeseen),
  "comments, closed": () => threadOf({ mode: "closed" }),
};

describe("pages that a server makes are written as they were", () => {
  test.each(Object.keys(pages))("%s", (name) => {
    expectGolden(pages[name]?.() ?? "", new URL(`golden/served/${name.replaceAll(/[ ,]+/g, "-")}.txt`, import.meta.url));
  });

  test.each([
    ["invited", "You are invited"],
    ["draft", "Your draft is kept"],
    ["submitted", "Your part is sent in"],
    ["returned", "An editor returned your part"],
    ["accepted", "Your part was accepted"],
  ] as const)("a part that is %s says so", (state, words) => expect(ownPartPage(smallSite, { ...part, state })).toContain(`<p>${words}`));

  test.each([
    ["held", "It waits"],
    ["approved", "It is on the page"],
    ["rejected", "It was not taken"],
    ["spam", "It was not taken"],
  ] as const)("a comment that is %s says so, spam like one that was not taken", (state, words) =>
    expect(ownCommentPage(smallSite, { ...comment, state })).toContain(`<p>${words}`),
  );

  test("the home page has twelve pages, and the way to the others", () => {
    const home = (count: number): [number, boolean] => {
      const text = homePage({ ...smallSite, pages: Array.from({ length: count }, (_, at) => ({ ...richPage, slug: `p${at}` })) });
      return [text.split('href="roundups/').length - 1, text.includes(`All ${count} in the archive`)];
    };
    expect([home(12), home(13)]).toEqual([
      [12, false],
      [12, true],
    ]);
    expect(homePage({ ...smallSite, pages: [] })).toContain("Nothing has been published yet.");
  });
});
