import type { FastifyRequest } from "fastify";
import { RapporteurError } from "@rapporteur/core/base";
import type { AppContext } from "../../application/app-context.ts";

const loopback = /^(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])(?::\d{1,5})?$/i;

/** Whether a request names this machine by a name that no other machine has. */
export function isLoopbackHost(host: string): boolean {
  return loopback.test(host);
}

/**
 * Refuses a host name that this server was not reached by: a site that points its own name at this machine would otherwise be of one origin with it.
 * Loopback names are always right; with accounts, the host of `origin` too.
 *
 * @throws RAP_HTTP_HOST
 */
export function checkHost(app: AppContext, request: FastifyRequest): void {
  const host = request.host;
  if (namesTwoHosts(request)) throw new RapporteurError("RAP_HTTP_HOST");
  const own = [app.settings.origin, app.settings.siteOrigin].flatMap((origin) => (origin === null ? [] : [new URL(origin).host]));
  if (isLoopbackHost(host) || own.includes(host.toLowerCase())) return;
  // Anyone who asks whether the server lives may know it by its number alone.
  if (/^(?:\/api)?\/health\//.test(request.url)) return;
  throw new RapporteurError("RAP_HTTP_HOST");
}

/** A second Host header, or another host in the request line than in the header: of a proxy and this server each may heed another one (RFC 9112, 3.2). */
function namesTwoHosts({ raw, host }: FastifyRequest): boolean {
  const count = raw.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === "host").length;
  const target = raw.url ?? "/";
  return count > 1 || (/^[a-z][a-z\d+.-]*:/i.test(target) && URL.parse(target)?.host !== host.toLowerCase());
}

/**
 * Refuses what a browser sends on behalf of another site.
 *
 * @throws RAP_HTTP_ORIGIN
 */
export function checkOrigin(app: AppContext, request: FastifyRequest): void {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") throw new RapporteurError("RAP_HTTP_ORIGIN");
  const { origin } = request.headers;
  if (origin === undefined) return;
  const own = [`${request.protocol}://${request.host}`, app.settings.origin];
  if (!own.includes(origin)) throw new RapporteurError("RAP_HTTP_ORIGIN");
}
