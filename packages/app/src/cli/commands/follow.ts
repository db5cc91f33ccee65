import { readFile } from "node:fs/promises";
import { Option, type Command } from "commander";
import { RapporteurError } from "@rapporteur/core/base";
import { z } from "zod";
import { type FeedState, feedState, noFeeds, withFeeds } from "../../jobs/follow/feed-state.ts";
import { keptFeeds, setFeeds } from "../../jobs/follow/kept-feeds.ts";
import { type Followed, followFeeds } from "../../jobs/follow/follow-feeds.ts";
import { openReadingPool } from "../../jobs/reading-pool.ts";
import { documentRights, type DocumentRights } from "../../records/document-record.ts";
import { printResult } from "../analysis-input.ts";
import { type CommandIo, nowOf } from "../io.ts";
import { withLibrary } from "../library-access.ts";
import { addLibraryOptions, type LibraryFlags } from "../flags/library-flags.ts";
import { wholeNumber } from "../flags/whole-number.ts";
import { writeOutput } from "../write-output.ts";

interface FollowFlags extends LibraryFlags {
  readonly once?: boolean;
  readonly list?: boolean;
  readonly standing?: boolean;
  readonly every: number;
  readonly forget?: string;
  readonly state?: string;
  readonly code: boolean;
  readonly rights?: DocumentRights;
  readonly json?: boolean;
}

const help = `
Feeds in RSS, Atom and JSON Feed. Each is asked at most once an hour unless told, and less often where it asks for that; nothing is sent where nothing has changed,
and servers are left alone for two seconds between requests. New articles become documents once, however many feeds bring them. Which feeds are followed, and what was
seen, is kept in a file beside the library (LIBRARY.feeds.json). Without --once it goes on until Ctrl-C; no server may have the library open meanwhile.
With --standing they are kept in the library, and one of its servers or workers asks them every 15 minutes for those that are due.

Examples:
  rapporteur follow https://example.org/feed.xml --library study.rapporteur
  rapporteur follow --once --library study.rapporteur
  rapporteur follow --list --library study.rapporteur
  rapporteur follow --forget https://example.org/feed.xml --library study.rapporteur
  rapporteur follow https://example.org/feed.xml --standing --database postgres://me@localhost/study`;

/** `rapporteur follow FEED… --library FILE`: new articles of feeds into a library, again and again. */
export function followCommand(program: Command, io: CommandIo): void {
  addLibraryOptions(program.command("follow").argument("[feed...]", "addresses of feeds, besides those that are followed"), { reads: false })
    .option("--once", "ask those that are due, and end")
    .option("--standing", "leave it to the servers and workers of the library, which ask the feeds from now on; ends at once")
    .option("--list", "list the feeds that are followed")
    .option("--forget <feed>", "follow this feed no more")
    .option("--every <minutes>", "between two polls of a feed, 15 at least", wholeNumber(15, 10_080), 60)
    .option("--state <file>", "where it is kept which feeds are followed, in place of the file beside the library")
    .option("--no-code", "keep the texts alone; draft statements later")
    .addOption(new Option("--rights <rights>", "what may be shown to whom: no-text unless told").choices(documentRights))
    .option("--json", "print JSON")
    .addHelpText("after", help)
    .action(async (feeds: string[], flags: FollowFlags) => {
      if (flags.standing === true) return standingFeeds(feeds, flags, io);
      const path = statePath(flags);
      const kept = await readState(path);
      const state = withFeeds({ ...kept, feeds: kept.feeds.filter(({ url }) => url !== flags.forget) }, feeds.map(checkedAddress));
      if (feeds.length > 0 || flags.forget !== undefined) await writeState(path, state);
      if (flags.list === true || (flags.forget !== undefined && feeds.length === 0)) {
        printResult(io, flags, { json: state, text: () => stateText(state) });
        return;
      }
      if (state.feeds.length === 0) throw new RapporteurError("RAP_CLI_STATE", { path, problem: "it names no feed" });
      await withLibrary(flags, io, ({ workplace }) => keepFollowing({ workplace, state, path, flags, io }));
    });
}

/** Every turn asks the feeds that are due. */
const turnMinutes = 15;

/** Feeds that are kept in the library, with the schedule by which the process that works on its jobs asks them. */
async function standingFeeds(feeds: readonly string[], flags: FollowFlags, io: CommandIo): Promise<void> {
  await withLibrary({ ...flags, mustExist: true }, io, async ({ store, workplace: { project } }) => {
    const kept = await keptFeeds(store, project);
    const state = withFeeds({ ...kept, feeds: kept.feeds.filter(({ url }) => url !== flags.forget) }, feeds.map(checkedAddress));
    const name = `follow:${project}`;
    if (flags.list !== true) {
      await setFeeds(store, project, state);
      const task = { task: "follow", everyMinutes: flags.every, codes: flags.code, rights: flags.rights ?? null };
      if (state.feeds.length === 0) await store.jobs.dropSchedule(name);
      else await store.jobs.setSchedule({ name, project, everyMinutes: turnMinutes, task });
    }
    printResult(io, flags, { json: state, text: () => stateText(state) });
  });
}

