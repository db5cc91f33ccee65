import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { RapporteurError } from "@rapporteur/core/base";
import { noticePage, ownCommentPage, ownCommentPath } from "../../publishing/site/pages/own-comment.ts";
import type { SitePage } from "../../publishing/site/site-data.ts";
import type { LoadedSite } from "../../publishing/load-site.ts";
import { commentLetter, mailServerOf, sendLetter } from "../../publishing/comments/moderation-mail.ts";
import { editOwnComment, eraseOwnData, ownComment, ownData, withdrawOwnComment, type OwnData } from "../../publishing/comments/own-comment.ts";
import { siteChoices } from "../../publishing/site-settings.ts";
import { takeComment, type CommentDesk } from "../../publishing/comments/take-comment.ts";
import { siteSecret, type SiteContext } from "./site-context.ts";

/** Comments: taking one from its form, and what its author does by the signed link. Works without JavaScript. */
export function commentRoutes(site: FastifyInstance, context: SiteContext): void {
  site.post<{ Params: { slug: string } }>("/site/roundups/:slug/comments", (request, reply) => postComment(context, request, reply));
  site.get<{ Querystring: { key?: string; new?: string } }>(`/site/${ownCommentPath}`, (request, reply) => showOwn(context, request, reply));
  site.post(`/site/${ownCommentPath}`, (request, reply) => changeOwn(context, request, reply));
}

/** The rules are asked for each time: what an administrator has just forbidden is not let in for another half minute. */
async function deskOf({ app, project }: SiteContext): Promise<CommentDesk> {
  const choices = await siteChoices(app.store, project);
  return { store: app.store, project, policy: choices.comments, secret: siteSecret(app), now: app.now, makeId: app.makeId };
}

async function postComment(context: SiteContext, request: FastifyRequest<{ Params: { slug: string } }>, reply: FastifyReply): Promise<FastifyReply> {
  const { desk } = context;
  const { bySlug } = await desk.site();
  const page = bySlug.get(request.params.slug);
  if (page === undefined) throw new RapporteurError("RAP_COMMENT_CLOSED");
  const commented = {
    roundup: page.roundup,
    slug: page.page.slug,
    mode: page.page.comments.mode,
    statements: page.statements,
    forecasts: forecastsOf(page.page),
  };
  const taken = await takeComment(await deskOf(context), commented, { body: request.body, address: request.ip });
  if (taken.isShown) desk.forgetComments();
  if (!taken.wasRepeated) void tellModerators(context, request, taken.id);
  return reply.redirect(`/site/${ownCommentPath}?new=1&key=${encodeURIComponent(taken.authorToken)}`, 303);
}

/** The forecasts of a page on which its readers may give a chance; none where the editors do not ask for them. */
function forecastsOf({ readout, comments }: SitePage): ReadonlySet<string> {
  return new Set(comments.takesForecasts ? readout.statements.flatMap(({ type, id }) => (type === "forecast" ? [id] : [])) : []);
}

/** A mail that cannot be sent keeps nobody's comment from being kept. */
async function tellModerators({ app, desk, project }: SiteContext, request: FastifyRequest, id: string): Promise<void> {
  try {
    const { choices, bySlug } = await desk.site();
    const mailServer = mailServerOf(app.settings);
    if (choices.mail === null || mailServer === null) return;
    const comment = await app.store.comments.get(project, id);
    if (comment === null || comment.state === "rejected") return;
    const title = pageOf(bySlug, comment)?.readout.document.title ?? "a page";
    const queue = app.settings.origin === null ? null : `${app.settings.origin}/publish/comments`;
    const rules = comment.rules.map(({ rule, matched }) => (matched === "" ? rule : `${rule} (${matched})`));
    await sendLetter(mailServer, choices.mail.to, commentLetter({ title, name: comment.name, text: comment.text, rules, queue }));
  } catch (thrown) {
    request.log.warn({ err: thrown }, "mail to moderators");
  }
}

/** The page that a comment is on; undefined where it is no longer published. */
function pageOf(bySlug: LoadedSite["bySlug"], { roundup }: { readonly roundup: string }): SitePage | undefined {
  return [...bySlug.values()].find((loaded) => loaded.roundup === roundup)?.page;
}

async function showOwn(
  context: SiteContext,
  request: FastifyRequest<{ Querystring: { key?: string; new?: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  // Named twice, it comes as a list: that is no link of ours.
  const key = typeof request.query.key === "string" ? request.query.key.slice(0, 1000) : "";
  const { comment, isEditable } = await ownComment(await deskOf(context), key);
  const { site, bySlug } = await context.desk.site();
  const page = pageOf(bySlug, comment);
  const { name, text, createdAt, state } = comment;
  const shown = state === "withdrawn" || state === "erased" ? "held" : state;
  const view = {
    key,
    state: shown,
    slug: page?.slug ?? null,
    title: page?.readout.document.title ?? "",
    name,
    text,
    createdAt,
    isEditable,
    isNew: request.query.new === "1",
  };
  return reply.header("cache-control", "no-store").type("text/html; charset=utf-8").send(ownCommentPage(site, view));
}

const steps = z.object({
  key: z.string().max(1000),
  step: z.enum(["edit", "withdraw", "export", "erase"]),
  text: z.string().max(100_000).default(""),
});

async function changeOwn(context: SiteContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const parsed = steps.safeParse(request.body);
  if (!parsed.success) throw new RapporteurError("RAP_COMMENT_LINK");
  const { key, step, text } = parsed.data;
  const desk = await deskOf(context);
  if (step === "export") return sendData(reply, await ownData(desk, key));
  const { comment } = await ownComment(desk, key);
  const sentence = await take(desk, key, { step, text });
  context.desk.forgetComments();
  const { site, bySlug } = await context.desk.site();
  const slug = pageOf(bySlug, comment)?.slug ?? null;
  if (step === "edit") return reply.redirect(`/site/${ownCommentPath}?key=${encodeURIComponent(key)}`, 303);
  return reply
    .header("cache-control", "no-store")
    .type("text/html; charset=utf-8")
    .send(noticePage(site, { title: "Done", sentence, slug }));
}

async function take(desk: CommentDesk, key: string, { step, text }: { step: "edit" | "withdraw" | "erase"; text: string }): Promise<string> {
  if (step === "edit") {
    await editOwnComment(desk, key, text);
    return "Your words were changed.";
  }
  if (step === "withdraw") {
    await withdrawOwnComment(desk, key);
    return "Your comment was withdrawn and its words deleted.";
  }
  await eraseOwnData(desk, key);
  return "Your comment was emptied of name, address and words.";
}

function sendData(reply: FastifyReply, comment: OwnData): FastifyReply {
  return reply
    .headers({ "cache-control": "no-store", "content-disposition": 'attachment; filename="my-comment.json"' })
    .type("application/json; charset=utf-8")
    .send(`${JSON.stringify(comment, null, 2)}\n`);
}
