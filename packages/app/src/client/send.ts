import { failureOf, offline } from "./api-failure.ts";
import { requestUrl } from "./request-url.ts";
import type { Route } from "./routes.ts";

export interface Connection {
  /** "https://rapporteur.example.org"; empty: the page's own. */
  readonly origin: string;
  readonly fetch: typeof fetch;
  readonly token: string | null;
  /** What writes of a session carry; asked for once. */
  csrf: string | null | undefined;
  readonly wait: (ms: number) => Promise<void>;
}

export interface Sending {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly bytes?: Uint8Array<ArrayBuffer> | Blob;
  readonly signal?: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
}

const pausesMs = [200, 800];
const passing = new Set([502, 503, 504]);

/**
 * Sends a call. Where the network is lost, a call that changes nothing (a figure is asked for by POST), or that names a request key, is sent again, three times at most.
 *
 * @throws ApiFailure
 */
export async function send(connection: Connection, route: Route, sending: Sending): Promise<Response> {
  const isRepeatable = route.method === "GET" || route.answer === "jsonBytes" || hasRequestKey(sending);
  for (let attempt = 0; ; attempt++) {
    const pause = isRepeatable ? pausesMs[attempt] : undefined;
    try {
      const response = await sendOnce(connection, route, sending);
      if (response.ok || response.status === 304) return response;
      const failure = await failureOf(response);
      if (await wasForgotten(connection, route, failure.code, attempt)) continue;
      if (pause === undefined || !passing.has(response.status)) throw failure;
    } catch (thrown) {
      // fetch throws a TypeError where no answer came; what was aborted was meant to end.
      if (!(thrown instanceof TypeError)) throw thrown;
      if (pause === undefined) throw offline(thrown);
    }
    if (pause !== undefined) await connection.wait(pause);
  }
}

/** A session that was renewed elsewhere has another csrf token: it is asked for again, once. */
async function wasForgotten(connection: Connection, route: Route, code: string, attempt: number): Promise<boolean> {
  if (code !== "RAP_HTTP_CSRF" || attempt > 0) return false;
  connection.csrf = undefined;
  return typeof (await csrfOf(connection)) === "string" && route.method !== "GET";
}

async function sendOnce(connection: Connection, route: Route, { params, query, body, bytes, signal, headers = {} }: Sending): Promise<Response> {
  const carried: Record<string, string> = { accept: "application/json", ...headers };
  if (connection.token !== null) carried["authorization"] = `Bearer ${connection.token}`;
  else if (route.method !== "GET") {
    const csrf = await csrfOf(connection);
    if (csrf instanceof Response) return csrf;
    if (csrf !== null) carried["x-csrf-token"] = csrf;
  }
  if (bytes !== undefined) carried["content-type"] = "application/octet-stream";
  else if (body !== undefined) carried["content-type"] = "application/json";
  const content = bytes ?? (body === undefined ? null : JSON.stringify(body));
  const init: RequestInit = { method: route.method, headers: carried, body: content, credentials: "same-origin", redirect: "error" };
  return connection.fetch(requestUrl(connection.origin, route.path, params, query), signal === undefined ? init : { ...init, signal });
}

/** Gives the answer itself where the server cannot say now: that is the answer to the call, and the next call asks again. */
async function csrfOf(connection: Connection): Promise<string | null | Response> {
  if (connection.csrf !== undefined) return connection.csrf;
  const response = await connection.fetch(`${connection.origin}/api/session`, {
    headers: { accept: "application/json" },
    credentials: "same-origin",
    redirect: "error",
  });
  if (passing.has(response.status)) return response;
  const { csrf } = response.ok ? ((await response.json()) as { csrf: string | null }) : { csrf: null };
  connection.csrf = csrf;
  return csrf;
}

function hasRequestKey({ body, query }: Sending): boolean {
  const has = (given: unknown): boolean =>
    typeof given === "object" && given !== null && typeof (given as { requestKey?: unknown }).requestKey === "string";
  return has(body) || has(query);
}
