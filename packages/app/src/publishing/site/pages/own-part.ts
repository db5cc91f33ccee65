import { html, type Markup } from "../../../present/html/markup.ts";
import { shell } from "../shell.ts";
import type { Site } from "../site-data.ts";
import { setMarkdown } from "./set-markdown.ts";
import { dayText } from "./teasers.ts";

/** Where an invited expert writes, by the link that the editors sent. */
export const ownPartPath = "part.html";

export interface OwnPartView {
  readonly key: string;
  readonly revision: number;
  readonly author: string;
  readonly state: "invited" | "draft" | "submitted" | "returned" | "accepted" | "revoked";
  readonly canWrite: boolean;
  readonly expiresAt: string;
  /** What the editor who returned it says. */
  readonly note: string;
  readonly event: { readonly title: string; readonly standfirst: string; readonly questions: readonly string[] };
  readonly words: {
    readonly role: string;
    readonly bio: string;
    readonly heading: string;
    readonly markdown: string;
    readonly answers: readonly { readonly question: string; readonly markdown: string }[];
  };
  /** What just happened, or what went wrong; null for nothing. */
  readonly says: string | null;
  readonly isWrong: boolean;
}

const stateWords: Readonly<Record<OwnPartView["state"], string>> = {
  invited: "You are invited to write a part of this page.",
  draft: "Your draft is kept. The editors can see it; it is not sent in yet.",
  submitted: "Your part is sent in. An editor reads it next.",
  returned: "An editor returned your part. Change it and send it in again.",
  accepted: "Your part was accepted. It is on the page when the editors publish it.",
  revoked: "",
};

/** The page on which an expert writes their own part: the event, its questions, and one form. Works by keyboard and without a script. */
export function ownPartPage(site: Site, view: OwnPartView): string {
  const { event, author } = view;
  const body = html`<p class="kicker">For ${author}</p>
<h1 dir="auto">${event.title}</h1>${event.standfirst === "" ? null : html`<p class="standfirst" dir="auto">${event.standfirst}</p>`}
${view.says === null ? null : html`<p role="${view.isWrong ? "alert" : "status"}" class="review">${view.says}</p>`}
<p>${stateWords[view.state]}</p>
${view.state === "returned" && view.note !== "" ? html`<blockquote class="text" dir="auto">${view.note}</blockquote>` : null}
${view.canWrite ? form(view) : words(view)}
${view.state === "submitted" ? recall(view) : null}
<p class="hint">This page opens by its address alone, until ${dayText(view.expiresAt)}. Anyone who has the address can write here: keep it to yourself. What you save and send in is kept in the editors’ history under your name.</p>`;
  return shell(site, { path: ownPartPath, title: `Your part: ${event.title}`, description: event.title, body, isUnlisted: true });
}

function form({ key, revision, event, words: typed }: OwnPartView): Markup {
  const answerOf = (question: string): string => typed.answers.find((answer) => answer.question === question)?.markdown ?? "";
  return html`<form class="reply part" method="post" action="${ownPartPath}"><input type="hidden" name="key" value="${key}"><input type="hidden" name="expected" value="${revision}">
<label>Your headline <input type="text" name="heading" maxlength="1000" dir="auto" value="${typed.heading}"></label>
<label>Your text <span class="hint">An empty line begins a paragraph. *slanted*, **bold**, [words](https://…) and lists with - are understood.</span><textarea name="markdown" rows="14" maxlength="50000" dir="auto">${typed.markdown}</textarea></label>
${event.questions.map((question, index) => html`<label>${question} <span class="hint">Your answer, if your text does not give it.</span><textarea name="answer-${index}" rows="3" maxlength="10000" dir="auto">${answerOf(question)}</textarea></label>`)}
<label>Your post <span class="hint">To be shown with your name.</span><input type="text" name="role" maxlength="1000" dir="auto" value="${typed.role}"></label>
<label>About you <span class="hint">A sentence or two.</span><textarea name="bio" rows="3" maxlength="20000" dir="auto">${typed.bio}</textarea></label>
<div class="steps"><button name="step" value="save">Save the draft</button> <button name="step" value="submit">Send it in</button></div></form>`;
}

/** What was sent in, set as the public page sets it. */
function words({ words: { heading, markdown, answers, role, bio }, author }: OwnPartView): Markup {
  return html`<article class="contribution">${heading === "" ? null : html`<h2 dir="auto">${heading}</h2>`}<p class="author">${author}${role === "" ? null : html` <span class="who">${role}</span>`}</p>
${setMarkdown(markdown)}
${answers.map((answer) => html`<p class="claim" dir="auto"><b>${answer.question}</b></p>${setMarkdown(answer.markdown)}`)}
${bio === "" ? null : html`<p class="bio" dir="auto">${bio}</p>`}</article>`;
}

function recall({ key, revision }: OwnPartView): Markup {
  return html`<form class="reply step" method="post" action="${ownPartPath}"><input type="hidden" name="key" value="${key}"><input type="hidden" name="expected" value="${revision}"><button name="step" value="recall">Take it back</button><p class="hint">To change it, until an editor has decided.</p></form>`;
}
