import { shownQuestions, signatories } from "@rapporteur/core/model";
import { agreedSide } from "../../../present/agreed-side.ts";
import type { Readout, ReadoutContribution, ReadoutStatement } from "@rapporteur/reader/readout";
import { claimMarkup, provenance } from "../../../present/html/claims.ts";
import { isolated } from "../../../present/html/isolated.ts";
import { html, Markup, safeHref } from "../../../present/html/markup.ts";
import type { FormatSpan } from "../../../present/html/format-span.ts";
import { inlineRange, rangeBar } from "../../../present/html/range-bar.ts";
import { answersByQuestion, authorOf, clip, nameOf, onOneLine, quoted, rolesOf } from "../../../present/selection.ts";
import { actorPath, annotationsPath, citationPath, embedPath, expertPath, pagePath, picturePath, relative } from "../addresses.ts";
import { pageJsonLd } from "../json-ld.ts";
import { actorMap } from "../maps/actor-map.ts";
import { causalMap } from "../maps/causal-map.ts";
import { pictureText, pictureWords } from "../page-words.ts";
import { shell } from "../shell.ts";
import type { Site, SitePage } from "../site-data.ts";
import { medianOf } from "../../../analysis/forecasts/estimates/score-estimates.ts";
import { commentsSection, percentText, readerChances, type CommentForm } from "./comments.ts";
import { setBlocks } from "./set-blocks.ts";
import { portraitImage } from "./portrait-image.ts";
import { dayText, linked, tagLinks } from "./teasers.ts";

/** The page of a roundup: article first, then answers, agreements and disputes, maps, ledger, sources, corrections, comments. */
export function roundupPage(site: Site, page: SitePage, form: CommentForm | null): string {
  const path = pagePath(page.slug);
  const { document } = page.readout;
  const description = clip(document.standfirst ?? document.title, 300);
  const parts = [
    answers(page),
    comparison(page),
    ...maps(page),
    ledger(page, path),
    readers(page),
    sources(page, path),
    corrections(page),
    commentsSection(page, site.settings, form),
  ].filter((part) => part !== null);
  const body = html`${head(page, path)}${onThisPage(page, parts)}${page.text === "whole" ? article(site, page) : quotesOnly(site, page)}
${parts}`;
  return shell(site, {
    path,
    title: onOneLine(document.title),
    description,
    body,
    jsonLd: pageJsonLd(page, site.settings, site.experts),
    kind: "article",
    picture: { path: picturePath(page.slug), text: pictureText(pictureWords(page, site.settings)) },
    publishedAt: page.publishedAt,
    updatedAt: page.updatedAt,
    language: document.language,
    alternates: [{ type: "application/ld+json", path: annotationsPath(page.slug), title: "Statements as W3C Web Annotations" }],
  });
}

function head(page: SitePage, path: string): Markup {
  const { document } = page.readout;
  return html`<p class="kicker"><time datetime="${page.publishedAt}">${dayText(page.publishedAt)}</time>${page.corrections.length === 0 ? null : html` · <a href="#corrections">corrected ${dayText(page.updatedAt)}</a>`}</p>
<h1 dir="auto">${onOneLine(document.title)}</h1>${document.standfirst === null ? null : html`<p class="standfirst" dir="auto">${document.standfirst}</p>`}${tagLinks(path, document.tags)}`;
}

/** The words of the contributions as they stand, statements underlined and linked to their rows in the ledger. */
function article(site: Site, page: SitePage): Markup {
  return html`${page.readout.document.contributions.map((contribution, index) => html`<article class="contribution" id="contribution-${index}">${byline(site, page, contribution)}${paragraphsOf(page, contribution)}${bio(page.readout, contribution)}</article>`)}`;
}

/** Blocks of a contribution that are shown as its text; heading, byline and bio stand apart from it. */
function shownBlocks({ document }: Readout, { body: [from, to] }: ReadoutContribution): Readout["document"]["blocks"] {
  return document.blocks.filter(
    ({ kind, start, end }) => start >= from && end <= to && kind !== "heading" && kind !== "byline" && kind !== "bio" && kind !== "title",
  );
}

