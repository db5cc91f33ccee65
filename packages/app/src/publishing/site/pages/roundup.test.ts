import { describe, expect, it } from "vitest";
import { sampleReadout } from "../../../../../../test/fixtures/sample-readout.ts";
import { examplePage, exampleSettings as settings } from "../../../../../../test/fixtures/site-page.ts";
import type { SiteExpert, SitePage } from "../site-data.ts";
import { roundupPage } from "./roundup.ts";

const expert: SiteExpert = { slug: "ada-example", name: "Ada Example", roles: [], forecasts: [], score: null };

type Document = SitePage["readout"]["document"];

function pageOf(given: Partial<SitePage>, experts: readonly SiteExpert[] = []): string {
  const page = { ...examplePage, ...given };
  return roundupPage({ settings, pages: [page], experts, version: "1" }, page, null);
}

function withDocument(given: Partial<Document>, page: Partial<SitePage> = {}): string {
  return pageOf({ ...page, readout: { ...sampleReadout, document: { ...sampleReadout.document, ...given } } });
}

/** What stands between the heading of a section and the next section; "" where the page has none of this name. */
function sectionOf(page: string, id: string): string {
  return new RegExp(`<h2 id="${id}">.*?(?=<section|</main>)`, "s").exec(page)?.[0] ?? "";
}