interface Following {
  readonly workplace: Parameters<typeof followFeeds>[0];
  readonly state: FeedState;
  readonly path: string;
  readonly flags: FollowFlags;
  readonly io: CommandIo;
}

async function keepFollowing({ workplace, state: first, path, flags, io }: Following): Promise<void> {
  const stop = new AbortController();
  if (flags.once !== true) void io.untilStopped().then(() => stop.abort());
  const pool = (io.openReaders ?? openReadingPool)(1);
  let state = first;
  try {
    do {
      const followed = await followFeeds(workplace, state, {
        everyMinutes: flags.every,
        codes: flags.code,
        rights: flags.rights,
        pool,
        signal: stop.signal,
        keep: (now) => writeState(path, now),
        ...(io.fetch === undefined ? {} : { fetch: io.fetch, pauseMs: 0 }),
      });
      state = followed.state;
      if (followed.polled > 0) printResult(io, flags, { json: outcomeOf(followed), text: () => followedText(followed) });
      if (flags.once === true || state.feeds.every(({ endedBy }) => endedBy !== null)) return;
      await restUntil(nextPoll(state) - nowOf(io), stop.signal);
    } while (!stop.signal.aborted);
  } finally {
    await pool.close();
  }
}

function nextPoll({ feeds }: FeedState): number {
  return feeds.filter(({ endedBy }) => endedBy === null).reduce((first, { nextAt }) => Math.min(first, nextAt), Number.POSITIVE_INFINITY);
}

/** Timers hold 24 days; feeds rest for a week at most. */
function restUntil(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(end, Math.max(1000, milliseconds));
    if (signal.aborted) end();
    signal.addEventListener("abort", end, { once: true });
  });
}

function statePath({ state, library }: FollowFlags): string {
  if (state !== undefined) return state;
  if (library === undefined || /^[a-z]+:\/\//i.test(library)) throw new RapporteurError("RAP_CLI_STATE_PLACE");
  return `${library}.feeds.json`;
}

function checkedAddress(feed: string): string {
  if (URL.canParse(feed) && /^https?:$/.test(new URL(feed).protocol)) return new URL(feed).href;
  throw new RapporteurError("RAP_SOURCE_URL", {
    url: feed,
    problem: "it is not an address of a feed",
    cure: "write it whole, as in https://example.org/feed.xml",
  });
}

async function readState(path: string): Promise<FeedState> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return noFeeds;
    throw new RapporteurError("RAP_CLI_STATE", { path, problem: (error as Error).message }, { cause: error });
  }
  try {
    return feedState.parse(JSON.parse(text));
  } catch (error) {
    const problem = error instanceof z.ZodError ? (z.prettifyError(error).split("\n")[0] ?? "") : "it is not JSON";
    throw new RapporteurError("RAP_CLI_STATE", { path, problem }, { cause: error });
  }
}

function writeState(path: string, state: FeedState): Promise<void> {
  return writeOutput(path, `${JSON.stringify(state, null, 1)}\n`);
}

function outcomeOf({ polled, added, known, failures }: Followed): object {
  return { polled, added, known, failures };
}

function followedText({ polled, added, known, failures }: Followed): string {
  const counted = (count: number, what: string): string => `${count} ${count === 1 ? what : `${what}s`}`;
  return [
    `Asked ${counted(polled, "feed")}: ${counted(added, "new document")}, ${known} known already.`,
    ...failures.map(({ url, code, message }) => `  ${url}: ${message} [${code}]`),
  ].join("\n");
}

function stateText({ feeds }: FeedState): string {
  if (feeds.length === 0) return "No feed is followed.";
  const lines = feeds.map(({ url, title, seen, failures, endedBy, nextAt }) => {
    const state = endedBy ?? (failures > 0 ? `failed ${failures === 1 ? "once" : `${failures} times in a row`}` : `${seen.length} articles seen`);
    const next = endedBy !== null ? "" : nextAt === 0 ? "; due now" : `; asked again after ${new Date(nextAt).toISOString().slice(0, 16)}Z`;
    return `  ${url}${title === "" ? "" : ` (${title})`}: ${state}${next}`;
  });
  return [`${feeds.length} ${feeds.length === 1 ? "feed is" : "feeds are"} followed:`, ...lines].join("\n");
}