/** The words of a contribution as they are written. */
function paragraphsOf({ readout, formats }: SitePage, contribution: ReadoutContribution): Markup[] {
  const statements = readout.statements.map((statement, number) => {
    const { start, end, type } = statement;
    const gloss = statement.type === "forecast" ? chanceBeside(statement) : null;
    return { start, end, number: number + 1, type, isDraft: false, ...(gloss === null ? {} : { gloss }) };
  });
  const blocks = shownBlocks(readout, contribution);
  return setBlocks({ text: readout.document.text, blocks, statements, formats: [...formats, ...answerAnchors(readout)] });
}

/** Where passages that answer begin: one place each, however many questions it answers. */
function answerAnchors({ answers: given }: Readout): FormatSpan[] {
  const starts = new Set(given.flatMap(({ passages }) => passages.map(([start]) => start)));
  return [...starts].map((start) => ({ kind: "anchor", start, end: start, href: wordsAt(start), alt: null }));
}

const wordsAt = (start: number): string => `words-${start}`;

/** How likely the words behind which it stands say that something is, as a bar that leads to the ledger. */
function chanceBeside(statement: ReadoutStatement & { readonly type: "forecast" }): Markup | null {
  const range = inlineRange(statement);
  return range === null
    ? null
    : html`<a class="chance" href="#statement-${statement.id}" aria-label="${range.label}, see the ledger">${range.bar}</a>`;
}

function byline(site: Site, page: SitePage, contribution: ReadoutContribution): Markup {
  const { readout } = page;
  const sign = (author: string, role: string): Markup => signature(site, page, { author, role: onOneLine(role) });
  const signed = signatories(contribution).map((one) => sign(nameOf(readout, one.author), rolesOf(readout, one)));
  const lines = signed.length > 0 ? signed : [sign(authorOf(readout, contribution), rolesOf(readout, contribution))];
  return html`${contribution.heading === null ? null : html`<h2 dir="auto">${onOneLine(contribution.heading)}</h2>`}${lines}`;
}

/** One who signs, with the way to their page. */
function signature(site: Site, page: SitePage, { author, role }: { readonly author: string; readonly role: string }): Markup {
  const expert = site.experts.find(({ name }) => name === author);
  const name = expert === undefined ? isolated(author) : html`<a href="../${expertPath(expert.slug)}">${isolated(author)}</a>`;
  return html`<div class="by">${portraitOf(page, author)}<p class="author">${name}${role === "" ? null : html` <span class="who">${isolated(role)}</span>`}</p></div>`;
}

/** The portrait of whom the name beside it tells; in its place, where there is none, the first letters of the first and the last name. */
function portraitOf({ portraits, slug }: SitePage, author: string): Markup {
  const portrait = portraits.find(({ name }) => name === onOneLine(author));
  return portrait === undefined
    ? html`<span class="portrait" aria-hidden="true">${initialsOf(author)}</span>`
    : portraitImage(pagePath(slug), portrait);
}

function initialsOf(name: string): string {
  const words = name.split(/[\s,]+/).filter((word) => /^\p{Lu}|^\p{Lo}/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].flatMap((word) => (word === undefined ? [] : ([...word][0] ?? [])));
  return letters.length === 0 ? "–" : letters.join("");
}

function bio({ document }: Readout, { bio: span }: ReadoutContribution): Markup | null {
  return span === null ? null : html`<p class="bio" dir="auto">${onOneLine(document.text.slice(...span))}</p>`;
}

/** Where the words may not be shown whole: who wrote, and the way to the original. */
function quotesOnly(site: Site, page: SitePage): Markup {
  const link = page.source === null ? null : safeHref(page.source);
  return html`<p class="note">The text may not be shown whole here.${link === null ? null : html` <a href="${link}" rel="noopener noreferrer">Read it where it stands.</a>`}</p>
${page.readout.document.contributions.map((contribution, index) => html`<article class="contribution" id="contribution-${index}">${byline(site, page, contribution)}</article>`)}`;
}

/** A quiet list beside the article where there is room for one, and above it on paper and small screens not at all. */
function onThisPage({ readout }: SitePage, parts: readonly Markup[]): Markup {
  const contributions = readout.document.contributions.map(
    (contribution, index) =>
      html`<li><a href="#contribution-${index}">${contribution.heading === null ? authorOf(readout, contribution) : onOneLine(contribution.heading)}</a></li>`,
  );
  const sections = parts.flatMap((part) => {
    const [, id = "", title = ""] = /<h2 id="([\w-]+)">([^<]*)/.exec(part.text) ?? [];
    return id === "" ? [] : [html`<li><a href="#${id}">${new Markup(title.trim())}</a></li>`];
  });
  return html`<div class="beside"><nav aria-label="On this page"><ol>${contributions}</ol><ol>${sections}</ol></nav></div>`;
}

