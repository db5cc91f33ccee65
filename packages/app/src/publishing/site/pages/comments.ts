import { html, type Markup } from "../../../present/html/markup.ts";
import type { SiteComment, SitePage, SiteSettings } from "../site-data.ts";
import { dayText } from "./teasers.ts";

/** What a form needs to be believed: made by the server for each reader. Null in files, which no server answers. */
export interface CommentForm {
  /** Where it is sent. */
  readonly action: string;
  /** Signed with the time it was made; see the publishing service. */
  readonly token: string;
  /** Name of the field that people do not see and programs fill in. */
  readonly decoy: string;
}

/** The thread under a page with the form to add to it. One level of replies. */
export function commentsSection(page: SitePage, settings: SiteSettings, form: CommentForm | null): Markup | null {
  const { mode, entries } = page.comments;
  if (mode === "off") return null;
  const replies = Map.groupBy(entries, ({ parent }) => parent);
  const roots = entries.filter(({ parent }) => parent === null);
  const shown = entries.filter(({ isTombstone }) => !isTombstone).length;
  const told = new Set(page.readout.statements.map(({ id }) => id));
  const markup = (comment: SiteComment): Markup => commentMarkup(comment, told);
  const thread = roots.map((comment) => html`<li>${markup(comment)}${answersOf(replies.get(comment.id) ?? [], markup)}</li>`);
  return html`<section aria-labelledby="comments"><h2 id="comments">Comments <span class="figure">${shown}</span></h2>
${roots.length === 0 ? html`<p class="who">No comment yet.</p>` : html`<ol class="comments">${thread}</ol>`}
${mode === "closed" ? html`<p class="note">Comments on this page are closed.</p>` : form === null ? html`<p class="note">This is a copy of the page; comments are taken where it was published.</p>` : formMarkup(page, settings, form, roots)}</section>`;
}

function answersOf(answers: readonly SiteComment[], markup: (comment: SiteComment) => Markup): Markup | null {
  return answers.length === 0 ? null : html`<ol>${answers.map((answer) => html`<li>${markup(answer)}</li>`)}</ol>`;
}

const stances = { agree: "agrees with a statement", disagree: "disagrees with a statement", adds: "adds to a statement" } as const;

/** `told`: statements that the page shows; one that was taken back since has no row to lead to. */
function commentMarkup(comment: SiteComment, told: ReadonlySet<string>): Markup {
  const id = `comment-${comment.id}`;
  if (comment.isTombstone) return html`<article class="comment tombstone" id="${id}"><p>This comment was withdrawn.</p></article>`;
  const isAbout = comment.statement !== null && told.has(comment.statement);
  const chance =
    comment.chance === null || !isAbout ? null : html` · <a href="#statement-${comment.statement}">gives it ${percentText(comment.chance)}</a>`;
  const stance =
    comment.statement === null || comment.stance === null || !told.has(comment.statement)
      ? null
      : html` · <a href="#statement-${comment.statement}">${stances[comment.stance]}</a>`;
  return html`<article class="comment" id="${id}"><p class="who"><b dir="auto">${comment.name}</b> · <time datetime="${comment.createdAt}">${dayText(comment.createdAt)}</time>${stance}${chance}${comment.editedAt === null ? null : " · edited"}</p>
<p class="text" dir="auto">${comment.text}</p>${comment.editorNote === null ? null : html`<p class="note">Changed by an editor: ${comment.editorNote}</p>`}</article>`;
}

/** "35 %", with decimals only where they were given. */
export function percentText(chance: number): string {
  return `${Number((100 * chance).toFixed(2))} %`;
}

/** What readers give each forecast: the latest chance of each name, by what the page calls the statement. */
export function readerChances({ comments }: SitePage): ReadonlyMap<string, readonly number[]> {
  const latest = new Map<string, Map<string, number>>();
  for (const { statement, chance, name } of comments.entries) {
    if (statement === null || chance === null) continue;
    const known = latest.get(statement) ?? new Map<string, number>();
    latest.set(statement, known.set(name.toLowerCase(), chance));
  }
  return new Map([...latest].map(([statement, chances]) => [statement, [...chances.values()]]));
}

function formMarkup(page: SitePage, settings: SiteSettings, form: CommentForm, roots: readonly SiteComment[]): Markup {
  const answerable = roots.filter(({ isTombstone }) => !isTombstone);
  const options = answerable.map(
    (comment) => html`<option value="${comment.id}">${comment.name}: ${comment.text.replace(/\s+/g, " ").slice(0, 60)}</option>`,
  );
  const statements = page.readout.statements.map(
    (statement, index) => html`<option value="${statement.id}">${index + 1}. ${statement.quote.replace(/\s+/g, " ").slice(0, 80)}</option>`,
  );
  return html`<form class="reply" method="post" action="${form.action}"><h3>Add a comment</h3>
<input type="hidden" name="token" value="${form.token}">
<div class="aside-field" aria-hidden="true"><label>Leave this empty <input type="text" name="${form.decoy}" tabindex="-1" autocomplete="off"></label></div>
<label>Name <input type="text" name="name" required maxlength="80" autocomplete="name"></label>
<label>E-mail <input type="email" name="email" required maxlength="254" autocomplete="email" aria-describedby="privacy"></label><p class="hint" id="privacy">${settings.privacySentence}</p>
<label>Comment <textarea name="text" required maxlength="5000"></textarea></label>
${options.length === 0 ? null : html`<label>In answer to <select name="parent"><option value="">the page</option>${options}</select></label>`}
${statements.length === 0 ? null : html`<label>About a statement <select name="statement"><option value="">no statement in particular</option>${statements}</select></label><label>Your stance on it <select name="stance"><option value="">none</option><option value="agree">I agree</option><option value="disagree">I disagree</option><option value="adds">I add to it</option></select></label>`}
${page.comments.takesForecasts && page.readout.statements.some(({ type }) => type === "forecast") ? html`<label>Your own chance of that forecast, in % <input type="text" inputmode="decimal" name="chance" maxlength="8" aria-describedby="chance-help"></label><p class="hint" id="chance-help">Optional. Choose the forecast above. It is shown with your comment, and scored beside the experts when the outcome is known, never in their scores.</p>` : null}
<p class="hint">Plain text. An editor may read comments before they appear.</p><button>Send</button></form>`;
}
