import { isRapporteurError } from "@rapporteur/core/base";
import { type FeedEntry, type FetchOptions, fetchUrl } from "@rapporteur/reader/sources";
import { importReadout } from "../../documents/import-readout.ts";
import { readForProject } from "../../documents/read-for-project.ts";
import type { DocumentReader } from "../../documents/reading-task.ts";
import type { Workplace } from "../../library/workplace.ts";
import type { DocumentRights } from "../../records/document-record.ts";
import { type FeedState, type FollowedFeed, withSeen } from "./feed-state.ts";
import { pollFeed } from "./poll-feed.ts";

export interface FollowOptions {
  readonly everyMinutes: number;
  /** Between two requests to one server; 2 s unless told. */
  readonly pauseMs?: number;
  readonly rights?: DocumentRights | undefined;
  readonly codes: boolean;
  readonly pool?: DocumentReader | undefined;
  /** One feed's articles are asked for as long as this, and the rest at its next poll; a quarter of an hour unless told. */
  readonly mostMsOfFeed?: number;
  /** What tests put in the place of the network. */
  readonly fetch?: FetchOptions;
  /** Ends the work between two requests. */
  readonly signal?: AbortSignal | undefined;
  /** Keeps the state after each article: a break costs one. */
  readonly keep: (state: FeedState) => Promise<void>;
  readonly onProgress?: (entry: FeedEntry) => void;
}

export interface FollowFailure {
  readonly url: string;
  readonly code: string;
  readonly message: string;
}

export interface Followed {
  readonly state: FeedState;
  readonly polled: number;
  readonly added: number;
  /** Articles that the library had, by address or text. */
  readonly known: number;
  readonly failures: readonly FollowFailure[];
}

const usualPauseMs = 2000;
/** A thousand articles that come drop by drop would keep all other feeds waiting for hours. */
const usualMsOfFeed = 15 * 60_000;

/**
 * Polls every feed that is due, and imports the articles that are new. An article comes once, however many feeds bring it: by its id in the feed, by its
 * address without what counts clicks, and by its text. One that cannot be read is listed and not tried again.
 *
 * Cost: one request a feed that is due and one an article that is new, one after the other.
 */
export async function followFeeds(workplace: Workplace, state: FeedState, options: FollowOptions): Promise<Followed> {
  const run = new FollowRun(workplace, state, options);
  return run.run();
}

class FollowRun {
  readonly #workplace: Workplace;
  readonly #options: FollowOptions;
  #state: FeedState;
  readonly #addresses = new Set<string>();
  readonly #askedAt = new Map<string, number>();
  readonly #failures: FollowFailure[] = [];
  #added = 0;
  #known = 0;

  constructor(workplace: Workplace, state: FeedState, options: FollowOptions) {
    this.#workplace = workplace;
    this.#state = state;
    this.#options = options;
  }

  async run(): Promise<Followed> {
    const { store, project, now } = this.#workplace;
    const due = this.#state.feeds.filter(({ nextAt, endedBy }) => endedBy === null && nextAt <= now()).toSorted((a, b) => a.nextAt - b.nextAt);
    if (due.length > 0)
      for await (const { record } of store.records.all(project, "document")) if (record.url !== null) this.#addresses.add(plainAddress(record.url));
    let polled = 0;
    for (const feed of due) {
      if (this.#options.signal?.aborted === true) break;
      await this.#follow(feed);
      polled++;
    }
    return { state: this.#state, polled, added: this.#added, known: this.#known, failures: this.#failures };
  }

  async #follow(feed: FollowedFeed): Promise<void> {
    const { everyMinutes, fetch = {}, mostMsOfFeed = usualMsOfFeed, signal } = this.#options;
    await this.#pauseBefore(feed.url);
    const { feed: polled, fresh, error } = await pollFeed(feed, { now: this.#workplace.now(), everyMinutes, fetch });
    if (error !== null) this.#failures.push({ url: feed.url, code: error.code, message: error.message });
    // Marks count only once everything that they stand for is in: a break before asks for it again.
    let current: FollowedFeed = { ...polled, etag: feed.etag, lastModified: feed.lastModified };
    const end = performance.now() + mostMsOfFeed;
    for (const entry of fresh) {
      if (signal?.aborted === true) return;
      if (performance.now() > end) return this.#put(feed.url, { ...current, nextAt: polled.nextAt });
      await this.#take(entry);
      current = withSeen(current, [entry.id]);
      await this.#put(feed.url, { ...current, nextAt: feed.nextAt });
    }
    await this.#put(feed.url, { ...polled, seen: current.seen });
  }

  async #put(url: string, feed: FollowedFeed): Promise<void> {
    this.#state = { ...this.#state, feeds: this.#state.feeds.map((one) => (one.url === url || one.url === feed.url ? feed : one)) };
    await this.#options.keep(this.#state);
  }

  async #take(entry: FeedEntry): Promise<void> {
    const address = plainAddress(entry.url);
    if (this.#addresses.has(address)) return void this.#known++;
    this.#addresses.add(address);
    try {
      await this.#pauseBefore(entry.url);
      const isNew = await this.#import(entry);
      if (isNew) this.#added++;
      else this.#known++;
      this.#options.onProgress?.(entry);
    } catch (error) {
      if (!isRapporteurError(error)) throw error;
      this.#failures.push({ url: entry.url, code: error.code, message: error.message });
    }
  }

  /** True where the library did not have the text. */
  async #import(entry: FeedEntry): Promise<boolean> {
    const { codes, pool, fetch = {}, rights = "no-text", signal } = this.#options;
    const page = await fetchUrl(entry.url, fetch);
    const source = { bytes: page.bytes, name: page.url };
    const charset = page.charset === null ? {} : { charset: page.charset };
    const { readout, shapes, original } = await readForProject(this.#workplace, { kind: "read", source, codes, ...charset }, { pool, signal });
    const { title, published, url, ...document } = readout.document;
    const told = { ...document, title: title || entry.title, published: published ?? entry.published, url: url ?? page.url };
    const { wasKnown } = await importReadout(this.#workplace, {
      readout: { ...readout, document: told },
      shapes,
      ...(original === undefined ? {} : { original }),
      sourceName: page.url,
      rights,
    });
    return !wasKnown;
  }

  /** Leaves a server alone for a while between two requests. */
  async #pauseBefore(address: string): Promise<void> {
    const { pauseMs = usualPauseMs } = this.#options;
    const host = new URL(address).host;
    const wait = (this.#askedAt.get(host) ?? Number.NEGATIVE_INFINITY) + pauseMs - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    this.#askedAt.set(host, performance.now());
  }
}

const clickCounters = /^(?:utm_\w+|fbclid|gclid|mc_[ce]id|cmpid)$/i;

/** An address without its fragment and what only counts clicks. */
export function plainAddress(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.hash = "";
  const counters = Array.from(url.searchParams.keys()).filter((name) => clickCounters.test(name));
  for (const name of counters) url.searchParams.delete(name);
  return url.href.replace(/\/$/, "").replace(/^http:/, "https:");
}
