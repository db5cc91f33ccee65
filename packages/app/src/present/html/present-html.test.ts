import { describe, expect, it } from "vitest";
import { sampleReadout } from "../../../../../test/fixtures/sample-readout.ts";
import { safeHref } from "./markup.ts";
import { presentHtml } from "./present-html.ts";

const options = { digest: () => "x" };
const page = presentHtml(sampleReadout, options);

describe("presentHtml", () => {
  it("escapes the document's own markup", () => {
    expect(page).toContain("&lt;b&gt;talks&lt;/b&gt; &amp; the &quot;sham&quot;");
    expect(page).not.toContain("<b>talks</b>");
  });

  it("has no script, no event handler and asks no other host for anything", () => {
    expect(page).not.toMatch(/<script|\son\w+=|<img|<link/i);
    expect(page.match(/https?:\/\/[^"<\s]+/g)).toEqual(["https://example.org/roundup"]);
  });

  it("gives every statement a place in the text and a card that leads to it", () => {
    for (const number of [1, 2, 3, 4, 5]) {
      expect(page.match(new RegExp(`id="t${number}"`, "g"))).toHaveLength(1);
      expect(page).toContain(`id="c${number}" href="#t${number}"`);
    }
  });

  it("is a page in English whose article keeps its own language and direction", () => {
    const arabic = presentHtml({ ...sampleReadout, document: { ...sampleReadout.document, language: "ar" } }, options);
    expect(arabic).toContain('<html lang="en">');
    expect(arabic).toContain('<article id="article" lang="ar">');
    expect(arabic).toMatch(/<h1 lang="ar" dir="auto">/);
    expect(arabic).not.toMatch(/<(?:p|h2|h3|blockquote) class="(?:text|standfirst)[^"]*">/);
  });

  it("shows hostile addresses as no link", () => {
    const hostile = { ...sampleReadout, document: { ...sampleReadout.document, url: "javascript:alert(1)" } };
    expect(presentHtml(hostile, options)).not.toContain("javascript:");
    expect(safeHref("data:text/html,x")).toBeNull();
    expect(safeHref('https://example.org/"onload=x')).toBeNull();
  });
});
