import { z } from "zod";

/** Entries of a feed that were imported are remembered by so many ids: feeds show some dozens. */
const mostSeen = 5000;

const followedFeed = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  title: z.string(),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  /** Milliseconds since 1970: not to be asked before. */
  nextAt: z.number(),
  /** Polls that failed in a row. */
  failures: z.int().min(0),
  /** Why it is followed no more; null while it is. */
  endedBy: z.string().nullable(),
  /** Ids of entries, oldest first. */
  seen: z.array(z.string()).max(mostSeen),
});
export type FollowedFeed = z.infer<typeof followedFeed>;

/** The feeds that a library follows, as they are kept in a file beside it. */
export const feedState = z.strictObject({ schema: z.literal("rapporteur.feeds/1"), feeds: z.array(followedFeed).max(10_000) });
export type FeedState = z.infer<typeof feedState>;

const keptState = feedState.extend({ feeds: z.array(z.unknown()).max(10_000) });

/** What was kept, without feeds of which it cannot be read: one of them does not end the others. */
export function readFeedState(kept: unknown): FeedState {
  const { data } = keptState.safeParse(kept);
  return data === undefined ? noFeeds : { schema: data.schema, feeds: data.feeds.flatMap((feed) => followedFeed.safeParse(feed).data ?? []) };
}

export const noFeeds: FeedState = { schema: "rapporteur.feeds/1", feeds: [] };

/** A feed of which nothing is known yet: due at once. */
export function newFeed(url: string): FollowedFeed {
  return { url, title: "", etag: null, lastModified: null, nextAt: 0, failures: 0, endedBy: null, seen: [] };
}

/** Adds feeds by their addresses; those that were given up are taken up again, others stay as they are. */
export function withFeeds({ feeds, schema }: FeedState, urls: readonly string[]): FeedState {
  const known = new Map(feeds.map((feed) => [feed.url, feed.endedBy === null ? feed : newFeedAgain(feed, urls)]));
  for (const url of urls) if (!known.has(url)) known.set(url, newFeed(url));
  return { schema, feeds: [...known.values()] };
}

function newFeedAgain(feed: FollowedFeed, urls: readonly string[]): FollowedFeed {
  return urls.includes(feed.url) ? { ...feed, endedBy: null, failures: 0, nextAt: 0 } : feed;
}

export function withSeen(feed: FollowedFeed, ids: readonly string[]): FollowedFeed {
  return { ...feed, seen: [...new Set([...feed.seen, ...ids])].slice(-mostSeen) };
}
