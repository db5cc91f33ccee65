import { normalised } from "@rapporteur/core/base";
import type { SiteSettings } from "./site-data.ts";

/* Where everything of the site stands. Paths have no slash in front: a page adds the way up from where it stands, so that a folder of files works too. */

export const homePath = "index.html";
export const archivePath = "archive.html";
export const searchPath = "search.html";
export const pagePath = (page: string): string => `roundups/${page}.html`;
export const expertPath = (expert: string): string => `experts/${expert}.html`;
export const actorPath = (actor: string): string => `actors/${fileSlug(actor)}.html`;
export const tagPath = (tag: string): string => `tags/${fileSlug(tag)}.html`;
/** Feeds of the site, of a tag or of an expert: `folder` is "", "tags/trade" or "experts/ada-lind". */
export const feedPath = (folder: string, kind: "rss.xml" | "atom.xml" | "feed.json"): string => (folder === "" ? kind : `${folder}/${kind}`);
export const annotationsPath = (page: string): string => `roundups/${page}.annotations.json`;
export const citationPath = (page: string, kind: "bib" | "csl.json" | "ris"): string => `roundups/${page}.${kind}`;
/** The picture that stands for a page where it is shared. */
export const picturePath = (page: string): string => `roundups/${page}.png`;
export const embedPath = (page: string, part: string): string => `embeds/${page}/${part}.html`;

/** Names that Windows keeps for devices, whatever comes behind the dot. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** Longest slug of a name, in UTF-16 code units: three bytes each still fit into a file's name everywhere. */
const slugLimit = 60;

/**
 * A name as a file may be called: lower case, letters and digits of any script joined by hyphens; Latin and Greek letters without their marks, those of other
 * scripts with theirs, since a mark makes another letter there. Long names are cut, with a checksum (FNV-1a) in place of what was cut off.
 */
export function fileSlug(name: string): string {
  const bare = normalised(name, "NFKD").replace(/(?<=[\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu, "");
  const whole = normalised(bare, "NFC")
    .toLowerCase()
    .replace(/['’]s\b/g, "")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  if (reserved.test(whole)) return `${whole}-`;
  if (whole.length <= slugLimit) return whole;
  let sum = 0x811c9dc5;
  for (let at = 0; at < whole.length; at++) sum = Math.imul(sum ^ whole.charCodeAt(at), 0x01000193) >>> 0;
  return `${whole.slice(0, slugLimit - 9).replace(/[\ud800-\udbff]$/, "")}-${sum.toString(36)}`;
}

/** From a page to another path of the site, without an address: "../tags/trade.html". */
export function relative(from: string, to: string): string {
  const up = "../".repeat(from.split("/").length - 1);
  return `${up}${to}`;
}

/** The whole address of a path; null where the site has no address of its own. */
export function absolute(settings: Pick<SiteSettings, "baseUrl">, path: string): string | null {
  return settings.baseUrl === null ? null : `${settings.baseUrl}/${encodeURI(path)}`;
}

/** A name that stands for a page in feeds for ever, whether or not the site has an address. */
export function permanentId(settings: Pick<SiteSettings, "baseUrl">, path: string): string {
  return absolute(settings, path) ?? `urn:rapporteur:${encodeURI(path)}`;
}
