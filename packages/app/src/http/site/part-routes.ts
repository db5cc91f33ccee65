import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { isRapporteurError, RapporteurError, ownValue } from "@rapporteur/core/base";
import { everything } from "../../library/membership.ts";
import { openWorkplace, type Workplace } from "../../library/workplace.ts";
import { openOwnPart, takeOwnStep, type OwnPart, type OwnStep } from "../../publishing/parts/own-part.ts";
import { ownPartPage, ownPartPath, type OwnPartView } from "../../publishing/site/pages/own-part.ts";
import type { SiteContext } from "./site-context.ts";
import { siteTurns } from "./site-turns.ts";

/** Requests a second of one network, over time: who writes saves now and then, who guesses keys does nothing else. */
const perSecond = 0.5;
/** Words of every script, as a form sends them: up to nine bytes a letter. */
const mostBytes = 1_000_000;

/** Where invited experts write, by the link that the editors sent. Works without JavaScript. */
export function partRoutes(site: FastifyInstance, context: SiteContext): void {
  const slowDown = siteTurns(perSecond, context.app.now);
  site.get<{ Querystring: { key?: string; done?: string } }>(`/site/${ownPartPath}`, async (request, reply) => {
    slowDown(request, reply);
    const key = typeof request.query.key === "string" ? request.query.key : "";
    const part = await openOwnPart(workplaceOf(context), key);
    return sendPart(context, reply, viewOf(part, key, { says: ownValue(done, request.query.done ?? "") ?? null, isWrong: false }));
  });
  site.post(`/site/${ownPartPath}`, { bodyLimit: mostBytes }, async (request, reply) => {
    slowDown(request, reply);
    return takeStep(context, request, reply);
  });
}

/** The link opens one part; of the project they may no more than a reader. */
const theInvited = { role: "reader", grants: everything } as const;

function workplaceOf({ app, project }: SiteContext): Workplace {
  return openWorkplace(app.store, { project, now: app.now, makeId: app.makeId, by: { account: null, name: "invited" }, membership: theInvited });
}

const done: Readonly<Record<string, string>> = {
  save: "Saved.",
  submit: "Sent in. Thank you.",
  recall: "Taken back: you can change it again.",
};

/** After these the form comes back with the words. */
const givesBack: ReadonlySet<string> = new Set(["RAP_PART_CHANGED", "RAP_PART_EMPTY", "RAP_PART_OFTEN"]);

const text = z.string().max(200_000).default("");
const posted = z
  .object({
    key: z.string().max(200),
    expected: z.coerce.number().int().min(0),
    step: z.enum(["save", "submit", "recall"]),
    role: text,
    bio: text,
    heading: text,
    markdown: text,
  })
  .catchall(text);

async function takeStep(context: SiteContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const parsed = posted.safeParse(request.body);
  if (!parsed.success) throw new RapporteurError("RAP_PART_LINK");
  const { key, expected, step, role, bio, heading, markdown, ...more } = parsed.data;
  const workplace = workplaceOf(context);
  const part = await openOwnPart(workplace, key);
  const answers = part.event.questions.map((question, index) => ({ question, markdown: more[`answer-${index}`] ?? "" }));
  const words: OwnStep["words"] = { role, bio, heading, markdown, answers };
  try {
    await takeOwnStep(workplace, key, { step, expected, words });
  } catch (thrown) {
    // Nothing that somebody wrote is lost: the form comes back with it, and with the reason.
    if (!isRapporteurError(thrown) || !givesBack.has(thrown.code)) throw thrown;
    const says = `${thrown.problem.slice(0, 1).toUpperCase()}${thrown.problem.slice(1)}: ${thrown.cure}.`;
    const view = viewOf(part, key, { says, isWrong: true });
    return sendPart(context, reply.code(thrown.code === "RAP_PART_EMPTY" ? 422 : 409), { ...view, words });
  }
  return reply.redirect(`/site/${ownPartPath}?done=${step}&key=${encodeURIComponent(key)}`, 303);
}

function viewOf({ part, revision, event, canWrite }: OwnPart, key: string, said: Pick<OwnPartView, "says" | "isWrong">): OwnPartView {
  const { author, state, expiresAt, note, words } = part;
  return { key, revision, author, state, canWrite, expiresAt, note, event, words, ...said };
}

async function sendPart({ desk }: SiteContext, reply: FastifyReply, view: OwnPartView): Promise<FastifyReply> {
  const { site } = await desk.site();
  return reply.header("cache-control", "no-store").type("text/html; charset=utf-8").send(ownPartPage(site, view));
}
