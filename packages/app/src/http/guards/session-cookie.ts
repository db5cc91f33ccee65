import type { FastifyReply, FastifyRequest } from "fastify";
import type { StartedSession } from "../../access/accounts.ts";
import type { AppContext } from "../../application/app-context.ts";

/** Whether the caller came over https, by the server's own address or by the word of a trusted proxy. */
export function isSecure(app: AppContext, request: FastifyRequest): boolean {
  return app.settings.origin?.startsWith("https://") === true || request.protocol === "https";
}

/** Over https the prefix makes browsers hold the cookie to this very host. */
export function cookieName(app: AppContext, request: FastifyRequest): string {
  return isSecure(app, request) ? "__Host-rapporteur" : "rapporteur";
}

export function setSessionCookie(app: AppContext, request: FastifyRequest, reply: FastifyReply, session: StartedSession | null): void {
  const flags = { path: "/", httpOnly: true, sameSite: "lax", secure: isSecure(app, request) } as const;
  const name = cookieName(app, request);
  // Who signs out leaves nothing behind in the browser: no answers, and no edits that wait.
  if (session === null) reply.clearCookie(name, flags).header("clear-site-data", '"cache", "storage"');
  else reply.setCookie(name, session.cookie, { ...flags, maxAge: session.maxAgeSeconds });
}
