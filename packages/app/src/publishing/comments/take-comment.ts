import { createHash } from "node:crypto";
import { z } from "zod";
import { RapporteurError } from "@rapporteur/core/base";
import type { HeldComment } from "../../store/comment-store.ts";
import type { ReadStore } from "../../store/store.ts";
import { commentTextHash } from "../../store/comments/comment-text-hash.ts";
import { cleanLine, cleanText } from "./clean-words.ts";
import { hashEmail, hashPrefix } from "./sender-hash.ts";
import { screenComment, type CommentPolicy, type Screened } from "./screen-comment.ts";
import { readToken, writeToken } from "./signed-token.ts";

/** What the site's routes work with. */
export interface CommentDesk {
  readonly store: ReadStore;
  readonly project: string;
  readonly policy: CommentPolicy;
  /** The site's own key, as text. */
  readonly secret: string;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  readonly makeId: (letter: string) => string;
}

const minute = 60_000;
/** A form that lay open longer than this must be loaded again. */
const formAgeMs = 12 * 60 * minute;
/** How long authors may change what they wrote; withdrawing is always theirs. */
export const editWindowMs = 15 * minute;
/** Comments that are taken from one form: anyone who goes back and writes another is served, anyone who sends it a thousand times from everywhere is not. */
const commentsPerForm = 3;
const authorLinkMs = 400 * 24 * 60 * minute;

/** Name of the field that people do not see: an ordinary word, so that programs fill it in. */
export const decoyField = "website";

const posted = z.object({
  token: z.string().max(1000).default(""),
  name: z.string().max(2000).default(""),
  email: z.string().max(1000).default(""),
  text: z.string().max(100_000).default(""),
  parent: z.string().max(64).default(""),
  statement: z.string().max(200).default(""),
  stance: z.enum(["agree", "disagree", "adds", ""]).catch(""),
  chance: z.string().max(20).default(""),
  [decoyField]: z.string().max(2000).default(""),
});

/** The page a comment is for, as it is published now. */
export interface CommentedPage {
  readonly roundup: string;
  readonly slug: string;
  readonly mode: "open" | "closed" | "off";
  /** Library id by what the page calls a statement. */
  readonly statements: ReadonlyMap<string, string>;
  /** What the page calls the forecasts on which readers may give a chance of their own. */
  readonly forecasts: ReadonlySet<string>;
}

export interface TakenComment {
  readonly id: string;
  /** Whether the page shows it from now on. */
  readonly isShown: boolean;
  /** Opens the page where its author may edit or withdraw it. */
  readonly authorToken: string;
  readonly wasRepeated: boolean;
}

/** The token that a page's form carries: for this page, with the time it was made. */
export function formToken({ secret, now }: Pick<CommentDesk, "secret" | "now">, slug: string, nonce: string): string {
  return writeToken(secret, { purpose: "comment-form", subject: `${slug}/${nonce}`, issued: now(), expires: now() + formAgeMs });
}

/**
 * Takes a comment from a form: checked, screened, and kept before this resolves. What is suspicious is held, never dropped. The same form sent twice keeps one
 * comment.
 *
 * @throws RAP_COMMENT_CLOSED, RAP_COMMENT_FORM, RAP_COMMENT_FIELD, RAP_COMMENT_RATE
 */
export async function takeComment(
  desk: CommentDesk,
  page: CommentedPage,
  sent: { readonly body: unknown; readonly address: string },
): Promise<TakenComment> {
  if (page.mode !== "open") throw new RapporteurError("RAP_COMMENT_CLOSED");
  const parsed = posted.safeParse(sent.body);
  if (!parsed.success)
    throw new RapporteurError("RAP_COMMENT_FIELD", { field: String(parsed.error.issues[0]?.path[0] ?? "the form"), problem: "is too long" });
  const form = parsed.data;
  const token = readToken(desk.secret, form.token, { purpose: "comment-form", now: desk.now() });
  if (token === null || !token.subject.startsWith(`${page.slug}/`)) throw new RapporteurError("RAP_COMMENT_FORM");
  const words = checkedWords(form);
  const chance = chanceOf(form, page);
  const { form: keyStart, key: requestKey } = await freshKey(desk, form.token, { ...words, chance });
  const prefixHash = hashPrefix(desk.secret, sent.address);
  const isDecoyFilled = form[decoyField] !== "";
  const screened = await screen(desk, { ...words, prefixHash, age: (desk.now() - token.issued) / 1000, isDecoyFilled });
  if (screened.verdict === "refused") throw new RapporteurError("RAP_COMMENT_RATE");
  const comment: HeldComment = {
    ...words,
    id: desk.makeId("c"),
    project: desk.project,
    roundup: page.roundup,
    parent: await parentOf(desk, page, form.parent),
    statement: page.statements.get(form.statement) ?? null,
    stance: page.statements.has(form.statement) && form.stance !== "" ? form.stance : null,
    chance,
    state: screened.verdict,
    createdAt: new Date(desk.now()).toISOString(),
    editedAt: null,
    editorNote: null,
    rules: screened.rules,
    prefixHash,
  };
  // Counted once more where it is kept: of many at once all were let through above.
  const kept = await desk.store.comments.add(comment, requestKey, {
    form: { keyStart, most: commentsPerForm },
    prefix: { since: lately(desk), most: desk.policy.perPrefix },
  });
  if (kept.refusedBy !== undefined) throw new RapporteurError(kept.refusedBy === "form" ? "RAP_COMMENT_FORM" : "RAP_COMMENT_RATE");
  const { id, wasRepeated } = kept;
  return { id, isShown: !wasRepeated && comment.state === "approved", authorToken: authorToken(desk, id), wasRepeated };
}

