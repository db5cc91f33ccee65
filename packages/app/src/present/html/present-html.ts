import type { Readout, ReadoutStatement } from "@rapporteur/reader/readout";
import { authorOf, onOneLine, reviewSentence } from "../selection.ts";
import { markText, type PlacedStatement } from "./annotated-text.ts";
import { claimMarkup, provenance } from "./claims.ts";
import { html, Markup, safeHref } from "./markup.ts";
import { fontFaces, pageStyle, pairRules, type PageFonts } from "./page-style.ts";
import { sectionsOf, type PageContext, type Section } from "./sections.ts";

export interface HtmlOptions {
  /** Fonts to embed, so that the page asks nobody for anything; without them the system's serif and sans are used. */
  readonly fonts?: PageFonts;
  /** Base64 SHA-256 of a text, for the page's own content security policy. */
  readonly digest: (text: string) => string;
}

/**
 * The readout as one self-contained page, readable without JavaScript (it has none): the article with its statements in
 * the margin, then answers, comparison and ledgers, each quote a link to its words.
 */
export function presentHtml(readout: Readout, options: HtmlOptions): string {
  const numbers = new Map(readout.statements.map((statement, index) => [statement.id, index + 1]));
  const page: PageContext = { readout, numbers };
  const sections = sectionsOf(page);
  const style = `${options.fonts === undefined ? "" : fontFaces(options.fonts)}${pageStyle}${pairRules(readout.statements.length)}`;
  const policy = `default-src 'none'; style-src 'sha256-${options.digest(style)}'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'`;
  const { document } = readout;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Rapporteur ${readout.producer.version}">
<title>${onOneLine(document.title)}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<a class="skip" href="#article">To the article</a>
${banner(readout)}
<div class="page">
${outline(readout, sections)}
<main>
<article id="article" lang="${document.language}">${articleBody(page)}</article>
${sections.map((section) => html`<section id="${section.id}" aria-labelledby="${section.id}-title"><h2 id="${section.id}-title">${section.title}</h2>${section.body}</section>`)}
</main>
</div>
<footer>Made by Rapporteur ${readout.producer.version} with the coder ${readout.producer.coder}. Each line leads to the words it stands on.</footer>
</body>
</html>
`.text;
}

function banner(readout: Readout): Markup {
  const { document } = readout;
  const link = document.url === null ? null : safeHref(document.url);
  const facts = [document.publisher, document.published].filter((part) => part !== null).join(" · ");
  return html`<header class="banner"><p class="facts">${facts}${link === null ? null : html`${facts === "" ? "" : " · "}<a href="${link}" rel="noopener noreferrer">Source</a>`}</p>
<h1 lang="${document.language}" dir="auto">${onOneLine(document.title)}</h1>
${document.tags.length === 0 ? null : html`<p class="facts">Tags: ${document.tags.join(", ")}</p>`}
<p class="review">${reviewSentence(readout)}</p>
<p class="legend">${(["position", "relation", "forecast", "cause"] as const).map((type) => html`<span class="key"><span class="m lane-0 ${type} draft">${type}</span></span> `)} dashed: a draft · solid: accepted</p></header>`;
}

function outline(readout: Readout, sections: readonly Section[]): Markup {
  const parts = readout.document.contributions.map((contribution, index) => {
    const label = contribution.heading ?? authorOf(readout, contribution);
    return html`<li><a href="#contribution-${index}">${onOneLine(label)}</a> <span class="who">${authorOf(readout, contribution)}</span></li>`;
  });
  return html`<nav class="outline" aria-label="On this page">
${parts.length === 0 ? null : html`<h2>Contributions</h2><ol>${parts}</ol>`}
<h2>Readout</h2><ol>${sections.map((section) => html`<li><a href="#${section.id}">${section.title}</a></li>`)}</ol></nav>`;
}

/** One grid row a block: its text on the left, the cards of the statements that start in it on the right, so that both stand level. */
function articleBody(page: PageContext): Markup {
  const { document } = page.readout;
  const cursor = new StatementCursor(page.readout.statements);
  const startsOf = new Map(document.contributions.map((contribution, index) => [contribution.start, index]));
  const rows = document.blocks.map((block) => {
    const overlapping = cursor.overlapping(block);
    // The banner shows the title already; it comes again only where something in it was coded.
    if (block.kind === "title" && overlapping.length === 0) return html``;
    const marked = markText(
      document.text,
      block,
      overlapping.map((entry) => entry.placed),
    );
    const cards = overlapping
      .filter(({ placed }) => placed.start >= block.start)
      .map(({ placed, statement }) => card(page.readout, statement, placed.number));
    const contribution = startsOf.get(block.start);
    const anchor = contribution === undefined ? "" : html` id="contribution-${contribution}"`;
    return html`<div class="row"${anchor}>${isStandfirst(document, block) ? html`<p class="standfirst" dir="auto">${marked}</p>` : blockMarkup(block.kind, block.level, marked)}${cards.length === 0 ? null : html`<div class="cards" lang="en">${cards}</div>`}</div>`;
  });
  return html`${rows}`;
}

function isStandfirst(document: Readout["document"], block: { start: number; end: number }): boolean {
  return document.standfirst !== null && onOneLine(document.text.slice(block.start, block.end)) === onOneLine(document.standfirst);
}

function blockMarkup(kind: Readout["document"]["blocks"][number]["kind"], level: number, inner: Markup): Markup {
  switch (kind) {
    case "heading":
      return level <= 2 ? html`<h2 class="text" dir="auto">${inner}</h2>` : html`<h3 class="text" dir="auto">${inner}</h3>`;
    case "quote":
      return html`<blockquote class="text" dir="auto">${inner}</blockquote>`;
    case "item":
      return html`<p class="text item" dir="auto">${inner}</p>`;
    case "byline":
    case "bio":
    case "other":
      return html`<p class="text ${kind}" dir="auto">${inner}</p>`;
    default:
      return html`<p class="text" dir="auto">${inner}</p>`;
  }
}

function card(readout: Readout, statement: ReadoutStatement, number: number): Markup {
  const look = statement.review === "draft" ? "draft" : "reviewed";
  return html`<a class="card ${statement.type} ${look} s${number}" id="c${number}" href="#t${number}"><span class="kind">${statement.type}</span> <span class="claim">${claimMarkup(readout, statement)}</span> <span class="who">${provenance(readout, statement)}</span></a>`;
}

interface Entry {
  readonly placed: PlacedStatement;
  readonly statement: ReadoutStatement;
}

/** Hands out, block by block in text order, the statements that overlap the block; linear over the whole document. */
class StatementCursor {
  readonly #entries: Entry[];
  #next = 0;
  #open: Entry[] = [];

  constructor(statements: readonly ReadoutStatement[]) {
    this.#entries = statements
      .map((statement, index) => ({
        statement,
        placed: { start: statement.start, end: statement.end, number: index + 1, type: statement.type, isDraft: statement.review === "draft" },
      }))
      .filter(({ statement }) => statement.review !== "rejected")
      .sort((a, b) => a.placed.start - b.placed.start || b.placed.end - a.placed.end || a.placed.number - b.placed.number);
  }

  overlapping(block: { readonly start: number; readonly end: number }): Entry[] {
    this.#open = this.#open.filter(({ placed }) => placed.end > block.start);
    for (let entry = this.#entries[this.#next]; entry !== undefined && entry.placed.start < block.end; entry = this.#entries[++this.#next]) {
      if (entry.placed.end > block.start) this.#open.push(entry);
    }
    return [...this.#open];
  }
}
