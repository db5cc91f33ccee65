import { shownQuestions } from "@rapporteur/core/model";
import { agreedSide } from "../agreed-side.ts";
import type { Readout, ReadoutStatement } from "@rapporteur/reader/readout";
import { digestOf } from "../digest.ts";
import { answersByQuestion, authorOf, nameOf, onOneLine, quoted, standingOf, statementsOf } from "../selection.ts";
import { claimMarkup, provenance } from "./claims.ts";
import { html, type Markup } from "./markup.ts";
import { rangeBar } from "./range-bar.ts";

export interface PageContext {
  readonly readout: Readout;
  /** Number of each statement by id: its anchors are t<number> in the text and c<number> in the margin. */
  readonly numbers: ReadonlyMap<string, number>;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Markup;
}

/** A quote that leads back to its words. */
function quoteLink({ numbers }: PageContext, id: string, quote: string): Markup {
  const number = numbers.get(id);
  const words = quoted(quote, 320);
  return number === undefined ? html`<q class="quote">${words}</q>` : html`<a class="quote s${number}" href="#t${number}">${words}</a>`;
}

function ledger(page: PageContext, statements: readonly ReadoutStatement[], extra?: (statement: ReadoutStatement) => Markup): Markup {
  const rows = statements.map(
    (statement) => html`<li class="entry ${statement.type}">
<p class="claim">${claimMarkup(page.readout, statement)}</p>${extra === undefined ? null : extra(statement)}
<p>${quoteLink(page, statement.id, statement.quote)}</p>
<p class="who">${provenance(page.readout, statement)}</p></li>`,
  );
  return html`<ol class="ledger">${rows}</ol>`;
}

function contributionsSection({ readout }: PageContext): Section {
  const rows = readout.document.contributions.map((contribution, index) => {
    const digest = digestOf(readout, contribution, index);
    const roles = onOneLine(standingOf(readout, contribution));
    return html`<li><p class="claim"><b>${authorOf(readout, contribution)}</b>${roles === "" ? null : html` <span class="who">${roles}</span>`}</p>
${contribution.heading === null ? null : html`<p><a href="#contribution-${index}">${onOneLine(contribution.heading)}</a></p>`}
${digest === null ? null : html`<p class="quote">${quoted(digest, 400)}</p>`}</li>`;
  });
  return { id: "contributions", title: "Who wrote, and what they say", body: rows.length === 0 ? html`` : html`<ol class="ledger">${rows}</ol>` };
}

function comparisonSection(page: PageContext): Section {
  const { readout } = page;
  const statements = new Map(readout.statements.map((statement) => [statement.id, statement]));
  const rows = readout.comparison.map((item) => {
    const sides = item.sides.map((side) => {
      const names = side.contributions
        .flatMap((index) => readout.document.contributions[index] ?? [])
        .map((contribution) => authorOf(readout, contribution));
      return html`<dt>${names.join(", ")}</dt><dd>${side.statements.map((id) => html`<p>${quoteLink(page, id, statements.get(id)?.quote ?? "")}</p>`)}</dd>`;
    });
    return html`<li><p class="claim"><b>${item.kind}</b> on ${nameOf(readout, item.about)}${agreedSide(readout, item)}</p><dl class="sides">${sides}</dl></li>`;
  });
  return { id: "comparison", title: "Where they agree and differ", body: rows.length === 0 ? html`` : html`<ol class="ledger">${rows}</ol>` };
}

function answersSection({ readout }: PageContext): Section {
  const { questions, contributions, text } = readout.document;
  const groups = answersByQuestion(readout);
  const rows = shownQuestions(questions, (index) => groups.has(index)).map(({ question, index }) => {
    const given = (groups.get(index) ?? []).flatMap((answer) => {
      const contribution = contributions[answer.contribution];
      if (contribution === undefined) return [];
      const passages = answer.passages.map(([start, end]) => html`<p class="quote">${quoted(text.slice(start, end), 400)}</p>`);
      return [html`<dt>${authorOf(readout, contribution)}</dt><dd>${passages}</dd>`];
    });
    const body = given.length > 0 ? html`<dl class="sides">${given}</dl>` : html`<p class="who">No passage was found that answers it.</p>`;
    return html`<li><p class="claim"><b>${onOneLine(question.text)}</b></p>${body}</li>`;
  });
  return { id: "answers", title: "Answers by question", body: rows.length === 0 ? html`` : html`<ol class="ledger">${rows}</ol>` };
}

function entitiesSection({ readout }: PageContext): Section {
  const actors = readout.entities.filter((entity) => entity.type !== "concept" && entity.mentions.length > 0);
  const rows = actors.map(
    (entity) =>
      html`<tr><th scope="row">${entity.name}</th><td>${entity.type}</td><td>${nameOf(readout, entity.country)}</td><td>${nameOf(readout, entity.actsFor)}</td><td class="figure">${entity.mentions.length}</td></tr>`,
  );
  const body = html`<div class="scroll" tabindex="0" role="group" aria-label="Table of actors and places"><table><thead><tr><th scope="col">Name</th><th scope="col">Kind</th><th scope="col">Belongs to</th><th scope="col">Acts for</th><th scope="col">Mentions</th></tr></thead><tbody>${rows}</tbody></table></div>`;
  return { id: "actors", title: "Actors and places", body: rows.length === 0 ? html`` : body };
}

function warningsSection({ readout }: PageContext): Section {
  const rows = readout.warnings.map((warning) => html`<li>${warning.message}</li>`);
  return { id: "warnings", title: "Warnings", body: rows.length === 0 ? html`` : html`<ul>${rows}</ul>` };
}

function ledgerSection(page: PageContext, id: string, title: string, type: ReadoutStatement["type"]): Section {
  const statements = statementsOf(page.readout, type);
  const bar = (statement: ReadoutStatement): Markup => (statement.type === "forecast" ? rangeBar(statement) : html``);
  return { id, title, body: statements.length === 0 ? html`` : ledger(page, statements, bar) };
}

/** The parts of the page that follow the article, in reading order; empty ones are left out. */
export function sectionsOf(page: PageContext): Section[] {
  return [
    contributionsSection(page),
    answersSection(page),
    comparisonSection(page),
    ledgerSection(page, "relations", "Who does what to whom", "relation"),
    ledgerSection(page, "forecasts", "What they expect", "forecast"),
    ledgerSection(page, "causes", "What is said to cause what", "cause"),
    ledgerSection(page, "positions", "Where they stand", "position"),
    entitiesSection(page),
    warningsSection(page),
  ].filter((section) => section.body.text !== "");
}