/**
 * Under which a comment is kept: a second click or a reload sends the same form with the same words, and is led to the comment that is there; other words are
 * another comment. @throws RAP_COMMENT_FORM where the form gave enough of them
 */
async function freshKey(
  { store, project }: CommentDesk,
  token: string,
  { name, email, text, chance }: Words & { readonly chance: number | null },
): Promise<{ form: string; key: string }> {
  const form = sha256(token).slice(0, 40);
  const key = `${form}.${sha256(`${name}\0${email}\0${text}${chance === null ? "" : `\0${chance}`}`)}`;
  if ((await store.comments.keptUnder(project, form)) >= commentsPerForm && (await store.comments.keptUnder(project, key)) === 0)
    throw new RapporteurError("RAP_COMMENT_FORM");
  return { form, key };
}

function sha256(words: string): string {
  return createHash("sha256").update(words).digest("hex");
}

/** Signed link by which the author of a comment comes back to it. */
export function authorToken({ secret, now }: Pick<CommentDesk, "secret" | "now">, id: string): string {
  return writeToken(secret, { purpose: "comment-author", subject: id, issued: now(), expires: now() + authorLinkMs });
}

type Words = Pick<HeldComment, "name" | "text"> & { readonly email: string };

function checkedWords(form: z.infer<typeof posted>): Words {
  const name = cleanLine(form.name, 81);
  const email = form.email.trim().toLowerCase();
  if (name === "") throw badField("the name", "is empty");
  if (name.length > 80) throw badField("the name", "is longer than 80 characters");
  const text = checkedText(form.text);
  if (email === "") throw badField("the e-mail address", "is empty");
  if (!z.email().max(254).safeParse(email).success) throw badField("the e-mail address", "is not one");
  return { name, text, email };
}

/** A reader's own chance, of percent; null where none is given. @throws RAP_COMMENT_FIELD where it is no percentage, or about no forecast that takes one */
function chanceOf({ chance, statement }: z.infer<typeof posted>, { forecasts }: CommentedPage): number | null {
  const given = chance.trim().replace(",", ".").replace(/\s*%$/, "");
  if (given === "") return null;
  const percent = Number(given);
  if (!/^\d{1,3}(?:\.\d{1,3})?$/.test(given) || percent > 100) throw badField("your chance", "is not between 0 and 100");
  if (!forecasts.has(statement)) throw badField("your chance", "is about no forecast: choose the forecast that it is about");
  return percent / 100;
}

/** The longest comment, in UTF-16 code units. */
export const longestComment = 5000;

/** The words of a comment, cleaned. @throws RAP_COMMENT_FIELD where there are none, or too many */
export function checkedText(words: string): string {
  const text = cleanText(words, longestComment + 1);
  if (text === "") throw badField("the comment", "is empty");
  if (text.length > longestComment) throw badField("the comment", "is longer than 5,000 characters");
  return text;
}

function badField(field: string, problem: string): RapporteurError {
  return new RapporteurError("RAP_COMMENT_FIELD", { field, problem });
}

interface ToScreen extends Words {
  readonly prefixHash: string;
  readonly age: number;
  readonly isDecoyFilled: boolean;
}

/** Since when comments of a network, and of the same words, are counted. */
function lately({ now }: CommentDesk): string {
  return new Date(now() - 10 * minute).toISOString();
}

/** What the rules say of the words that an author puts in place of those of a comment. */
export async function screenEdit(desk: CommentDesk, before: HeldComment, text: string): Promise<Screened> {
  const { store, project, policy, secret } = desk;
  const email = before.email ?? "";
  const prefixHash = before.prefixHash ?? "";
  const [{ sameText }, isKnownAuthor, isBlocked] = await Promise.all([
    store.comments.recent(project, { prefixHash, textHash: commentTextHash(text), since: lately(desk) }),
    store.comments.isKnownAuthor(project, email),
    store.comments.isBlocked(project, { prefixHash, emailHash: hashEmail(secret, email) }),
  ]);
  // An edit is no further comment from its network, and comes from a page that was not made a moment ago; the same words may be its own.
  const others = commentTextHash(text) === commentTextHash(before.text) ? sameText - 1 : sameText;
  const facts = {
    name: before.name,
    text,
    age: Number.POSITIVE_INFINITY,
    isDecoyFilled: false,
    fromPrefix: 0,
    sameText: others,
    isKnownAuthor,
    isBlocked,
  };
  return screenComment(facts, { ...policy, perPrefix: Number.POSITIVE_INFINITY });
}

async function screen(desk: CommentDesk, facts: ToScreen): Promise<Screened> {
  const { store, project, policy, secret } = desk;
  const { email, prefixHash, text } = facts;
  const since = lately(desk);
  const [{ fromPrefix, sameText }, isKnownAuthor, isBlocked] = await Promise.all([
    store.comments.recent(project, { prefixHash, textHash: commentTextHash(text), since }),
    store.comments.isKnownAuthor(project, email),
    store.comments.isBlocked(project, { prefixHash, emailHash: hashEmail(secret, email) }),
  ]);
  return screenComment({ ...facts, fromPrefix, sameText, isKnownAuthor, isBlocked }, policy);
}

/** One level of replies: an answer to an answer stands beside it. What is not shown cannot be answered. */
async function parentOf({ store, project }: CommentDesk, page: CommentedPage, asked: string): Promise<string | null> {
  if (asked === "") return null;
  const parent = await store.comments.get(project, asked);
  if (parent === null || parent.roundup !== page.roundup || parent.state !== "approved") return null;
  return parent.parent ?? parent.id;
}
