import type { FastifyReply, FastifyRequest } from "fastify";
import type { Settings } from "../../settings/config-settings.ts";

/** Where the public site is found: on a host of its own, where it has one. */
export const siteAddress = ({ siteOrigin, origin }: Pick<Settings, "siteOrigin" | "origin">): string => `${siteOrigin ?? origin ?? ""}/site`;

const isOfSite = (url: string): boolean => /^\/site(?:[/?]|$)/.test(url);
/** What both may ask for: whether the server lives, and the fonts that a preview shows. */
const isShared = (url: string): boolean => /^(?:\/api)?\/health\//.test(url) || url.startsWith("/site/assets/");

/**
 * Keeps the public site and the workbench apart, where the site has a host of its own: script in a page of the one would reach nothing of the other. Pages
 * of the site are led there from elsewhere; its host shows nothing else.
 *
 * @returns whether this host answers the request; where it is led elsewhere it was answered
 */
export function answersHere({ siteOrigin }: Pick<Settings, "siteOrigin">, request: FastifyRequest, reply: FastifyReply): boolean {
  if (siteOrigin === null || isShared(request.url)) return true;
  const isSiteHost = request.host.toLowerCase() === new URL(siteOrigin).host;
  if (isSiteHost === isOfSite(request.url)) return true;
  const reads = request.method === "GET" || request.method === "HEAD";
  if (isSiteHost && request.url === "/" && reads) void reply.redirect("/site/", 308);
  else if (!isSiteHost && reads) void reply.redirect(`${siteOrigin}${request.url}`, 308);
  return false;
}
