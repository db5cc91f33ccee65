import { html, type Markup } from "../../../present/html/markup.ts";
import { pagePath } from "../addresses.ts";
import { shell } from "../shell.ts";
import type { Site } from "../site-data.ts";
import { dayText } from "./teasers.ts";

/** Where authors of comments come back to, by their signed link. */
export const ownCommentPath = "comment.html";

export interface OwnCommentView {
  readonly key: string;
  readonly state: "held" | "approved" | "rejected" | "spam";
  readonly slug: string | null;
  readonly title: string;
  readonly name: string;
  readonly text: string;
  readonly createdAt: string;
  readonly isEditable: boolean;
  readonly isNew: boolean;
}

const stateWords: Readonly<Record<OwnCommentView["state"], string>> = {
  held: "It waits for an editor.",
  approved: "It is on the page.",
  rejected: "It was not taken.",
  spam: "It was not taken.",
};

/** An author's own comment: its state, its words, and what the author may do. Every step is a form that is sent, never a link that is followed. */
export function ownCommentPage(site: Site, view: OwnCommentView): string {
  const back = view.slug === null ? null : html`<p><a href="${pagePath(view.slug)}">Back to “${view.title}”</a></p>`;
  const body = html`<h1>${view.isNew ? "Thank you" : "Your comment"}</h1>
<p>${stateWords[view.state]} Keep the address of this page: it is the only way to change or withdraw the comment, and nobody else has it.</p>
<article class="comment"><p class="who"><b dir="auto">${view.name}</b> · ${dayText(view.createdAt)}</p><p class="text" dir="auto">${view.text}</p></article>
${view.isEditable ? editForm(view) : html`<p class="hint">Words can be changed for fifteen minutes. You can withdraw the comment at any time.</p>`}
${step(view.key, "withdraw", "Withdraw the comment", "Its words are deleted; where others answered it, an empty place stays.")}
${step(view.key, "export", "Get my data", "All that is kept of this comment, as a JSON file.")}
${step(view.key, "erase", "Delete my data", "Name, address and words of this comment are emptied. This cannot be undone. Each comment has its own link; the editors can delete all that was sent under your address.")}
${back}`;
  return shell(site, { path: ownCommentPath, title: "Your comment", description: "Your comment", body, isUnlisted: true });
}

function editForm({ key, text }: OwnCommentView): Markup {
  return html`<form class="reply" method="post" action="${ownCommentPath}"><input type="hidden" name="key" value="${key}"><input type="hidden" name="step" value="edit"><label>Change the words <textarea name="text" required maxlength="5000">${text}</textarea></label><button>Save</button></form>`;
}

function step(key: string, name: string, label: string, hint: string): Markup {
  return html`<form class="reply step" method="post" action="${ownCommentPath}"><input type="hidden" name="key" value="${key}"><input type="hidden" name="step" value="${name}"><button>${label}</button><p class="hint">${hint}</p></form>`;
}

/** What is said after a step, or where something went wrong: one sentence and the way back. */
export function noticePage(site: Site, given: { readonly title: string; readonly sentence: string; readonly slug: string | null }): string {
  const body = html`<h1>${given.title}</h1><p role="status">${given.sentence}</p>${given.slug === null ? html`<p><a href="index.html">Latest</a></p>` : html`<p><a href="${pagePath(given.slug)}">Back to the page</a></p>`}`;
  return shell(site, { path: ownCommentPath, title: given.title, description: given.title, body, isUnlisted: true });
}