function section(id: string, title: string, body: Markup | null): Markup | null {
  return body === null ? null : html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${body}</section>`;
}

function statementLink(page: SitePage, id: string): Markup | null {
  const statement = page.readout.statements.find((one) => one.id === id);
  return statement === undefined ? null : html`<p dir="auto"><a class="quote" href="#statement-${id}">${quoted(statement.quote, 280)}</a></p>`;
}

function answers({ readout, text, approvedAnswers }: SitePage): Markup | null {
  const isThere = (start: number, at: number): boolean => {
    const contribution = readout.document.contributions[at];
    if (text !== "whole" || contribution === undefined) return false;
    return shownBlocks(readout, contribution).some((block) => block.start <= start && start < block.end);
  };
  const { questions, contributions } = readout.document;
  if (questions.length === 0 || readout.answers.length === 0) return null;
  const groups = answersByQuestion(readout);
  const limit = text === "whole" ? 400 : 200;
  const rows = shownQuestions(questions, (index) => groups.has(index)).map(({ question, index }) => {
    const given = (groups.get(index) ?? []).flatMap((answer) => {
      const contribution = contributions[answer.contribution];
      if (contribution === undefined) return [];
      const passages = answer.passages.map(
        ([start, end]) =>
          html`<p dir="auto"><a class="quote" href="#${isThere(start, answer.contribution) ? wordsAt(start) : `contribution-${answer.contribution}`}">${quoted(readout.document.text.slice(start, end), limit)}</a></p>`,
      );
      const isApproved = approvedAnswers.includes(`${index}:${answer.contribution}`);
      return [
        html`<dt>${authorOf(readout, contribution)}</dt><dd>${passages}${isApproved ? html`<p class="who">Checked by an editor.</p>` : null}</dd>`,
      ];
    });
    return html`<li><p class="claim" dir="auto"><b>${onOneLine(question.text)}</b></p>${given.length > 0 ? html`<dl class="sides">${given}</dl>` : html`<p class="who">No passage was found that answers it.</p>`}</li>`;
  });
  return section("answers", "Answers by question", html`<ol class="ledger">${rows}</ol>`);
}

function comparison(page: SitePage): Markup | null {
  const { readout } = page;
  if (readout.comparison.length === 0) return null;
  const rows = readout.comparison.map((item) => {
    const sides = item.sides.map((side) => {
      const names = side.contributions
        .flatMap((index) => readout.document.contributions[index] ?? [])
        .map((contribution) => authorOf(readout, contribution));
      return html`<dt>${names.join(", ")}</dt><dd>${side.statements.map((id) => statementLink(page, id))}</dd>`;
    });
    return html`<li><p class="claim"><b>${item.kind}</b> on ${isolated(nameOf(readout, item.about))}${agreedSide(readout, item)}</p><dl class="sides">${sides}</dl></li>`;
  });
  return section("comparison", "Where they agree and differ", html`<ol class="ledger">${rows}</ol>`);
}

function maps({ readout }: SitePage): (Markup | null)[] {
  const actors = actorMap(readout, "actors-map");
  const causes = causalMap(readout, "causes-map");
  return [section("relations", "Who does what to whom", actors), section("causes", "What is said to cause what", causes)];
}

function ledger(page: SitePage, path: string): Markup | null {
  const { readout } = page;
  const blocks = page.text === "whole" ? readout.document.contributions.flatMap((contribution) => shownBlocks(readout, contribution)) : [];
  const chances = readerChances(page);
  const rows = readout.statements.map((statement, index) => {
    // What was said in the standfirst or a heading has no place in the text to lead to.
    const isPlaced = blocks.some(({ start, end }) => start <= statement.start && statement.start < end);
    const actors =
      statement.type === "relation" ? [statement.source, statement.target].flatMap((id) => (id === null ? [] : nameOf(readout, id))) : [];
    return html`<li class="entry ${statement.type} s${index + 1}" id="statement-${statement.id}"><p class="claim"><span class="who">${index + 1}. ${statement.type}</span> ${claimMarkup(readout, statement)}</p>${statement.type === "forecast" ? rangeBar(statement) : null}${readersLine(chances.get(statement.id) ?? [])}
<p class="quote" dir="auto">${isPlaced ? html`<a class="quote" href="#t${index + 1}">${quoted(statement.quote, 320)}</a>` : quoted(statement.quote, 320)}</p>
<p class="who">${provenance(readout, statement)}${[...new Set(actors)].map((name) => html` · ${linked(relative(path, actorPath(name)), name)}`)} · <a href="${relative(path, embedPath(page.slug, statement.id))}">embed</a></p></li>`;
  });
  const count = readout.statements.length;
  const basis = `${count} ${count === 1 ? "statement" : "statements"}, each accepted by a person. Snapshot “${page.snapshot.name}”, revision ${page.snapshot.revision}, digest ${page.snapshot.digest.slice(0, 12)}.`;
  return section("ledger", "The ledger of statements", html`<p class="review">${basis}</p>${grouped(readout.statements, rows)}`);
}

/** The middle of what readers give a forecast, with how many they are. */
function readersLine(chances: readonly number[]): Markup | null {
  const median = medianOf(chances);
  if (median === null) return null;
  return html`<p class="who">Readers: ${chances.length === 1 ? percentText(median) : `median ${percentText(median)}`} (n = ${chances.length})</p>`;
}

/** A page with more statements than this opens with its forecasts; the others unfold. */
const fewStatements = 20;

const groups = [
  ["forecast", "Forecasts"],
  ["position", "Positions"],
  ["relation", "Who does what to whom"],
  ["cause", "What is said to cause what"],
] as const;

/** The rows by type, forecasts first. What is folded opens for a link that leads into it, and on paper. */
function grouped(statements: readonly ReadoutStatement[], rows: readonly Markup[]): Markup {
  const isFew = statements.length <= fewStatements;
  const shown = groups.map(([type, title]) => {
    const own = rows.filter((_, index) => statements[index]?.type === type);
    if (own.length === 0) return null;
    return html`<details class="kind"${isFew || type === "forecast" ? html` open` : null}><summary>${title} <span class="figure">${own.length}</span></summary><ol class="ledger">${own}</ol></details>`;
  });
  return html`${shown}`;
}

function readers(page: SitePage): Markup | null {
  if (page.readers.length === 0) return null;
  const rows = page.readers.map(
    ({ name, text, promotedAt }) =>
      html`<li><p class="quote" dir="auto">${quoted(text, 400)}</p><p class="who">${isolated(name)}, a reader · ${dayText(promotedAt)}</p></li>`,
  );
  return section(
    "readers",
    "What readers add",
    html`<p class="note">Remarks of readers that an editor took up. They count in no figure about the experts.</p><ol class="ledger">${rows}</ol>`,
  );
}

function sources(page: SitePage, path: string): Markup | null {
  const { document } = page.readout;
  const link = page.source === null ? null : safeHref(page.source);
  const day = document.published === null ? null : dayText(document.published);
  const facts =
    document.publisher === null && day !== null ? `First published ${day}` : [document.publisher, day].filter((part) => part !== null).join(", ");
  const rows = [
    link === null && facts === ""
      ? null
      : html`<li>${facts}${link === null ? null : html` <a href="${link}" rel="noopener noreferrer">Original</a>`}</li>`,
    html`<li>Cite: <a href="${relative(path, citationPath(page.slug, "bib"))}">BibTeX</a>, <a href="${relative(path, citationPath(page.slug, "csl.json"))}">CSL JSON</a>, <a href="${relative(path, citationPath(page.slug, "ris"))}">RIS</a></li>`,
    html`<li><a href="${relative(path, annotationsPath(page.slug))}">Statements as W3C Web Annotations</a></li>`,
  ];
  return section("sources", "Sources", html`<ul class="sources">${rows}</ul>`);
}

function corrections(page: SitePage): Markup | null {
  if (page.corrections.length === 0) return null;
  const rows = page.corrections.map(
    ({ at, what, old, new: now, note }) =>
      html`<li><time datetime="${at}">${dayText(at)}</time>: ${isolated(what)}: <del>${isolated(old)}</del> → <ins>${isolated(now)}</ins>${note === "" ? null : ` (${note})`}</li>`,
  );
  return section("corrections", "Corrections", html`<ul class="corrections">${rows}</ul>`);
}
