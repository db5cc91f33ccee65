import type { AppContext } from "../../application/app-context.ts";
import type { ServerEvent } from "./server-event.ts";
import { commitEvent, missedCommits } from "./commit-events.ts";
import type { Watch } from "./keep-looking.ts";
import { watchComments } from "./watch-comments.ts";
import { watchJobs } from "./watch-jobs.ts";

/** Hands an event on; false: the listener is gone or too slow, and hears no more. */
export type Send = (event: ServerEvent) => boolean;
type Store = AppContext["store"];

export interface Listening {
  readonly project: string;
  /** What the listener may see, by the rights it has. */
  readonly store: Store;
  /** The last revision it heard of; undefined: it begins now. */
  readonly after: number | undefined;
  /** Hears of comments too. */
  readonly moderates?: boolean;
}

/** Tells those who listen to a project of its commits, in order, and of its jobs; moderators of its comments too. */
export interface EventHub {
  readonly subscribe: (listening: Listening, send: Send) => () => void;
  /** How many listen, over all projects. */
  readonly count: () => number;
  /** Ends every subscription. */
  readonly close: () => void;
}

interface Ear {
  readonly store: Store;
  readonly moderates: boolean;
  /** The revision up to which it was told: news of a commit may come late from another process, when it was told already. */
  last: number;
}

interface Channel {
  readonly listeners: Map<Send, Ear>;
  readonly jobs: Watch;
  readonly comments: Watch;
  /** How many are about to be let in: the channel stays open for them too. */
  joining: number;
  /** Work of the channel, one thing after another: so nobody hears of commits out of order, twice or not at all. */
  work: Promise<void>;
}

/** Cost: one read of a revision a commit and kind of view, only where somebody listens. */
export function openEventHub(app: AppContext, onProblem: (thrown: unknown) => void): EventHub {
  const channels = new Map<string, Channel>();
  const next = (channel: Channel, step: () => Promise<void>): void => void (channel.work = channel.work.then(step).catch(onProblem));
  const stopWatching = app.store.history.watch(({ project, revision }) => {
    const channel = channels.get(project);
    if (channel !== undefined) next(channel, () => tellCommit(channel, project, revision));
  });
  const leave = (project: string, channel: Channel, send: Send): void => {
    channel.listeners.delete(send);
    if (channel.listeners.size + channel.joining > 0 || channels.get(project) !== channel) return;
    channel.jobs.stop();
    channel.comments.stop();
    channels.delete(project);
  };
  return {
    subscribe({ project, store, after, moderates = false }, send) {
      const channel = channels.get(project) ?? openChannel(app, project, onProblem);
      channels.set(project, channel);
      channel.joining++;
      let hasLeft = false;
      next(channel, async () => {
        try {
          const last = await store.history.head(project);
          if (after !== undefined) for (const event of await missedCommits(store, project, { after, last })) if (!send(event)) hasLeft = true;
          if (!hasLeft) channel.listeners.set(send, { store, moderates, last });
        } finally {
          channel.joining--;
          if (hasLeft) leave(project, channel, send);
        }
      });
      return () => {
        hasLeft = true;
        leave(project, channel, send);
      };
    },
    count: () => [...channels.values()].reduce((sum, { listeners }) => sum + listeners.size, 0),
    close() {
      stopWatching();
      for (const { jobs, comments, listeners } of channels.values()) {
        jobs.stop();
        comments.stop();
        listeners.clear();
      }
      channels.clear();
    },
  };
}

function openChannel(app: AppContext, project: string, onProblem: (thrown: unknown) => void): Channel {
  const listeners = new Map<Send, Ear>();
  const jobs = watchJobs(app, project, { tell: (event) => tell(listeners, event), onProblem });
  const comments = watchComments(app, project, {
    isWanted: () => [...listeners.values()].some(({ moderates }) => moderates),
    tell: (event) => tell(listeners, event, ({ moderates }) => moderates),
    onProblem,
  });
  return { listeners, jobs, comments, joining: 0, work: Promise.resolve() };
}

function tell(listeners: Map<Send, Ear>, event: ServerEvent, hears: (ear: Ear) => boolean = () => true): void {
  for (const [send, ear] of listeners) if (hears(ear) && !send(event)) listeners.delete(send);
}

async function tellCommit({ listeners }: Channel, project: string, revision: number): Promise<void> {
  const events = new Map<Store, ServerEvent | null>();
  for (const [send, ear] of listeners) {
    if (revision <= ear.last) continue;
    ear.last = revision;
    let event = events.get(ear.store);
    if (event === undefined) events.set(ear.store, (event = await commitEvent(ear.store, project, revision)));
    if (event !== null && !send(event)) listeners.delete(send);
  }
}
