import { createHash } from "node:crypto";
import { RapporteurError, ownValue } from "@rapporteur/core/base";
import { decodeBytes } from "../decode.ts";
import { parseDay } from "../parse-date.ts";
import { elementsIn, firstIn, parseXml, wordsOfXml, type XmlElement, xmlDescendants } from "../xml/parse-xml.ts";

export interface FeedEntry {
  /** As the feed tells it from others; its address where it has no id. */
  readonly id: string;
  /** Address of the article, whole. */
  readonly url: string;
  readonly title: string;
  /** YYYY-MM-DD, or null. */
  readonly published: string | null;
}

export interface Feed {
  readonly title: string;
  readonly entries: readonly FeedEntry[];
  /** How long the feed asks to be left alone, in minutes; null where it does not say. */
  readonly restMinutes: number | null;
}

const mostEntries = 1000;
/** Longer addresses cannot be kept with a document. */
const longestUrl = 4000;
/** Ids are remembered from poll to poll, thousands of them a feed: a longer one is told by its digest. */
const longestId = 300;

/**
 * Reads a feed: RSS 0.9x, 1.0 and 2.0, Atom 1.0, JSON Feed 1.1. Entries without an http(s) address are left out, the rest in the feed's order.
 *
 * @param url where it was fetched from: relative addresses are counted from there
 * @throws RAP_SOURCE_FEED; RAP_SOURCE_DAMAGED where it is cut
 * Cost: O(length).
 */
export function parseFeed(bytes: Uint8Array, { url, charset = null }: { readonly url: string; readonly charset?: string | null }): Feed {
  const { text } = decodeBytes(bytes, { source: url, charset, readsMarkup: true });
  const feed = /^\s*\{/.test(text) ? jsonFeed(text, url) : xmlFeed(text, url);
  const seen = new Set<string>();
  const entries = feed.entries.filter(({ id }) => !seen.has(id) && seen.add(id)).slice(0, mostEntries);
  return { ...feed, entries };
}

function refuse(source: string, problem: string, cause?: unknown): RapporteurError {
  return new RapporteurError("RAP_SOURCE_FEED", { source, problem }, { cause });
}

interface Written {
  readonly id: string;
  readonly link: string;
  readonly title: string;
  readonly date: string;
}

function entryOf({ id, link, title, date }: Written, base: string): FeedEntry[] {
  if (!URL.canParse(link.trim(), base) || link.trim() === "") return [];
  const url = new URL(link.trim(), base);
  if (url.protocol !== "https:" && url.protocol !== "http:") return [];
  if (url.href.length > longestUrl) return [];
  const plain = title.replace(/\s+/g, " ").trim();
  return [{ id: shortId(id.trim() || url.href), url: url.href, title: plain.slice(0, 500), published: parseDay(date) }];
}

const shortId = (id: string): string => (id.length <= longestId ? id : createHash("sha256").update(id).digest("hex"));

function xmlFeed(text: string, source: string): Feed {
  const root = parseXml(text, { source, what: "feed" });
  if (root.name === "feed") return atomFeed(root, source);
  if (root.name === "rss" || root.name === "RDF") return rssFeed(root, source);
  throw refuse(source, `its first element is ${root.name.slice(0, 40)}`);
}

const say = (element: XmlElement | null, name: string): string => wordsOfXml(firstIn(element, name)).trim();

function rssFeed(root: XmlElement, source: string): Feed {
  const channel = firstIn(root, "channel");
  // RSS 1.0 has its items beside the channel.
  const items = [...elementsIn(channel, "item"), ...elementsIn(root, "item")];
  const entries = items.flatMap((item) => {
    const guid = firstIn(item, "guid");
    const isAddress = guid !== null && guid.attributes["isPermaLink"] !== "false";
    const id = wordsOfXml(guid).trim() || (item.attributes["about"] ?? "");
    const link = elementsIn(item, "link")
      .map((one) => wordsOfXml(one).trim() || (one.attributes["href"] ?? ""))
      .find((one) => one !== "");
    return entryOf({ id, link: link ?? (isAddress ? id : ""), title: say(item, "title"), date: say(item, "pubDate") || say(item, "date") }, source);
  });
  return { title: say(channel, "title"), entries, restMinutes: restOf(channel) };
}

const periods: Readonly<Record<string, number>> = { hourly: 60, daily: 1440, weekly: 10_080, monthly: 43_200, yearly: 525_600 };

/** RSS' own time to live, or the period of its syndication module. */
function restOf(channel: XmlElement | null): number | null {
  const ttl = Number(say(channel, "ttl"));
  if (Number.isFinite(ttl) && ttl > 0) return ttl;
  const period = ownValue(periods, say(channel, "updatePeriod").toLowerCase());
  const frequency = Number(say(channel, "updateFrequency") || "1");
  return period === undefined || !(frequency > 0) ? null : period / frequency;
}

function atomFeed(root: XmlElement, source: string): Feed {
  const entries = elementsIn(root, "entry").flatMap((entry) => {
    const links = elementsIn(entry, "link");
    const link = links.find(({ attributes }) => (attributes["rel"] ?? "alternate") === "alternate") ?? links[0];
    const base = [root, entry].reduce((from, element) => resolved(element.attributes["base"], from), source);
    const date = say(entry, "published") || say(entry, "updated");
    return entryOf({ id: say(entry, "id"), link: link?.attributes["href"] ?? "", title: say(entry, "title"), date }, base);
  });
  return { title: say(root, "title"), entries, restMinutes: [...xmlDescendants(root, "updatePeriod")].length > 0 ? restOf(root) : null };
}

function resolved(base: string | undefined, from: string): string {
  return base !== undefined && URL.canParse(base, from) ? new URL(base, from).href : from;
}

function jsonFeed(text: string, source: string): Feed {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw refuse(source, "it is not complete JSON", error);
  }
  const feed = value as Readonly<Record<string, unknown>>;
  if (typeof feed["version"] !== "string" || !feed["version"].includes("jsonfeed.org") || !Array.isArray(feed["items"]))
    throw refuse(source, "it is JSON, and no JSON Feed");
  const entries = (feed["items"] as unknown[]).flatMap((item) => {
    if (typeof item !== "object" || item === null) return [];
    const field = (name: string): string => {
      const found = (item as Readonly<Record<string, unknown>>)[name];
      return typeof found === "string" || typeof found === "number" ? String(found) : "";
    };
    return entryOf({ id: field("id"), link: field("url") || field("external_url"), title: field("title"), date: field("date_published") }, source);
  });
  return { title: typeof feed["title"] === "string" ? feed["title"] : "", entries, restMinutes: null };
}
