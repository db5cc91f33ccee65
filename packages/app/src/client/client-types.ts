import type { Api, AnswerOf, BodyOf, ParamsOf, QueryOf } from "../contract/api.ts";
import type { StatementTable } from "@rapporteur/core/model";

type Part<Name extends string, Value> = [Value] extends [undefined]
  ? object
  : object extends Value
    ? { readonly [K in Name]?: Value }
    : { readonly [K in Name]: Value };

/** Booleans and numbers of a query may be given as what they are. */
type QueryValue<T> = "true" | "false" extends T ? boolean | T : unknown extends T ? number | string | undefined : T;
type FriendlyQuery<Q> = Q extends object ? { [K in keyof Q]: QueryValue<Q[K]> } : Q;
type Upload<E> = E extends { bodyKind: "upload" } ? { readonly bytes: Uint8Array<ArrayBuffer> | Blob } : object;

export interface CallOptions {
  readonly signal?: AbortSignal;
}

/** What a call takes: its params, query and body by the contract. */
export type RequestOf<E> = Part<"params", ParamsOf<E>> & Part<"query", FriendlyQuery<QueryOf<E>>> & Part<"body", BodyOf<E>> & Upload<E> & CallOptions;

/** A file that the API made. */
export interface ReceivedFile {
  readonly bytes: ArrayBuffer;
  readonly type: string;
  readonly filename: string | null;
  /** What the file leaves out, in words. */
  readonly notes: readonly string[];
}

export type Received<E> = E extends { answerKind: "json" | "jsonBytes" }
  ? AnswerOf<E>
  : E extends { answerKind: "binary" | "file" | "html" }
    ? ReceivedFile
    : E extends { answerKind: "events" }
      ? never
      : void;

export type CallOf<E> =
  object extends RequestOf<E> ? (request?: RequestOf<E>) => Promise<Received<E>> : (request: RequestOf<E>) => Promise<Received<E>>;
type Calls<R> = { readonly [K in keyof R as R[K] extends { answerKind: "events" } ? never : K]: CallOf<R[K]> };

export interface CommitEvent {
  readonly revision: number;
  readonly by: { readonly account: string | null; readonly name: string };
  readonly action: string;
  /** May be more than `records` names: then look at everything again. */
  readonly changeCount: number;
  readonly records: readonly { readonly kind: string; readonly id: string }[];
}

export interface JobEvent {
  readonly id: string;
  readonly state: string;
  readonly doneCount: number;
  readonly failedCount: number;
  readonly partDone: number;
  readonly total: number;
}

/** The queue of comments changed; only editors hear of it. */
export interface CommentsEvent {
  /** Comments by state. */
  readonly counts: Readonly<Record<string, number>>;
  /** Id of the comment that came last, whatever its state; null where there is none. */
  readonly newest: string | null;
}

export interface Listener {
  readonly onCommit?: (event: CommitEvent) => void;
  readonly onJob?: (event: JobEvent) => void;
  readonly onComments?: (event: CommentsEvent) => void;
  /** The break was too long to tell all that happened: look at everything again. */
  readonly onReset?: (revision: number) => void;
  /** The connection was made, or lost and is being made again. */
  readonly onState?: (state: "open" | "lost") => void;
}

/** The API, typed by its contract: `client.documents.list({ params: { project } })`. Calls throw `ApiFailure`. */
export type Client = { readonly [R in keyof Api]: Calls<Api[R]> } & {
  /** All statements in columns. The same revision is fetched once; `revision` says which one it is. */
  readonly table: (project: string, options?: { readonly asOf?: number } & CallOptions) => Promise<{ table: StatementTable; revision: number }>;
  /** Hears of commits and jobs of a project until it is stopped; connects again by itself and is told what it missed. Returns how to stop. */
  readonly events: (project: string, listener: Listener) => () => void;
};
