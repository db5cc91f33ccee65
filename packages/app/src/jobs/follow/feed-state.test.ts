import { expect, test } from "vitest";
import { newFeed, noFeeds, readFeedState } from "./feed-state.ts";

const kept = (feeds: readonly unknown[]): unknown => ({ schema: "rapporteur.feeds/1", feeds });

test("a feed of which the state cannot be read ends no other one", () => {
  const [first, second] = [newFeed("https://a.example/feed"), newFeed("https://b.example/feed")];
  expect(readFeedState(kept([first, { ...second, nextAt: null }, { url: "javascript:1" }, second])).feeds).toEqual([first, second]);
  for (const none of [null, undefined, "x", [], kept([]), { feeds: [first] }]) expect(readFeedState(none)).toEqual(noFeeds);
});
