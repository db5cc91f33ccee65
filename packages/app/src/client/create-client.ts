import { notesHeader, readNotes } from "../contract/notes-header.ts";
import type { StatementTable } from "@rapporteur/core/model";
import { foreignAnswer } from "./api-failure.ts";
import type { CallOptions, Client, ReceivedFile } from "./client-types.ts";
import { listen } from "./listen.ts";
import { routes, type Route } from "./routes.ts";
import { send, type Connection, type Sending } from "./send.ts";

export interface ClientOptions {
  /** "https://rapporteur.example.org"; empty in a page of that server. */
  readonly origin: string;
  /** The platform's own unless told. */
  readonly fetch?: typeof fetch;
  /** An API token; without one the session of the browser is used. */
  readonly token?: string;
  /** Waits so many milliseconds; for tests. */
  readonly wait?: (ms: number) => Promise<void>;
}

/** A client of the HTTP API, for browsers and Node. */
export function createClient(options: ClientOptions): Client {
  const connection: Connection = {
    origin: options.origin.replace(/\/$/, ""),
    fetch: options.fetch ?? ((input, init) => fetch(input, init)),
    token: options.token ?? null,
    csrf: undefined,
    wait: options.wait ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms))),
  };
  const calls: Record<string, Record<string, unknown>> = {};
  for (const [id, route] of Object.entries(routes) as [string, Route][]) {
    const [resource = "", name = ""] = id.split(".");
    (calls[resource] ??= {})[name] = (sending: Sending = {}) => call(connection, id, route, sending);
  }
  const events: Client["events"] = (project, listener) => listen(connection, project, listener);
  return { ...calls, table: tableReader(connection), events } as unknown as Client;
}

/** Calls after which the browser's session is another one, with another csrf token. */
const changesSession = new Set(["session.start", "session.end", "session.accept", "session.changePassword"]);

async function call(connection: Connection, id: string, route: Route, sending: Sending): Promise<unknown> {
  const response = await send(connection, route, sending);
  if (changesSession.has(id)) connection.csrf = undefined;
  switch (route.answer) {
    case "json":
    case "jsonBytes":
      return response.json();
    case "none":
      await response.body?.cancel();
      return undefined;
    default:
      return fileOf(response);
  }
}

async function fileOf(response: Response): Promise<ReceivedFile> {
  const disposition = response.headers.get("content-disposition") ?? "";
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
  return {
    bytes: await response.arrayBuffer(),
    type: response.headers.get("content-type") ?? "application/octet-stream",
    filename: encoded === undefined ? null : decodeURIComponent(encoded),
    notes: readNotes(response.headers.get(notesHeader)),
  };
}

interface KeptTable {
  readonly tag: string | null;
  readonly answer: { readonly table: StatementTable; readonly revision: number };
}

function tableReader(connection: Connection): Client["table"] {
  const kept = new Map<string, KeptTable>();
  return async (project: string, { asOf, signal }: { asOf?: number } & CallOptions = {}) => {
    const key = `${project} ${asOf ?? ""}`;
    const known = kept.get(key);
    const headers: Record<string, string> = known?.tag == null ? {} : { "if-none-match": known.tag };
    const sending = { params: { project }, query: { asOf }, headers, ...(signal === undefined ? {} : { signal }) };
    const response = await send(connection, routes["statements.table"], sending);
    if (response.status === 304 && known !== undefined) return known.answer;
    const revision = Number(response.headers.get("x-rapporteur-revision") ?? Number.NaN);
    if (Number.isNaN(revision)) throw foreignAnswer(response, "the answer is not a table");
    // Loaded with the first table: most pages never ask for one, and the decoder brings the error catalogue along.
    const { decodeStatementTable } = await import("@rapporteur/core/model/decode-statement-table");
    const answer = { table: decodeStatementTable(await response.arrayBuffer()), revision };
    // One table a project: older ones are large and seldom wanted again.
    for (const other of kept.keys()) if (other.startsWith(`${project} `)) kept.delete(other);
    kept.set(key, { tag: response.headers.get("etag"), answer });
    return answer;
  };
}
