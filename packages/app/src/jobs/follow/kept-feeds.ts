import type { ReadStore } from "../../store/store.ts";
import { readFeedState, type FeedState } from "./feed-state.ts";

const keyOf = (project: string): string => `feeds:${project}`;

/** The feeds that the servers of a library follow for a project. */
export async function keptFeeds({ accounts }: Pick<ReadStore, "accounts">, project: string): Promise<FeedState> {
  return readFeedState(await accounts.setting(keyOf(project)));
}

/** Keeps what a turn found out, of those feeds alone that are still followed: somebody may have ended or added one meanwhile. */
export async function keepFeeds(store: Pick<ReadStore, "accounts">, project: string, state: FeedState): Promise<void> {
  const found = new Map(state.feeds.map((feed) => [feed.url, feed]));
  const { feeds, schema } = await keptFeeds(store, project);
  await store.accounts.saveSetting(keyOf(project), { schema, feeds: feeds.map((feed) => found.get(feed.url) ?? feed) });
}

/** Says which feeds are followed. */
export async function setFeeds({ accounts }: Pick<ReadStore, "accounts">, project: string, state: FeedState): Promise<void> {
  await accounts.saveSetting(keyOf(project), state);
}
