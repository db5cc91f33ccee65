import { createHash, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import formbody from "@fastify/formbody";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { searchPage } from "../../publishing/site/pages/lists.ts";
import { noticePage } from "../../publishing/site/pages/own-comment.ts";
import { roundupPage } from "../../publishing/site/pages/roundup.ts";
import type { Site, SitePage } from "../../publishing/site/site-data.ts";
import { siteFonts } from "../../publishing/site/site-style.ts";
import type { AppContext } from "../../application/app-context.ts";
import { mainProject } from "../../library/workplace.ts";
import { fontPath } from "../../publishing/export/export-site.ts";
import { findPublished } from "../../publishing/find-published.ts";
import { openSiteDesk, type SiteDesk } from "../../publishing/site-desk.ts";
import { decoyField, formToken } from "../../publishing/comments/take-comment.ts";
import { presentError } from "../present-error.ts";
import { embedPolicy, siteHeaders } from "./site-headers.ts";
import { startSchedule } from "./schedule.ts";
import { commentRoutes } from "./comment-routes.ts";
import { figureRoutes } from "./figure-routes.ts";
import { partRoutes } from "./part-routes.ts";
import { siteSecret, type SiteContext } from "./site-context.ts";
import { siteTurns } from "./site-turns.ts";

/** Searches of one network, over time: each goes through everything that is public. */
const searchesPerSecond = 2;

/** The public site under /site/: pages, feeds, comments. Readable by anyone, without a cookie and without a script. */
export async function registerSite(server: FastifyInstance, app: AppContext): Promise<void> {
  const { store, now } = app;
  const context: SiteContext = { app, project: mainProject, desk: openSiteDesk({ store, now, project: mainProject }) };
  const stopSchedule = startSchedule(app, mainProject);
  server.addHook("onClose", async () => {
    stopSchedule();
    context.desk.close();
  });
  await server.register(async (site) => {
    await site.register(formbody, { bodyLimit: 64_000 });
    site.addHook("onRequest", async (_request, reply) => {
      reply.headers(siteHeaders);
    });
    site.setErrorHandler((thrown, request, reply) => sendNotice(context, request, reply, thrown));
    site.get("/site", (_request, reply) => reply.redirect("/site/", 308));
    commentRoutes(site, context);
    partRoutes(site, context);
    figureRoutes(site, context);
    const search = siteTurns(searchesPerSecond, now);
    site.get<{ Querystring: { q?: string } }>("/site/search.html", async (request, reply) => {
      if (request.query.q !== undefined) search(request, reply);
      return sendSearch(context, request, reply);
    });
    site.get<{ Params: { slug: string } }>("/site/roundups/:slug.html", (request, reply) => sendRoundup(context, request, reply));
    for (const { file } of siteFonts) site.get(`/site/assets/${file}`, (_request, reply) => sendFont(reply, file));
    site.get<{ Params: { "*": string } }>("/site/*", (request, reply) => sendFile(context, request, reply));
  });
}

async function sendFile({ desk }: SiteContext, request: FastifyRequest<{ Params: { "*": string } }>, reply: FastifyReply): Promise<FastifyReply> {
  const asked = request.params["*"];
  const type = asked.endsWith(".png") ? "image/png" : asked.endsWith(".jpg") ? "image/jpeg" : null;
  const picture = type === null ? null : await desk.picture(asked);
  if (picture !== null && type !== null) return sendBytes(request, reply, { bytes: picture, type });
  const file = await desk.file(asked === "" ? "index.html" : asked);
  if (file === null) return sendMissing(desk, reply);
  if (asked.startsWith("embeds/")) reply.header("content-security-policy", embedPolicy).removeHeader("x-frame-options");
  return sendText(request, reply, file);
}

async function sendRoundup(context: SiteContext, request: FastifyRequest<{ Params: { slug: string } }>, reply: FastifyReply): Promise<FastifyReply> {
  const { app, desk } = context;
  const { slug } = request.params;
  const page = await desk.page(slug);
  if (page === null) return sendMissing(desk, reply);
  const { site } = await desk.site();
  const text = renderedPage(site, page);
  // Every reader gets a form of their own: nothing between may keep the page.
  const isOpen = page.comments.mode === "open";
  return reply
    .header("cache-control", isOpen ? "no-store" : "public, max-age=60")
    .type("text/html; charset=utf-8")
    .send(isOpen ? text.replace(tokenPlace, freshToken(app, slug)) : text);
}

/** Stands in a page that is kept for the token, of which each reader gets a new one; nobody can guess it, so no text can hold it. */
const tokenPlace = randomUUID();
const rendered = new WeakMap<SitePage, string>();

function renderedPage(site: Site, page: SitePage): string {
  const known = rendered.get(page);
  if (known !== undefined) return known;
  const form = page.comments.mode === "open" ? { action: `${page.slug}/comments`, token: tokenPlace, decoy: decoyField } : null;
  const text = roundupPage(site, page, form);
  rendered.set(page, text);
  return text;
}

function freshToken(app: AppContext, slug: string): string {
  const nonce = Buffer.from(app.random(9)).toString("base64url");
  return formToken({ secret: siteSecret(app), now: app.now }, slug, nonce);
}

async function sendSearch(
  { desk }: SiteContext,
  request: FastifyRequest<{ Querystring: { q?: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { site } = await desk.site();
  const asked = typeof request.query.q === "string" ? request.query.q.slice(0, 200) : "";
  const found = asked.trim() === "" ? null : { text: asked, results: findPublished(site.pages, asked) };
  return sendText(request, reply, { text: searchPage(site, found, true), type: "text/html" });
}

/** Fonts never change under their names. */
async function sendFont(reply: FastifyReply, file: string): Promise<FastifyReply> {
  const bytes = await readFile(fontPath(file));
  return reply.header("cache-control", "public, max-age=31536000, immutable").type("font/woff2").send(bytes);
}

function sendText(request: FastifyRequest, reply: FastifyReply, { text, type }: { readonly text: string; readonly type: string }): FastifyReply {
  return sendBytes(request, reply, { bytes: text, type: `${type}; charset=utf-8` });
}

function sendBytes(
  request: FastifyRequest,
  reply: FastifyReply,
  { bytes, type }: { readonly bytes: string | Uint8Array; readonly type: string },
): FastifyReply {
  const etag = `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`;
  reply.headers({ etag, "cache-control": "public, max-age=60" });
  if (request.headers["if-none-match"] === etag) return reply.code(304).send();
  return reply.type(type).send(typeof bytes === "string" ? bytes : Buffer.from(bytes));
}

async function sendMissing(desk: SiteDesk, reply: FastifyReply): Promise<FastifyReply> {
  const { site } = await desk.site();
  const text = noticePage(site, { title: "Not here", sentence: "There is no such page, or it is no longer published.", slug: null });
  return reply.code(404).type("text/html; charset=utf-8").send(rooted(text));
}

/** Errors as a page that people can read: one sentence and the way back. */
async function sendNotice({ desk }: SiteContext, request: FastifyRequest, reply: FastifyReply, thrown: unknown): Promise<FastifyReply> {
  const { status, body, isUnknown } = presentError(thrown, request.id, request.routeOptions.bodyLimit);
  if (isUnknown) request.log.error({ err: thrown }, "unexpected");
  const { detail, cure } = body;
  const sentence = `${detail.slice(0, 1).toUpperCase()}${detail.slice(1)}; ${cure}.`;
  const { site } = await desk.site();
  const text = noticePage(site, { title: "That did not work", sentence, slug: null });
  return reply.code(status).header("cache-control", "no-store").type("text/html; charset=utf-8").send(rooted(text));
}

/** A notice may be shown at any depth: its links are made to start at the site's root. */
function rooted(text: string): string {
  return text.replaceAll(/(href|action)="(?!data:|https?:|#|\/)/g, '$1="/site/');
}
