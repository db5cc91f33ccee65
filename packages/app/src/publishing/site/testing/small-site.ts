import { sampleReadout } from "../../../../../../test/fixtures/sample-readout.ts";
import { examplePage } from "../../../../../../test/fixtures/site-page.ts";
import type { Site, SiteComment, SiteExpert, SitePage, SiteSettings } from "../site-data.ts";

/* A small site by hand with something of everything. Words are longer than what a place has room for wherever they are cut. */

const settings: SiteSettings = {
  title: "The Tide & Co",
  description: "What <experts> expect",
  baseUrl: "https://example.org/site",
  language: "en-GB",
  publisher: "The {Tide} & Co",
  privacySentence: "It is kept for a year.",
};

/** Cut anywhere, it is cut at the very end of its room. */
const long = (words: string): string => `${words} ${"x".repeat(600)}`;
const { document, entities, statements } = sampleReadout;
const [first, second] = document.contributions;
if (first === undefined || second === undefined) throw new Error("the sample has two contributions");

const eve = { ...entities[2], id: "person:eve", name: "Eve van Lind", mentions: [] } as (typeof entities)[number];
const text = `${document.text}A quoted line\nA first item\nA second item\nA heading\nA byline\nA line on somebody\nA title\nA last line\n`;
const added = (["quote", "item", "item", "heading", "byline", "bio", "title", "paragraph"] as const).map((kind, at) => {
  const words = ["A quoted line", "A first item", "A second item", "A heading", "A byline", "A line on somebody", "A title", "A last line"][at] ?? "";
  return { kind, level: 0, start: text.indexOf(words), end: text.indexOf(words) + words.length };
});

const comment: SiteComment = {
  id: "k1",
  parent: null,
  statement: "f1",
  stance: "agree",
  chance: 0.25,
  name: "Reader <One>",
  text: "A remark & more\nin two lines",
  isTombstone: false,
  createdAt: "2031-07-02T09:00:00.000Z",
  editedAt: "2031-07-02T09:05:00.000Z",
  editorNote: "Edited for length.",
};
const entries: SiteComment[] = [
  comment,
  { ...comment, id: "k2", parent: "k1", statement: null, stance: null, chance: null, editedAt: null, editorNote: null },
  { ...comment, id: "k3", statement: "gone", stance: "disagree", chance: 0.5, editedAt: null, editorNote: null },
  { ...comment, id: "k4", statement: null, stance: null, chance: null, name: "", text: "", isTombstone: true },
  { ...comment, id: "k5", parent: "k4", statement: "p1", stance: "adds", chance: null, name: "Other", editedAt: null, editorNote: null },
];

export const richPage: SitePage = {
  ...examplePage,
  slug: "tides",
  readout: {
    ...sampleReadout,
    entities: [...entities, eve],
    statements: [
      ...statements.map((one) => (one.id === "r1" ? { ...one, quote: long("threatened"), speaker: "person:eve" } : one)),
      ...statements.filter(({ id }) => id === "r1").map((one) => ({ ...one, id: "r2", speaker: null, organization: "org:invented-institute" })),
    ],
    answers: [
      {
        question: 0,
        contribution: 0,
        passages: [
          [text.indexOf("The truce will"), text.length - 1],
          [text.indexOf("Two invented"), text.indexOf("Two invented") + 12],
        ],
      },
      { question: 0, contribution: 1, passages: [[text.indexOf("A first item"), text.length]] },
    ],
    document: {
      ...document,
      title: "Will the_tide 100% turn, ^again~? {#1} & \\more",
      standfirst: long("standing first"),
      text,
      blocks: [...document.blocks, ...added],
      questions: [...document.questions, { text: "Who else?", start: 0, end: 1, from: "standfirst" }],
      contributions: [
        {
          ...first,
          coAuthors: [{ author: "person:eve", affiliation: "org:invented-institute", roles: [{ text: "judge", org: null, former: false }] }],
        },
        { ...second, body: [second.body[0], text.length], author: "org:invented-institute", heading: null },
      ],
      tags: ["Truce", "!", "Čas a moře"],
    },
    comparison: [
      ...sampleReadout.comparison,
      {
        about: "concept:talks",
        kind: "agreement",
        sides: [
          { contributions: [0, 1], statements: ["p1", "f2"] },
          { contributions: [1], statements: ["gone", "c1"] },
        ],
      },
    ],
  },
  source: "https://example.com/original",
  updatedAt: "2031-07-09T10:00:00.000Z",
  snapshot: { name: "first & last", revision: 7, digest: "0123456789abcdef0123" },
  corrections: [
    { at: "2031-07-05T00:00:00.000Z", what: "a name", old: "Ana", new: "Ada", note: "" },
    { at: "2031-07-09T10:00:00.000Z", what: "a year", old: "2030", new: "2031", note: "by letter" },
  ],
  comments: { mode: "open", takesForecasts: true, entries },
  readers: [{ statement: "f1", name: "Reader", text: long("One more thing"), promotedAt: "2031-07-04T00:00:00.000Z" }],
  approvedAnswers: ["0:1"],
  portraits: [{ name: "Ada Example", source: "portraits/0a.webp", base64: "" }],
};

const plain: SitePage = {
  ...examplePage,
  slug: "truce",
  text: "quotes",
  source: "https://example.com/elsewhere",
  publishedAt: "2030-12-31T23:00:00.000Z",
  updatedAt: "2030-12-31T23:00:00.000Z",
  readout: {
    ...sampleReadout,
    statements: statements.filter(({ id }) => id === "f2"),
    answers: [],
    comparison: [],
    document: {
      ...document,
      standfirst: null,
      publisher: null,
      contributions: [{ ...first, roles: [], affiliation: null }],
      tags: ["truce"],
      language: "de",
    },
  },
  comments: { mode: "closed", takesForecasts: false, entries: [] },
};

const forecast = { page: "tides", statement: "f1", question: long("Will it"), outcome: "yes", brier: { low: 0.0625, high: 0.25 } };
const ada: SiteExpert = {
  slug: "ada-example",
  name: "Ada Example",
  roles: ["director of the Invented Institute", "judge"],
  forecasts: [forecast, { ...forecast, outcome: "no", brier: { low: 0.5, high: 0.5 } }, { ...forecast, outcome: null, brier: null }],
  score: { low: 0.0625, high: 0.25, n: 2 },
};
const unknown: SiteExpert = { slug: "eve-van-lind", name: "Eve van Lind", roles: ["judge"], forecasts: [], score: null };

export const smallSite: Site = { settings, pages: [richPage, plain], experts: [ada, unknown], version: "1.2.3" };
/** The same without an address of its own. */
export const unaddressedSite: Site = { ...smallSite, settings: { ...settings, baseUrl: null }, pages: [richPage], experts: [ada] };
