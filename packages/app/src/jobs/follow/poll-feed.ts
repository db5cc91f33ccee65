import { isRapporteurError, type RapporteurError } from "@rapporteur/core/base";
import { type Feed, type FeedEntry, type FetchOptions, fetchUrl, parseFeed } from "@rapporteur/reader/sources";
import type { FollowedFeed } from "./feed-state.ts";

export interface PolledFeed {
  readonly feed: FollowedFeed;
  /** Entries that were not seen before, oldest first. */
  readonly fresh: readonly FeedEntry[];
  readonly error: RapporteurError | null;
}

export interface PollOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Time between two polls of a feed, where it does not ask for more. */
  readonly everyMinutes: number;
  readonly fetch?: FetchOptions;
}

const minute = 60_000;
const longestRest = 24 * 60;
const maxBytes = 16 * 1024 * 1024;
const accept = {
  header: "application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,application/json;q=0.8",
  // Servers call feeds many things; reading one tells.
  allows: (type: string): boolean => /xml|json|text\/(?:plain|html)/i.test(type),
};

/**
 * Asks a feed for what is new: with the marks of the last answer, so that nothing is sent where nothing has changed. It is left alone for as long as it asks,
 * not less than told and not more than a day; after failures twice as long each time, or as long as the server says. A feed that is gone for
 * good (410) is given up; one that moved for good is asked at its new address.
 *
 * Never throws for what the network or the feed does. Cost: one request.
 */
export async function pollFeed(feed: FollowedFeed, { now, everyMinutes, fetch = {} }: PollOptions): Promise<PolledFeed> {
  const { etag, lastModified } = feed;
  const since = etag === null && lastModified === null ? {} : { since: { etag, lastModified } };
  try {
    const page = await fetchUrl(feed.url, { ...fetch, maxBytes, accept, ...since });
    const kept = { ...feed, url: page.movedTo ?? feed.url, failures: 0 };
    if (page.isUnchanged) return { feed: { ...kept, nextAt: now + everyMinutes * minute }, fresh: [], error: null };
    const read = parseFeed(page.bytes, { url: page.url, charset: page.charset });
    const rest = restOf(read, page.headers["cache-control"] ?? "", everyMinutes);
    const header = (value: string | undefined): string | null => value?.slice(0, 1000) ?? null;
    const marks = { etag: header(page.headers.etag), lastModified: header(page.headers["last-modified"]) };
    const seen = new Set(feed.seen);
    const fresh = read.entries.filter(({ id }) => !seen.has(id)).toReversed();
    return { feed: { ...kept, ...marks, title: read.title.slice(0, 500), nextAt: now + rest * minute }, fresh, error: null };
  } catch (error) {
    if (!isRapporteurError(error)) throw error;
    return { feed: afterFailure(feed, error, { now, everyMinutes }), fresh: [], error };
  }
}

function restOf({ restMinutes }: Feed, cacheControl: string, everyMinutes: number): number {
  const fresh = Number(/max-age\s*=\s*(\d{1,9})/i.exec(cacheControl)?.[1] ?? 0) / 60;
  return Math.min(longestRest, Math.max(everyMinutes, restMinutes ?? 0, fresh));
}

function afterFailure(feed: FollowedFeed, error: RapporteurError, { now, everyMinutes }: Pick<PollOptions, "now" | "everyMinutes">): FollowedFeed {
  const failures = feed.failures + 1;
  const { status, retryAfter } = error.details as { readonly status?: unknown; readonly retryAfter?: unknown };
  const doubled = Math.min(longestRest, everyMinutes * 2 ** Math.min(failures, 12));
  const asked = waitOf(typeof retryAfter === "string" ? retryAfter : "", now);
  const nextAt = now + Math.max(doubled, Math.min(longestRest * 7, asked)) * minute;
  return { ...feed, failures, nextAt, endedBy: status === 410 ? "the server says that it is gone" : null };
}

/** Minutes that a Retry-After asks for: seconds, or a date. */
function waitOf(retryAfter: string, now: number): number {
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter) / 60;
  const until = Date.parse(retryAfter);
  return Number.isNaN(until) ? 0 : Math.max(0, (until - now) / minute);
}
