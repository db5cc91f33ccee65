import { html, Markup, safeHref } from "../../../present/html/markup.ts";
import type { FigureRecord } from "../../../records/figure-record.ts";
import { shell } from "../shell.ts";
import type { Site } from "../site-data.ts";
import { dayText } from "./teasers.ts";

export const figurePath = (key: string): string => `figures/${key}.html`;
export const figureColorsPath = (key: string): string => `figures/${key}.css`;

type Quote = FigureRecord["quotes"][number];
type Table = NonNullable<FigureRecord["table"]>;

const screens: Readonly<Record<FigureRecord["screen"], string>> = {
  networks: "Network",
  actors: "Actors",
  causes: "Causal map",
  forecasts: "Forecasts",
  answers: "Answers",
};

/** A frozen figure for anybody who has its address: the picture, what it looks at, its numbers, and the words behind it. Not to be found by search engines. */
export function frozenFigurePage(site: Site, key: string, figure: FigureRecord): string {
  const { title, note, says, scope, picture, table, createdAt } = figure;
  const body = html`<p class="kicker">${screens[figure.screen]} · frozen on ${dayText(createdAt)}</p>
<h1 dir="auto">${title}</h1>
${note === "" ? null : html`<p class="standfirst" dir="auto">${note}</p>`}
${says === "" ? null : html`<p dir="auto">${says}</p>`}
${picture === null ? null : pictureOf(figure, picture)}
${picture === null && table !== null ? html`<section class="wide" aria-labelledby="numbers"><h2 id="numbers">${figure.screen === "answers" ? "Who answers what" : "The numbers"}</h2>${tableOf(figure, table)}</section>` : null}
<section aria-labelledby="basis"><h2 id="basis">What it rests on</h2>
<p>${basisOf(figure)}</p>
${scope === "" ? null : html`<p dir="auto">${scope}</p>`}
${figure.settings.length === 0 ? null : html`<dl class="settings">${figure.settings.map(({ label, value }) => html`<div><dt>${label}</dt><dd dir="auto">${value}</dd></div>`)}</dl>`}
</section>
${picture !== null && table !== null ? html`<section class="wide" aria-labelledby="numbers"><h2 id="numbers">The numbers</h2>${tableOf(figure, table)}</section>` : null}
<section aria-labelledby="words"><h2 id="words">The words behind it</h2>${wordsOf(figure)}</section>
<p class="note">This page stands as it was made on ${dayText(createdAt)}, from revision ${figure.revision}. Later changes of the library do not alter it; where data of a person in it are erased, it is emptied and says so.</p>`;
  const colors = picture === null || picture.dark.length + (picture.small?.dark.length ?? 0) === 0 ? [] : [figureColorsPath(key)];
  return shell(site, { path: figurePath(key), title, description: says === "" ? title : says, body, isUnlisted: true, styles: colors });
}

/** What stands at the address of a figure that an erasure emptied. */
export function erasedFigurePage(site: Site, key: string, { erasedAt }: FigureRecord): string {
  const body = html`<h1>This figure was emptied</h1>
<p role="status">It held words or the name of somebody whose data were erased${erasedAt === null ? null : html` on ${dayText(erasedAt)}`}. Nothing of it is left.</p>`;
  return shell(site, { path: figurePath(key), title: "This figure was emptied", description: "Nothing of it is left.", body, isUnlisted: true });
}

/** The picture, and where there is one for narrow pages that one behind it: the style sheet shows one of them. */
function pictureOf({ title }: FigureRecord, { svg, small }: NonNullable<FigureRecord["picture"]>): Markup {
  // The pictures were made of elements and attributes that only draw, each escaped: see clean-svg.ts.
  const named = (drawn: string): Markup =>
    new Markup(drawn.replace(/^<svg /, html`<svg role="img" aria-label="${title}" `.text.replaceAll("$", "$$$$")));
  const narrow = small === undefined ? null : html`<figure class="frozen-small">${named(small.svg)}</figure>`;
  return html`<figure class="frozen wide" tabindex="0" aria-label="Picture; scrolls where it is wider than the page">${named(svg)}</figure>${narrow}`;
}

