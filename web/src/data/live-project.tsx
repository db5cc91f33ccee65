import { createContext, useContext, useEffect, useMemo, useSyncExternalStore, type ReactNode } from "react";
import type { RecordKind } from "@rapporteur/app/records";
import type { PendingWrite } from "./pending.ts";
import { SharedValue, useShared } from "../hooks/shared-value.ts";
import { cache } from "./cache.ts";
import { client, type CommentsEvent, type CommitEvent, type JobEvent } from "./client.ts";
import { applyAcknowledged, followCommit } from "./document-resource.ts";
import { memoOf, sendMemo } from "./send-memo.ts";
import type { Role, Session } from "./session.ts";
import { openShelf, type WriteShelf } from "./shelf.ts";
import { WriteQueue, type Obstacle } from "./write-queue.ts";

type Account = NonNullable<Session["account"]>;

/** The project that is open: who reads it, what is on its way, and whether the server is there. */
export interface LiveProject {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly account: Account;
  readonly queue: WriteQueue;
  readonly connection: Connection;
  readonly signals: Signals;
}

/** Calls back on commits, jobs and comments of the project. */
export class Signals {
  readonly #commit = new Set<(event: CommitEvent) => void>();
  readonly #job = new Set<(event: JobEvent) => void>();
  readonly #comments = new Set<(event: CommentsEvent) => void>();
  onCommit(listener: (event: CommitEvent) => void): () => void {
    this.#commit.add(listener);
    return () => this.#commit.delete(listener);
  }
  onJob(listener: (event: JobEvent) => void): () => void {
    this.#job.add(listener);
    return () => this.#job.delete(listener);
  }
  onComments(listener: (event: CommentsEvent) => void): () => void {
    this.#comments.add(listener);
    return () => this.#comments.delete(listener);
  }
  comments(event: CommentsEvent): void {
    for (const listener of this.#comments) listener(event);
  }
  commit(event: CommitEvent): void {
    for (const listener of this.#commit) listener(event);
  }
  job(event: JobEvent): void {
    for (const listener of this.#job) listener(event);
  }
}

/** Whether the server's events arrive. `retry` asks for them again at once; it does nothing before the project is followed. */
export interface Connection {
  readonly isThere: SharedValue<boolean>;
  retry: () => void;
}

const Live = createContext<LiveProject | null>(null);

/** The project that is open. Only below `LiveProjectProvider`. */
export function useProject(): LiveProject {
  const live = useContext(Live);
  if (live === null) throw new Error("no project is open here");
  return live;
}

/** Every write that is not acknowledged yet, those set aside included. */
export function useWrites(): readonly PendingWrite[] {
  const { queue } = useProject();
  return useSyncExternalStore(
    (listener) => queue.subscribe(listener),
    () => queue.writes,
  );
}

/** Why nothing can be saved now; null where it can. */
export function useObstacle(): Obstacle | null {
  const { connection, queue } = useProject();
  const isThere = useShared(connection.isThere);
  const obstacle = useSyncExternalStore(
    (listener) => queue.subscribe(listener),
    () => queue.obstacle,
  );
  return obstacle ?? (isThere ? null : "unreachable");
}

interface ProviderProps {
  readonly account: Account;
  readonly project: Session["projects"][number];
  readonly children: ReactNode;
}

/** Opens a project for everything below it: its queue of writes, and the events of the server. */
export function LiveProjectProvider({ account, project, children }: ProviderProps) {
  // By what they say: the session may be asked for again, and what is on its way must not lose its queue over that.
  const identity = JSON.stringify([account, project]);
  const live = useMemo(() => openLive(account, project), [identity]);
  useEffect(() => live.shelf.adopt((writes) => live.queue.adopt(writes)), [live]);
  useEffect(() => follow(live), [live]);
  return <Live value={live}>{children}</Live>;
}

function openLive(account: Account, project: Session["projects"][number]): LiveProject & { readonly shelf: WriteShelf } {
  const { id, name, role } = project;
  const shelf = openShelf(account.id, id);
  const queue = new WriteQueue({
    save: shelf.save,
    send: sendWrite,
    onDone: (write, revision) => applyAcknowledged(id, write, revision),
    onRefused: () => cache.invalidatePrefix(`document:${id}:`),
    wait: (callback, ms) => {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
  });
  return { id, name, role, account, queue, shelf, connection: { isThere: new SharedValue(true), retry: () => undefined }, signals: new Signals() };
}

async function sendWrite(write: PendingWrite): Promise<number> {
  const { project, requestKey, action, summary, review } = write;
  if (review !== undefined) {
    const statements = write.changes.map(({ id, expected }) => ({ id, expected: expected ?? 0 }));
    return (await client.statements.review({ params: { project }, body: { requestKey, review, statements } })).revision;
  }
  const memo = memoOf(write);
  if (memo !== null) return sendMemo(write, memo);
  const changes = write.changes.map(({ kind, id, expected, after }) => ({ kind, id, expected, after }));
  // The pairs of kind and record were put together by the typed functions of use-commit.
  const body = { requestKey, action, summary, changes } as Parameters<typeof client.records.commit>[0]["body"];
  return (await client.records.commit({ params: { project }, body })).revision;
}

function follow({ id: project, connection, signals, queue }: LiveProject): () => void {
  const listen = (): (() => void) =>
    client.events(project, {
      onCommit: (event) => hearCommit(project, event, signals),
      onJob: (event) => signals.job(event),
      onComments: (event) => hearComments(project, event, signals),
      onReset: () => cache.invalidate("all"),
      onState: (state) => {
        connection.isThere.set(state === "open");
        if (state !== "open") return;
        queue.retry();
        cache.retryFailed();
      },
    });
  let stop = listen();
  connection.retry = () => {
    stop();
    stop = listen();
    queue.retry();
  };
  const onOnline = (): void => connection.retry();
  window.addEventListener("online", onOnline);
  return () => {
    window.removeEventListener("online", onOnline);
    stop();
  };
}

function hearComments(project: string, event: CommentsEvent, signals: Signals): void {
  for (const counted of [`publish-held:${project}`, `start-held:${project}`]) cache.invalidatePrefix(counted);
  signals.comments(event);
}

function hearCommit(project: string, event: CommitEvent, signals: Signals): void {
  const isWhole = event.changeCount <= event.records.length;
  cache.invalidate(isWhole ? [...new Set(event.records.map(({ kind }) => kind as RecordKind))] : "all");
  const openDocuments = `document:${project}:`;
  if (isWhole) void followCommit(project, event).catch(() => cache.invalidatePrefix(openDocuments));
  signals.commit(event);
}
