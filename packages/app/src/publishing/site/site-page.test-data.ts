import { sampleReadout } from "../../../../../test/fixtures/sample-readout.ts";
import type { SitePage } from "./site-data.ts";

/** A page of the tests: the sample readout, published whole, with no comments. */
export const examplePage: SitePage = {
  slug: "truce",
  readout: sampleReadout,
  text: "whole",
  formats: [],
  source: null,
  publishedAt: "2031-07-01T00:00:00.000Z",
  updatedAt: "2031-07-01T00:00:00.000Z",
  snapshot: { name: "one", revision: 1, digest: "" },
  corrections: [],
  comments: { takesForecasts: false, mode: "off", entries: [] },
  readers: [],
  approvedAnswers: [],
  portraits: [],
};

/** Settings of the site that it is on. */
export const exampleSettings = {
  title: "Site",
  description: "",
  baseUrl: "https://example.org",
  language: "en",
  publisher: "Publisher",
  privacySentence: "",
};