describe("the page of a roundup", () => {
  it("has a section only for what there is", () => {
    const page = pageOf({ readout: { ...sampleReadout, statements: [], answers: [], comparison: [] } });
    for (const id of ["answers", "comparison", "relations", "causes", "readers", "corrections", "comments"])
      expect([id, sectionOf(page, id)]).toEqual([id, ""]);
    expect(sectionOf(page, "sources")).toContain("BibTeX");
    expect(sectionOf(page, "ledger")).toContain("0 statements, each accepted by a person.");
  });

  it("lists its contributions and sections beside the text", () => {
    const beside = /<nav aria-label="On this page">.*?<\/nav>/s.exec(pageOf({}))?.[0] ?? "";
    expect(beside).toContain('<a href="#contribution-0">The truce is thin</a>');
    expect(beside).toContain('<a href="#ledger">The ledger of statements</a>');
    const [first, ...others] = sampleReadout.document.contributions;
    if (first === undefined) throw new Error("the sample has contributions");
    const named = withDocument({ contributions: [{ ...first, heading: null }, ...others] });
    expect(named).toContain('<a href="#contribution-0">Ada Example</a>');
  });

  it("shows the words with statements that lead to the ledger and back, where rights allow it", () => {
    const whole = pageOf({});
    expect(whole).toContain("trust is gone");
    expect(whole).toContain('href="#t1"');
    const quotes = pageOf({ text: "quotes", source: "https://example.com/original" });
    expect(quotes).not.toContain('href="#t1"');
    expect(quotes).toContain("The text may not be shown whole here.");
    expect(quotes).toContain('<a href="https://example.com/original" rel="noopener noreferrer">Read it where it stands.</a>');
    expect(pageOf({ text: "quotes", source: "javascript:alert(1)" })).not.toMatch(/Read it where|javascript:/);
  });

  it("names who signs, with the portrait or the first letters of the name, and leads to an expert's page where there is one", () => {
    const plain = pageOf({});
    expect(plain).toContain('<span class="portrait" aria-hidden="true">AE</span>');
    expect(plain).not.toContain('href="../experts/ada-example.html"');
    expect(pageOf({}, [expert])).toContain('href="../experts/ada-example.html"');
    const portrait = { name: "Ada Example", source: "portraits/a.webp", base64: "" };
    expect(pageOf({ portraits: [portrait] })).not.toContain(">AE</span>");
    const named = (name: string): string => {
      const entities = sampleReadout.entities.map((one) => (one.id === "person:ada-example" ? { ...one, name } : one));
      return /class="portrait" aria-hidden="true">([^<]*)/.exec(pageOf({ readout: { ...sampleReadout, entities } }))?.[1] ?? "";
    };
    expect(["Ada", "Ada van Lind", "Čeněk Übel", "李明", "the author"].map(named)).toEqual(["A", "AL", "ČÜ", "李", "–"]);
  });

  it("says of a question that nothing answers it, and which answers an editor approved", () => {
    const [start, end] = [sampleReadout.document.text.indexOf("Ruritania threatened"), sampleReadout.document.text.indexOf(" on Monday")];
    const answers = [{ ...sampleReadout.answers[0], question: 0, contribution: 0, passages: [[start, end]] }] as typeof sampleReadout.answers;
    const questions = [{ text: "Will the truce hold?", start: 0, end: 1 }] as unknown as Document["questions"];
    const readout = { ...sampleReadout, answers, document: { ...sampleReadout.document, questions } };
    const section = sectionOf(pageOf({ readout }), "answers");
    expect(section).toContain("Will the truce hold?");
    expect(section).toContain(`href="#words-${start}"`);
    expect(section).not.toContain("Checked by an editor.");
    expect(sectionOf(pageOf({ readout, approvedAnswers: ["0:0"] }), "answers")).toContain("Checked by an editor.");
    expect(sectionOf(pageOf({ readout, text: "quotes" }), "answers")).toContain('href="#contribution-0"');
    expect(sectionOf(pageOf({ readout: { ...readout, answers: [] } }), "answers")).toBe("");
  });

  it("sets the sides of a disagreement beside each other", () => {
    const section = sectionOf(pageOf({}), "comparison");
    expect(section).toContain("<b>disagreement</b> on");
    for (const id of ["f1", "f2"]) expect(section).toContain(`href="#statement-${id}"`);
  });

  it("opens every kind of statement in a short ledger, and forecasts alone in a long one", () => {
    const opened = (count: number): string[] => {
      const [relation, forecast] = ["relation", "forecast"].map((type) => sampleReadout.statements.find((one) => one.type === type));
      if (relation === undefined || forecast === undefined) throw new Error("the sample has both");
      const statements = [forecast, ...Array.from({ length: count - 1 }, (_, at) => ({ ...relation, id: `r${at}` }))];
      const ledger = sectionOf(pageOf({ readout: { ...sampleReadout, statements, comparison: [] } }), "ledger");
      return [...ledger.matchAll(/<details class="kind"( open)?><summary>(\w+)/g)].map(([, open = "", title = ""]) => `${title}${open}`);
    };
    expect(opened(20)).toEqual(["Forecasts open", "Who open"]);
    expect(opened(21)).toEqual(["Forecasts open", "Who"]);
  });

  it("gives the middle of the readers' chances with how many they are", () => {
    const comment = {
      parent: null,
      stance: null,
      isTombstone: false,
      editedAt: null,
      editorNote: null,
      text: "",
      createdAt: examplePage.publishedAt,
    };
    const chances = (...given: number[]): string => {
      const entries = given.map((chance, at) => ({ ...comment, id: `c${at}`, name: `Reader ${at}`, statement: "f1", chance }));
      return /Readers: [^<]*/.exec(pageOf({ comments: { mode: "open", takesForecasts: true, entries } }))?.[0] ?? "";
    };
    expect([chances(), chances(0.4), chances(0.2, 0.4)]).toEqual(["", "Readers: 40 % (n = 1)", "Readers: median 30 % (n = 2)"]);
  });

  it("keeps what readers add apart", () => {
    const readers = [{ statement: "f1", name: "Reader", text: "One more thing", promotedAt: "2031-07-04T00:00:00.000Z" }];
    expect(sectionOf(pageOf({ readers }), "readers")).toContain("Reader, a reader · 4 July 2031");
  });

  it("says what was corrected, and when", () => {
    const correction = { at: "2031-07-05T00:00:00.000Z", what: "a name", old: "Ana", new: "Ada", note: "" };
    expect(pageOf({})).not.toContain("corrected");
    const page = pageOf({ corrections: [correction, { ...correction, note: "by letter" }], updatedAt: "2031-07-06T00:00:00.000Z" });
    expect(page).toContain('<a href="#corrections">corrected 6 July 2031</a>');
    expect(sectionOf(page, "corrections").split("<li>")).toHaveLength(3);
    expect(sectionOf(page, "corrections")).toContain("(by letter)");
  });

  it("says where the text is from, as far as that is known", () => {
    const first = (given: Partial<Document>, source: string | null = null): string =>
      /<ul class="sources"><li>(.*?)<\/li>/.exec(withDocument(given, { source }))?.[1] ?? "";
    const [publisher, published] = ["The Gazette", "2031-06-30"];
    expect(first({ publisher, published })).toBe("The Gazette, 30 June 2031");
    expect(first({ publisher: null, published })).toBe("First published 30 June 2031");
    expect(first({ publisher, published: null }, "https://example.com/a")).toBe(
      'The Gazette <a href="https://example.com/a" rel="noopener noreferrer">Original</a>',
    );
    expect(first({ publisher: null, published: null })).toMatch(/^Cite:/);
  });
});
