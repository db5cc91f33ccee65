import type { Endpoint } from "./endpoint.ts";

/** What each status means that the API answers with. */
export const statusMeanings = {
  200: "The answer",
  204: "Done",
  304: "Unchanged since the revision that `if-none-match` names",
  400: "The request is wrong: `field` says where",
  401: "Nobody is signed in, or the credentials are wrong",
  403: "Not allowed",
  404: "Not there, or not to be seen by the caller",
  408: "The body took too long to arrive",
  409: "Somebody else changed it first, or the present state does not allow it",
  413: "The body is too large",
  415: "The body is not of the type that is read here",
  421: "The server does not answer under this host name",
  422: "What was given cannot be used",
  429: "Too often: `retry-after` says how long to wait",
  500: "A defect in the server: the log has its request id",
  503: "The server is too busy, or what it needs cannot be reached: try again",
} as const;
export type Status = keyof typeof statusMeanings;

/** Any request may meet these, whatever it asks for: a wrong token or host name, a limit of requests, a database that is away. */
const always: readonly Status[] = [401, 421, 429, 500, 503];

/**
 * Every status that an endpoint can answer with, in rising order. 500 is named because a client must expect it, not because it may happen.
 *
 * Cost: O(1).
 */
export function statusesOf({ access, answerKind, bodyKind, method, params, query }: Endpoint): readonly Status[] {
  const isRead = method === "GET";
  const hasInput = params !== undefined || query !== undefined || bodyKind !== "none";
  const found: readonly (readonly [boolean, readonly Status[]])[] = [
    [true, [answerKind === "none" ? 204 : 200]],
    [isRead && params !== undefined, [304]],
    // A body that is not JSON is refused before anybody asks whether one was wanted.
    [hasInput || !isRead, [400]],
    [access !== "public" || !isRead, [403]],
    [hasInput, [404, 422]],
    [!isRead, [409]],
    [!isRead, [408, 413, 415]],
    [true, always],
  ];
  return [...new Set(found.flatMap(([isMet, statuses]) => (isMet ? statuses : [])))].sort((a, b) => a - b);
}
