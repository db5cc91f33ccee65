import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { isRapporteurError, RapporteurError } from "@rapporteur/core/base";
import { z } from "zod";
import { networkOf } from "../../access/network-of.ts";
import { connectProvider, enterByProvider } from "../../access/provider/enter-by-provider.ts";
import { openProvider, providerReturnPath, type ProviderClient } from "../../access/provider/provider-client.ts";
import type { Caller } from "../../access/rights.ts";
import { demandPassword } from "../../access/second-factor.ts";
import { carriesCsrf, recognise } from "../../access/sessions.ts";
import type { AppContext } from "../../application/app-context.ts";
import { parsePart } from "../endpoints/parse-call.ts";
import { checkOrigin } from "../guards/check-source.ts";
import { logRefusal } from "../guards/log-refusal.ts";
import { rateLimit } from "../guards/rate-limit.ts";
import { cookieName, isSecure, setSessionCookie } from "../guards/session-cookie.ts";
import { readTrip, tripSeconds, writeTrip } from "./trip-cookie.ts";

/** Each way there and back asks the provider something; a team that comes to work is behind one network. */
const perSecond = 10;

interface Desk {
  readonly app: AppContext;
  readonly provider: ProviderClient;
  /** @throws RAP_HTTP_TOO_MANY */
  readonly slowDown: (request: FastifyRequest, reply: FastifyReply) => void;
}

/**
 * Signing in with an OpenID Connect provider, where one is set: pages that a browser is sent to, not parts of the API.
 *
 * @throws RAP_SERVICE_CONFIG
 */
export function registerProvider(server: FastifyInstance, app: AppContext): void {
  const provider = app.mode === "accounts" ? openProvider(app.settings) : null;
  if (provider === null) return;
  const limit = rateLimit(app.settings.rateLimit === 0 ? 0 : perSecond, app.now);
  const slowDown: Desk["slowDown"] = (request, reply) => {
    const seconds = limit.take(networkOf(request.ip));
    if (seconds === 0) return;
    reply.header("retry-after", seconds);
    throw new RapporteurError("RAP_HTTP_TOO_MANY", { seconds });
  };
  const desk: Desk = { app, provider, slowDown };
  server.get("/sign-in/provider", { exposeHeadRoute: false }, (request, reply) => orSay(request, reply, () => leave(desk, request, reply)));
  server.post("/sign-in/provider/connect", (request, reply) => leaveToConnect(desk, request, reply));
  server.get(providerReturnPath, { exposeHeadRoute: false }, (request, reply) => orSay(request, reply, () => comeBack(desk, request, reply)));
}

async function leave(desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return reply.redirect(await begin(desk, { request, reply, connects: null }), 303);
}

const ownPassword = z.strictObject({ password: z.string().max(1024) });

/**
 * The person who is signed in asks to be connected: only their own page can, so that nobody's account is connected behind their back, and only with the password, so
 * that a session that somebody else has got hold of opens no way in that outlives it.
 */
async function leaveToConnect(desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<{ url: string }> {
  checkOrigin(desk.app, request);
  const caller = await callerOf(desk.app, request);
  if (caller.account === null) throw new RapporteurError("RAP_ACCOUNT_SIGN_IN");
  const token = request.headers["x-csrf-token"];
  if (!carriesCsrf(caller, typeof token === "string" ? token : undefined)) throw new RapporteurError("RAP_HTTP_CSRF");
  const { password } = ownPassword.parse(parsePart(ownPassword, request.body, "body"));
  await demandPassword(desk.app, caller.account, { password, ip: request.ip });
  return { url: await begin(desk, { request, reply, connects: caller.sessionHash }) };
}

async function begin(
  { app, provider, slowDown }: Desk,
  { request, reply, connects }: { request: FastifyRequest; reply: FastifyReply; connects: string | null },
): Promise<string> {
  slowDown(request, reply);
  const { url, trip } = await provider.begin();
  reply.setCookie(tripCookie(app, request), writeTrip(app.secret, { ...trip, connects }, app.now()), { ...flags(app, request), maxAge: tripSeconds });
  reply.header("cache-control", "no-store");
  return url;
}

async function comeBack({ app, provider, slowDown }: Desk, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  slowDown(request, reply);
  const trip = readTrip(app.secret, request.cookies[tripCookie(app, request)], app.now());
  // Good for one way back.
  reply.clearCookie(tripCookie(app, request), flags(app, request));
  if (trip === null) throw new RapporteurError("RAP_ACCOUNT_PROVIDER_TRIP");
  const person = await provider.finish(new URL(request.url, app.settings.origin ?? undefined), trip);
  const caller = await callerOf(app, request);
  if (trip.connects === null) {
    setSessionCookie(app, request, reply, await enterByProvider(app, person, { before: caller, agent: request.headers["user-agent"] ?? "" }));
    return reply.redirect("/", 303);
  }
  const { account, sessionHash } = caller;
  // The password was given in that session: one that began since may be anybody's who got hold of the browser.
  if (account === null || sessionHash !== trip.connects) throw new RapporteurError("RAP_ACCOUNT_PROVIDER_TRIP");
  await connectProvider(app, { account, sessionHash }, person);
  return reply.redirect("/?connected", 303);
}

async function callerOf(app: AppContext, request: FastifyRequest): Promise<Caller> {
  return recognise(app, { cookie: request.cookies[cookieName(app, request)], authorization: undefined });
}

/** A browser on its way is shown the sign-in page with what went wrong, not an answer of the API. */
async function orSay(request: FastifyRequest, reply: FastifyReply, act: () => Promise<FastifyReply>): Promise<FastifyReply> {
  try {
    return await act();
  } catch (thrown) {
    if (!isRapporteurError(thrown) || thrown.code === "RAP_HTTP_TOO_MANY") throw thrown;
    logRefusal(request, thrown.code);
    return reply.header("cache-control", "no-store").redirect(`/sign-in#${thrown.code}`, 303);
  }
}

function tripCookie(app: AppContext, request: FastifyRequest): string {
  return `${cookieName(app, request)}-provider`;
}

function flags(app: AppContext, request: FastifyRequest): { path: string; httpOnly: true; sameSite: "lax"; secure: boolean } {
  return { path: "/", httpOnly: true, sameSite: "lax", secure: isSecure(app, request) };
}