function basisOf({ statements, documentCount, reviewedCount, createdAt }: FigureRecord): string {
  const count = statements.length;
  const one = (n: number, name: string): string => `${n.toLocaleString("en")} ${name}${n === 1 ? "" : "s"}`;
  const unreviewed = count === 0 ? 0 : Math.round((100 * (count - reviewedCount)) / count);
  const share = unreviewed === 0 ? "a person reviewed every one" : `${unreviewed} % of them no person has reviewed`;
  return `${one(count, "statement")} from ${one(documentCount, "document")}; ${share}. As of ${createdAt.slice(0, 10)}.`;
}

function tableOf({ screen, title }: FigureRecord, { columns, rows, rowCount }: Table): Markup {
  const head = columns.map(({ title: name, align }) =>
    name === "" ? html`<td></td>` : html`<th scope="col"${align === "right" ? new Markup(' class="figure"') : null}>${name}</th>`,
  );
  const cell = (value: string | number | null, at: number): Markup => {
    const isRight = columns[at]?.align === "right";
    const words =
      typeof value === "number"
        ? html`${numberText(value)}`
        : html`${(value ?? "").split("\n").map((line, n) => html`${n === 0 ? null : new Markup("<br>")}${line}`)}`;
    return at === 0
      ? html`<th scope="row" dir="auto">${words}</th>`
      : html`<td dir="auto"${isRight ? new Markup(' class="figure"') : null} data-column="${columns[at]?.title ?? ""}">${words}</td>`;
  };
  return html`<div class="grid" tabindex="0" role="region" aria-label="Numbers: ${title}"><table class="frozen-table${screen === "answers" ? " answers" : ""}"><thead><tr>${head}</tr></thead><tbody>${rows.map((row) => html`<tr>${row.map(cell)}</tr>`)}</tbody></table></div>${rows.length < rowCount ? html`<p class="hint">The first ${rows.length} of ${rowCount} rows.</p>` : null}`;
}

function numberText(value: number): string {
  const text = Number.isInteger(value) ? value.toLocaleString("en") : String(Number(value.toPrecision(3)));
  return text.replace("-", "−");
}

function wordsOf({ quotes, statements }: FigureRecord): Markup {
  const shown = quotes.filter(({ quote }) => quote !== null);
  const withheld = quotes.length - shown.length;
  const notes = [
    quotes.length < statements.length ? `The first ${quotes.length} of ${statements.length} statements, in order of time.` : "",
    withheld === 0
      ? ""
      : `${withheld === 1 ? "The words of one statement are" : `The words of ${withheld} statements are`} left out: their documents are not public.`,
  ].filter((note) => note !== "");
  return html`${shown.length === 0 ? null : html`<ol class="words-behind">${passagesOf(shown).map(passageMarkup)}</ol>`}${notes.map((note) => html`<p class="hint">${note}</p>`)}`;
}

/** Statements of the same words by the same speaker in the same document: the words stand there once. */
function passagesOf(quotes: readonly Quote[]): readonly (readonly [Quote, ...Quote[]])[] {
  const passages = new Map<string, [Quote, ...Quote[]]>();
  for (const quote of quotes) {
    const key = JSON.stringify([quote.documentId, quote.speaker, quote.day, quote.quote]);
    const known = passages.get(key);
    if (known === undefined) passages.set(key, [quote]);
    else known.push(quote);
  }
  return [...passages.values()];
}

/** "relation, accepted", and where there are several of a kind "3 × relation, accepted". */
function kindsOf(quotes: readonly Quote[]): string {
  const kinds = Map.groupBy(quotes, ({ type, review, isReviewed }) => {
    const state = review === "accepted" ? (isReviewed ? "accepted" : "accepted by no person") : "machine draft, not reviewed";
    return `${type}, ${state}`;
  });
  return [...kinds].map(([kind, { length }]) => (length === 1 ? kind : `${length} × ${kind}`)).join("; ");
}

function passageMarkup(quotes: readonly [Quote, ...Quote[]]): Markup {
  const [{ id, quote, speaker, title, url, day }, ...others] = quotes;
  const href = url === null ? null : safeHref(url);
  const source = href === null ? html`${title}` : html`<a href="${href}" rel="noreferrer">${title}</a>`;
  const places = others.map((other) => html`<span id="s-${other.id}"></span>`);
  return html`<li id="s-${id}">${places}<blockquote dir="auto">${quote}</blockquote><p class="hint"><b dir="auto">${speaker ?? "nobody named"}</b> · ${day === null ? "undated" : dayText(day)} · <span dir="auto">${source}</span> · ${kindsOf(quotes)}</p></li>`;
}
